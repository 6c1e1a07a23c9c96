import { daysBetween, parisDay } from "../../../../api/kernel/local-date.ts";
import { Icon } from "../../components/icon.tsx";
import { Pictogram } from "../../components/pictogram.tsx";
import { ago } from "../../words.ts";
import { PLACE } from "../place/words.ts";
import type { Editor } from "./use-editor.ts";
import { STANDS } from "./words.ts";

/** What families see today, confirmed in one action (R29); and the way to the editor. */
export function Stands({ editor }: { editor: Editor }) {
  const { saved, today, busy, confirmed, listing } = editor;
  const { signal, validUntil, confirmedAt } = saved;
  const holds = signal !== "UNKNOWN" && validUntil;
  return (
    <section class="panel stands" aria-labelledby="en-place">
      <h2 id="en-place">{STANDS.title}</h2>
      <p class="stands__what">
        <Pictogram signal={signal} />
        {holds && (
          <span>
            {STANDS.valid(validUntil)}
            {confirmedAt && STANDS.confirmed(ago(daysBetween(parisDay(new Date(confirmedAt)), today)))}
          </span>
        )}
      </p>
      {!holds && <p>{STANDS.nothing}</p>}
      {holds && (
        <p class="stands__still">
          <strong>{STANDS.still}</strong>
          <button
            class="button"
            type="button"
            aria-disabled={busy !== null}
            aria-describedby="en-place"
            onClick={editor.confirm}
          >
            <Icon name="check" /> {STANDS.confirm}
          </button>
        </p>
      )}
      <p class="stands__done" role="status">
        {busy === "confirming" && STANDS.confirming}
        {confirmed && validUntil && STANDS.done(validUntil)}
      </p>
      <p class="stands__ways">
        <a class={holds ? "button" : "button button--main"} href="#disponibilites">
          <Icon name="week" /> {PLACE.publish}
        </a>
        <a href={`/fiche/?id=${encodeURIComponent(listing.id)}`}>{STANDS.sheet}</a>
      </p>
    </section>
  );
}
