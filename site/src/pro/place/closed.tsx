import { Icon } from "../../components/icon.tsx";
import type { Owner } from "./app.tsx";
import { Authority } from "./authority.tsx";
import { CLOSED, PLACE } from "./words.ts";

type ClosedAccess = keyof typeof CLOSED;

/** Why the space is closed, what to do, and whom to write to (R24). */
export function Closed({ owner, access }: { owner: Owner; access: Owner["access"] }) {
  const words = CLOSED[access in CLOSED ? (access as ClosedAccess) : "HABILITATION_INVALID"];
  const { departement } = owner;
  const byPmi = access !== "HABILITATION_INVALID";
  return (
    <section class="panel closed" aria-labelledby="ferme">
      <h2 id="ferme">
        <Icon name="warning" /> {words.title}
      </h2>
      {[...words.why, ...words.todo].map((text) => (
        <p key={text}>{text}</p>
      ))}
      {access === "NOT_LISTED" && (
        <p>
          <a href="/espace-professionnel/etre-publie/">{PLACE.toBePublished}</a>
        </p>
      )}
      {!byPmi && (
        <p>
          <a class="button button--main" href="/espace-professionnel/demande/">
            {PLACE.request}
          </a>
        </p>
      )}
      {departement && (
        <div class="authorities">
          {byPmi && <Authority authority={departement.pmi} title={PLACE.pmi} />}
          <Authority authority={departement.caf} title={PLACE.caf} />
        </div>
      )}
    </section>
  );
}
