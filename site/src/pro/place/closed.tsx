import { Icon } from "../../components/icon.tsx";
import type { Owner } from "./app.tsx";
import { Authority } from "./authority.tsx";
import { CLOSED, CLOSED_MANAGER, type ClosedAccess, OVER, PLACE } from "./words.ts";

/** Why the space is closed, what to do, and whom to write to (R24). */
export function Closed({ owner, access }: { owner: Owner; access: Owner["access"] }) {
  const { departement, role } = owner;
  const all = role === "MANAGER" ? CLOSED_MANAGER : CLOSED;
  const which = access in all ? (access as ClosedAccess) : "HABILITATION_INVALID";
  const words = all[which];
  const canAsk = which === "HABILITATION_INVALID";
  const over = canAsk && owner.habilitation ? OVER[owner.habilitation] : undefined;
  // whether a childminder is listed is PMI's to say, and not whether a structure is
  const byPmi = role !== "MANAGER" && !canAsk;
  return (
    <section class="panel closed" aria-labelledby="ferme">
      <h2 id="ferme">
        <Icon name="warning" /> {words.title}
      </h2>
      {[...(over ? [over] : words.why), ...words.todo].map((text) => (
        <p key={text}>{text}</p>
      ))}
      {byPmi && access === "NOT_LISTED" && (
        <p>
          <a href="/espace-professionnel/etre-publie/">{PLACE.toBePublished}</a>
        </p>
      )}
      {canAsk && (
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
