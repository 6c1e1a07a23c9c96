import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { distanceM, type LngLat } from "../../../api/kernel/geo.ts";
import { ask } from "../client/graphql.ts";
import { today } from "../client/today.ts";
import { Icon } from "../components/icon.tsx";
import { type CardFragment, CareCardDocument } from "../gql/documents.ts";
import { Card, type CardProps } from "./card.tsx";
import { fitOf } from "./fit.tsx";
import type { Fit } from "./need-words.ts";
import type { Results } from "./use-results.ts";
import { W } from "./words.ts";

interface Chosen {
  listing: CardFragment;
  distance: number | null;
  /** null when the list does not hold it. */
  fit: Fit | null;
}

/**
 * A point chosen on the map: its card is scrolled to and focused; when the list does not hold it (further
 * pages, another area) or stands behind the map (phone), the card is shown apart.
 */
export function useChosen(
  results: Results,
  /** Where distances are counted from. */
  from: LngLat | null,
  onCompare: CardProps["onCompare"],
  selection: string[],
) {
  const [chosen, setApart] = useState<Chosen | null>(null);
  const apart = chosen?.listing;
  const latest = useRef({ results, from });
  latest.current = { results, from };

  // a new list makes the choice moot
  // as said
  useEffect(() => setApart(null), [results.found]);

  const choose = useCallback(async (id: string) => {
    const edge = latest.current.results.found?.edges.find(({ node }) => node.id === id);
    const card = document.getElementById(`fiche-${id}`);
    if (edge && card?.checkVisibility()) {
      setApart(null);
      return reveal(card);
    }
    if (edge) return setApart({ listing: edge.node, distance: edge.distance, fit: fitOf(edge) });
    const answer = await ask(CareCardDocument, { id });
    if (!answer.ok || !answer.data.care) return;
    const { from } = latest.current;
    const listing = answer.data.care;
    setApart({ listing, distance: from && distanceM(from, listing.location), fit: null });
  }, []);

  // once for each listing
  useEffect(() => {
    const card = apart && document.querySelector<HTMLElement>(".chosen .card");
    if (card) reveal(card);
  }, [apart?.id]);

  const card = (onHover: CardProps["onHover"]) =>
    chosen && (
      <section class="chosen" aria-label={W.results.chosen}>
        <Card
          apart
          listing={chosen.listing}
          distance={chosen.distance}
          fit={chosen.fit}
          today={today()}
          selection={selection}
          onCompare={onCompare}
          onHover={onHover}
        />
        <button
          class="button button--quiet button--icon chosen__close"
          type="button"
          onClick={() => setApart(null)}
        >
          <Icon name="close" />
          <span class="visually-hidden">{W.results.closeChosen}</span>
        </button>
      </section>
    );

  return { choose, card, locationOf: (id: string) => (apart?.id === id ? apart.location : null) };
}

function reveal(card: HTMLElement) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}
