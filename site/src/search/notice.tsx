import { Icon } from "../components/icon.tsx";
import type { NoticeWords } from "./words.ts";
import { RETRY } from "./words.ts";

export interface NoticeProps {
  words: NoticeWords;
  onRetry?: (() => void) | undefined;
  /** What may help, ready to be done. */
  way?: { label: string; take: () => void } | null;
}

/** What stands where a list would, when there is none: what happened and what to do. */
export function Notice({ words, onRetry, way }: NoticeProps) {
  return (
    <div class="notice">
      <Icon name={words.icon} class="notice__icon" />
      <h2 class="notice__title">{words.title}</h2>
      <p>{words.text}</p>
      {onRetry && (
        <button class="button" type="button" onClick={onRetry}>
          {RETRY}
        </button>
      )}
      {way && (
        <button class="button" type="button" onClick={way.take}>
          {way.label}
        </button>
      )}
    </div>
  );
}
