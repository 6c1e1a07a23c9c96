import { today } from "../../client/today.ts";
import { Icon } from "../../components/icon.tsx";
import { Pictogram } from "../../components/pictogram.tsx";
import { Availability } from "../../sheet/availability.tsx";
import { Details } from "../../sheet/details.tsx";
import type { Sheet } from "../../sheet/facts.ts";
import { KIND } from "../../words.ts";
import type { Owner } from "./app.tsx";
import { Authority } from "./authority.tsx";
import { PmiDetails } from "./pmi-details.tsx";
import { PLACE } from "./words.ts";

/** Their details, and what families see of their availability; the link leads to it. */
export function OpenPlace({ owner }: { owner: Owner }) {
  const { listing, details, departement } = owner;
  const availability = listing?.availability;
  return (
    <>
      {availability && (
        <div class="place__publish">
          <a class="button button--main" href="#disponibilites">
            <Icon name="clock" /> {PLACE.publish}
          </a>
          <p>{PLACE.notYet}</p>
        </div>
      )}
      <div class="place">
        <div class="place__part">
          {details && <PmiDetails details={details} />}
          {!details && listing && <Structure listing={listing} />}
          {departement && (
            <section class="panel" aria-labelledby="erreur">
              <h2 id="erreur">{details ? PLACE.wrong : PLACE.structureWrong}</h2>
              <p>{details ? PLACE.wrongText : PLACE.structureWrongText}</p>
              <Authority
                authority={details ? departement.pmi : departement.caf}
                title={details ? PLACE.pmi : PLACE.caf}
              />
            </section>
          )}
        </div>
        {listing && <Families listing={listing} />}
      </div>
    </>
  );
}

function Families({ listing }: { listing: Sheet }) {
  const { availability, id } = listing;
  const published = availability && availability.signal !== "UNKNOWN";
  // the link to one's availability leads to whichever of the two stands
  const heading = published ? "familles" : "disponibilites";
  return (
    <div class="place__part">
      <section class="panel" aria-labelledby={heading}>
        <h2 id={heading}>{PLACE.availability}</h2>
        {availability ? <Pictogram signal={availability.signal} /> : <p>{PLACE.noAvailability}</p>}
        {availability && !published && <p>{PLACE.nothing}</p>}
        <p>
          <a href={`/fiche/?id=${encodeURIComponent(id)}`}>{PLACE.sheet}</a>
        </p>
      </section>
      {published && <Availability availability={availability} today={today()} />}
    </div>
  );
}

/** A manager's own structure (R25). */
function Structure({ listing }: { listing: Sheet }) {
  const { name, kind, addressLines, commune } = listing;
  return (
    <>
      <section class="panel" aria-labelledby="structure">
        <h2 id="structure">{name}</h2>
        <p>{KIND[kind].one}</p>
        <address>
          {(addressLines ?? [commune.name]).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
      </section>
      <Details sheet={listing} />
    </>
  );
}
