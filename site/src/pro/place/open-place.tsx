import { SHEET } from "../../sheet/words.ts";
import { CRECHE_SUBTYPE, KIND } from "../../words.ts";
import { AvailabilityEditor } from "../editor/editor.tsx";
import { StructureEditor } from "../structure/structure.tsx";
import type { Owner } from "./app.tsx";
import { Authority } from "./authority.tsx";
import { PmiDetails } from "./pmi-details.tsx";
import { PLACE } from "./words.ts";

/** What room they have to give, their details, and whom to write to when these are wrong (R24, R25). */
export function OpenPlace({ owner }: { owner: Owner }) {
  const { listing, details, departement } = owner;
  return (
    <>
      {listing?.availability && (
        <AvailabilityEditor owner={owner} listing={listing} standing={listing.availability} />
      )}
      <div class={details ? "place" : "place place--structure"}>
        <div class="place__part">
          {details && <PmiDetails details={details} />}
          {owner.role === "MANAGER" && listing && <Structure owner={owner} listing={listing} />}
        </div>
        <div class="place__part">
          {listing && !listing.availability && <NoAvailability id={listing.id} />}
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
      </div>
    </>
  );
}

/** Relais and LAEP have sessions instead (R32). */
function NoAvailability({ id }: { id: string }) {
  return (
    <section class="panel" aria-labelledby="familles">
      <h2 id="familles">{PLACE.availability}</h2>
      <p>{PLACE.noAvailability}</p>
      <p>
        <a href={`/fiche/?id=${encodeURIComponent(id)}`}>{PLACE.sheet}</a>
      </p>
    </section>
  );
}

/** A manager's own structure (R25). */
function Structure({ owner, listing }: { owner: Owner; listing: NonNullable<Owner["listing"]> }) {
  const { name, kind, addressLines, commune } = listing;
  const form = listing.__typename === "Creche" && listing.subtype ? CRECHE_SUBTYPE[listing.subtype] : null;
  return (
    <>
      <section class="panel" aria-labelledby="structure">
        <h2 id="structure">{name}</h2>
        <p>{form ?? KIND[kind].one}</p>
        {listing.__typename === "Creche" && listing.avip && <p>{SHEET.avip}</p>}
        <address>
          {(addressLines ?? [commune.name]).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
      </section>
      <StructureEditor listing={listing} changes={owner.structureChanges ?? []} email={owner.email} />
    </>
  );
}
