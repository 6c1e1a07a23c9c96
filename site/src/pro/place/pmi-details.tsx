import type { ComponentChildren } from "preact";
import { Icon } from "../../components/icon.tsx";
import { SHEET } from "../../sheet/words.ts";
import { longDate, phoneWords } from "../../words.ts";
import type { Owner } from "./app.tsx";
import { CIVILITY, PLACE } from "./words.ts";

type Details = NonNullable<Owner["details"]>;

/** What PMI sent, and what of it families see (R24). */
export function PmiDetails({ details }: { details: Details }) {
  const d = details;
  const name = `${CIVILITY[d.civility] ?? d.civility} ${d.firstName} ${d.lastName}`;
  return (
    <section class="panel" aria-labelledby="pmi">
      <h2 id="pmi">{PLACE.details}</h2>
      <p>{PLACE.detailsWhy}</p>
      <dl class="details">
        <Row label={PLACE.name} shown>
          {name}
        </Row>
        <Row label={PLACE.address} shown={d.showsAddress}>
          <span class="lines">
            {d.addressLines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </span>
        </Row>
        <Row label={PLACE.phone} shown={d.showsPhone}>
          {d.phone && phoneWords(d.phone)}
        </Row>
        <Row label={PLACE.email} shown={d.showsEmail}>
          {d.email}
        </Row>
        <Row label={PLACE.places} shown>
          {d.places}
        </Row>
        <Row label={PLACE.where} shown>
          {d.worksInMam ? SHEET.inMam : SHEET.atHome}
        </Row>
        {d.mamName && (
          <Row label={SHEET.mam} shown={d.showsAddress}>
            {d.mamName}
          </Row>
        )}
        <Row label={PLACE.approvalNumber} shown={false}>
          {d.approvalNumber}
        </Row>
        <Row label={PLACE.approval} shown={false}>
          {PLACE.fromTo(longDate(d.approvalStartsOn), longDate(d.approvalEndsOn))}
        </Row>
      </dl>
    </section>
  );
}

function Row({ label, shown, children }: { label: string; shown: boolean; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children || PLACE.none}
        <small class={`seen ${shown ? "seen--yes" : "seen--no"}`}>
          <Icon name={shown ? "check" : "close"} /> {shown ? PLACE.shown : PLACE.withheld}
        </small>
      </dd>
    </div>
  );
}
