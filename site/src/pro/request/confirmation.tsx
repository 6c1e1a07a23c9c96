import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../../components/icon.tsx";
import type { Filed } from "./request.ts";
import { CONFIRMATION } from "./words.ts";

/** What comes next, said at once (R17). */
export function Confirmation({ filed: { caf, structure } }: { filed: Filed }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="done">
      <h2 ref={heading} tabIndex={-1}>
        <Icon name="check" /> {CONFIRMATION.title}
      </h2>
      <ol class="steps-list">
        <li>{CONFIRMATION.mail}</li>
        <li>{CONFIRMATION.caf(caf)}</li>
        <li>{CONFIRMATION.form(structure)}</li>
        <li>{CONFIRMATION.next}</li>
      </ol>
      <p>
        <a class="button button--main" href="/">
          {CONFIRMATION.home}
        </a>
      </p>
    </div>
  );
}
