import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { LocalDate } from "../../../api/kernel/local-date.ts";
import { readSelection, writeSelection } from "../client/selection.ts";
import { today } from "../client/today.ts";
import { Icon } from "../components/icon.tsx";
import { MailLink } from "../components/mail-link.tsx";
import { Pictogram } from "../components/pictogram.tsx";
import { kindWords } from "../search/card.tsx";
import { MAX_COMPARED } from "../search/state.ts";
import { KIND, PRECISION, phoneWords } from "../words.ts";
import { Availability } from "./availability.tsx";
import { Details } from "./details.tsx";
import type { Sheet } from "./facts.ts";
import { SheetMap } from "./sheet-map.tsx";
import { S, SHEET } from "./words.ts";

interface SheetProps {
  sheet: Sheet;
  /** The day, when the server draws it for people without JavaScript: nothing to click then. */
  plainOn?: LocalDate;
}

export function SheetView({ sheet, plainOn }: SheetProps) {
  const { availability, kind, name, commune } = sheet;
  return (
    <article class="sheet" data-kind={KIND[kind].icon}>
      <header class="sheet__head">
        <p class="sheet__kind">
          <Icon name={KIND[kind].icon} /> {kindWords(sheet)}
        </p>
        <h1>{name}</h1>
        <p class="sheet__commune">
          {commune.name} ({commune.departement.name})
        </p>
        {availability && <Pictogram signal={availability.signal} />}
        {!plainOn && <Actions id={sheet.id} />}
      </header>
      <div class="sheet__columns">
        <div class="sheet__reach">
          <Contact sheet={sheet} />
          <Position sheet={sheet} withMap={!plainOn} />
        </div>
        <div>
          {availability && <Availability availability={availability} today={plainOn ?? today()} />}
          <Details sheet={sheet} />
        </div>
      </div>
      <p class="sheet__updated">{SHEET.updated(sheet.updatedAt)}</p>
    </article>
  );
}

function Actions({ id }: { id: string }) {
  const [selection, setSelection] = useState(readSelection);
  const chosen = selection.includes(id);
  const full = !chosen && selection.length >= MAX_COMPARED;
  const toggle = () => {
    if (full) return;
    const next = chosen ? selection.filter((other) => other !== id) : [...selection, id];
    writeSelection(next);
    setSelection(next);
  };
  return (
    <div class="sheet__actions">
      <button class="button" type="button" aria-pressed={chosen} aria-disabled={full} onClick={toggle}>
        <Icon name="compare" /> {full ? S.compareFull : chosen ? S.compared : S.compare}
      </button>
      <button class="button" type="button" onClick={() => print()}>
        <Icon name="print" /> {S.print}
      </button>
    </div>
  );
}

function Contact({ sheet: { phone, email, website } }: { sheet: Sheet }) {
  return (
    <section class="panel" aria-labelledby="contact">
      <h2 id="contact">{SHEET.contact}</h2>
      {!phone && !email && !website && <p>{SHEET.noContact}</p>}
      <ul class="contact">
        {phone && (
          <Way icon="phone" label={SHEET.phone}>
            <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phoneWords(phone)}</a>
          </Way>
        )}
        {email && (
          <Way icon="mail" label={SHEET.email}>
            <MailLink email={email} />
          </Way>
        )}
        {website && (
          <Way icon="web" label={SHEET.website}>
            <a href={website} rel="noopener noreferrer external">
              {website.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
            </a>
          </Way>
        )}
      </ul>
    </section>
  );
}

function Way({
  icon,
  label,
  children,
}: {
  icon: "phone" | "mail" | "web";
  label: string;
  children: ComponentChildren;
}) {
  return (
    <li>
      <Icon name={icon} />
      <span class="visually-hidden">{label} : </span>
      {children}
    </li>
  );
}

function Position({ sheet, withMap }: { sheet: Sheet; withMap: boolean }) {
  const { addressLines, commune, location } = sheet;
  return (
    <section class="panel" aria-labelledby="position">
      <h2 id="position">{S.position}</h2>
      {addressLines ? (
        <address>
          {addressLines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
      ) : (
        <p>
          {S.withheld}
          <br />
          {commune.postcodes.length === 1 && commune.postcodes[0]} {commune.name}
        </p>
      )}
      <p class="sheet__precision">
        <Icon name="pin" /> {PRECISION[location.precision].full}
      </p>
      {withMap && (
        <SheetMap
          name={sheet.name}
          kind={sheet.kind}
          signal={sheet.availability?.signal ?? null}
          at={location}
        />
      )}
    </section>
  );
}
