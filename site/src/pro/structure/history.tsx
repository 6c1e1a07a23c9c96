import type { StructureChangeFragment } from "../../gql/documents.ts";
import { HISTORY } from "./words.ts";

/** Those that stand open. */
const SHOWN = 5;

/** Who changed what, and when (R25). */
export function History({ changes }: { changes: readonly StructureChangeFragment[] }) {
  const before = changes.slice(SHOWN);
  return (
    <section class="panel" aria-labelledby="modifications">
      <h2 id="modifications">{HISTORY.title}</h2>
      {changes.length === 0 && <p>{HISTORY.none}</p>}
      <Changes changes={changes.slice(0, SHOWN)} />
      {before.length > 0 && (
        <details>
          <summary>{HISTORY.more(before.length)}</summary>
          <Changes changes={before} />
        </details>
      )}
    </section>
  );
}

function Changes({ changes }: { changes: readonly StructureChangeFragment[] }) {
  if (changes.length === 0) return null;
  return (
    <ul class="changes">
      {changes.map(({ at, author, fields }) => (
        <li key={at}>
          <strong>{HISTORY.at(at)}</strong>, {HISTORY.by(author)}
          <span>{fields.join(", ")}</span>
        </li>
      ))}
    </ul>
  );
}
