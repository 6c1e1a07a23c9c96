import { Icon } from "../components/icon.tsx";
import type { DeskRequestFragment } from "../gql/documents.ts";
import { CONFIRM } from "./action-words.ts";
import { letterText } from "./letter-text.ts";

type Mail = NonNullable<DeskRequestFragment["actions"][number]["mail"]>;

interface LetterProps {
  mail: Mail;
  reason: string;
  /** The structure named in it so far, and the one that will be. */
  renamed: readonly [from: string, to: string] | null;
}

/** A letter exactly as it will leave; what hides a password is explained. */
export function Letter({ mail, reason, renamed }: LetterProps) {
  const { to, subject, text, attachments } = mail;
  return (
    <section class="letter" aria-labelledby="courriel">
      <h3 id="courriel">{CONFIRM.letter}</h3>
      <dl class="letter__head">
        <div>
          <dt>{CONFIRM.to}</dt>
          <dd>{to}</dd>
        </div>
        <div>
          <dt>{CONFIRM.subject}</dt>
          <dd>{subject}</dd>
        </div>
        {attachments.length > 0 && (
          <div>
            <dt>{attachments.length > 1 ? CONFIRM.attachments : CONFIRM.attachment}</dt>
            <dd>{attachments.join(", ")}</dd>
          </div>
        )}
      </dl>
      <div class="letter__text">{letterText(text, reason, renamed)}</div>
      {text.includes("••••") && (
        <p class="field__hint">
          <Icon name="unknown" /> {CONFIRM.password}
        </p>
      )}
    </section>
  );
}
