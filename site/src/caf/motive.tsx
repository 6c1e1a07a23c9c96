import type { RefObject } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { draft } from "../client/tab-store.ts";
import { Icon } from "../components/icon.tsx";
import { CONFIRM } from "./action-words.ts";
import { useDesk } from "./navigation.tsx";

const MOST = 500;

interface Motive {
  text: string;
  /** What is wrong with it, once it was to be sent. */
  error: string | null;
  field: RefObject<HTMLTextAreaElement>;
  write: (text: string) => void;
  /** Whether it may be sent; if not, it says why and takes the focus. */
  check: () => boolean;
  forget: () => void;
}

/** The reason being written; a session that ends in between does not lose it (R23). */
export function useMotive(key: string, need: "required" | "optional" | undefined): Motive {
  const { agent } = useDesk();
  const kept = useMemo(() => draft<string>(`motif.${key}`, agent), [key, agent]);
  const [text, setText] = useState(() => kept.read() ?? "");
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { length } = text.trim();
  const wrong =
    length > MOST
      ? CONFIRM.reasonTooLong
      : need === "required" && length === 0
        ? CONFIRM.reasonMissing
        : null;
  const write = (value: string) => {
    kept.write(value);
    setText(value);
  };
  const check = () => {
    setTried(true);
    if (wrong) field.current?.focus();
    return wrong === null;
  };
  return { text, error: tried ? wrong : null, field, write, check, forget: kept.wipe };
}

interface MotiveFieldProps {
  motive: Motive;
  need: "required" | "optional";
  mailed: boolean;
}

export function MotiveField({ motive: { text, error, field, write }, need, mailed }: MotiveFieldProps) {
  const left = MOST - text.trim().length;
  return (
    <div class={error ? "field field--wrong motive" : "field motive"}>
      <label for="motif">{CONFIRM.reason[need]}</label>
      {error && (
        <p id="motif-erreur" class="problem">
          <Icon name="warning" /> {error}
        </p>
      )}
      <textarea
        id="motif"
        ref={field}
        rows={3}
        required={need === "required"}
        value={text}
        aria-describedby={`${error ? "motif-erreur " : ""}motif-aide motif-reste`}
        aria-invalid={error !== null || left < 0}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <p id="motif-aide" class="field__hint">
        {mailed ? CONFIRM.reasonHint : CONFIRM.reasonKept}
      </p>
      <p id="motif-reste" class={left < 0 ? "problem" : "field__hint"}>
        {left < 0 && <Icon name="warning" />} {CONFIRM.left(left)}
      </p>
    </div>
  );
}
