/**
 * One listing in the list. The server draws it too, for people without JavaScript (`plain/`): then it leads to
 * the plain sheet, and there is nothing to tick and nobody to tell where the pointer is.
 */
import { daysBetween, type LocalDate, parisDay } from "../../../api/kernel/local-date.ts";
import { Icon } from "../components/icon.tsx";
import { Pictogram } from "../components/pictogram.tsx";
import type { CardFragment } from "../gql/documents.ts";
import { ago, CRECHE_SUBTYPE, distanceFrom, KIND, PRECISION } from "../words.ts";
import { FitLine } from "./fit.tsx";
import type { Fit } from "./need-words.ts";
import { MAX_COMPARED } from "./state.ts";
import { W } from "./words.ts";

export interface CardProps {
  listing: CardFragment;
  distance: number | null;
  /** What fits the need that is asked for; null without one. */
  fit?: Fit | null;
  today: LocalDate;
  /** The listings chosen for comparison. */
  selection?: string[];
  /** Without it there is no box to tick. */
  onCompare?: (id: string, on: boolean) => void;
  /** Pointer or focus came (id) or left (null). */
  onHover?: (id: string | null) => void;
  /** Where the sheets are. */
  sheets?: "/fiche/" | "/fiche/texte/";
  /** Shown beside the list: without the `id` that its twin in the list carries. */
  apart?: boolean;
  /** It stands below a heading of the list. */
  below?: boolean;
}

export function Card({
  listing,
  distance,
  fit,
  today,
  selection = [],
  onCompare,
  onHover,
  sheets = "/fiche/",
  apart,
  below,
}: CardProps) {
  const Name = below ? "h3" : "h2";
  const { id, kind, name } = listing;
  const compared = selection.includes(id);
  return (
    <article
      class="card"
      {...(!apart && { id: `fiche-${id}` })}
      data-kind={KIND[kind].icon}
      tabIndex={-1}
      onMouseEnter={() => onHover?.(id)}
      onMouseLeave={() => onHover?.(null)}
      onFocusCapture={() => onHover?.(id)}
      onBlurCapture={() => onHover?.(null)}
    >
      <Name class="card__name">
        <a href={`${sheets}?id=${encodeURIComponent(id)}`}>{name}</a>
      </Name>
      <p class="card__kind">
        <Icon name={KIND[kind].icon} /> {kindWords(listing)}
      </p>
      <CardSignal listing={listing} today={today} />
      {fit && listing.availability && <FitLine fit={fit} signal={listing.availability.signal} />}
      <p class="card__where">{separated(whereWords(listing, distance))}</p>
      {onCompare && (
        <label class="card__compare">
          <input
            type="checkbox"
            checked={compared}
            disabled={!compared && selection.length >= MAX_COMPARED}
            aria-label={W.card.compareName(name)}
            onChange={(event) => onCompare(id, event.currentTarget.checked)}
          />
          {W.card.compare}
        </label>
      )}
    </article>
  );
}

function CardSignal({ listing, today }: { listing: CardFragment; today: LocalDate }) {
  const { availability } = listing;
  if (!availability) return null;
  const words = freshWords(availability, today);
  return (
    <p class="card__signal">
      <Pictogram signal={availability.signal} />
      {words.length > 0 && <span class="card__fresh">{words.join(" · ")}</span>}
    </p>
  );
}

/** «Assistant(e) maternel(le), à domicile», «Crèche, micro-crèche» */
export function kindWords(listing: CardFragment): string {
  const label = KIND[listing.kind].one;
  if (listing.__typename === "Childminder")
    return `${label}, ${listing.worksInMam ? W.card.inMam : W.card.atHome}`;
  if (listing.__typename === "Creche" && listing.subtype) return CRECHE_SUBTYPE[listing.subtype];
  return label;
}

type Fresh = Pick<NonNullable<CardFragment["availability"]>, "signal" | "confirmedAt" | "availableFrom">;

/** When it was confirmed and, if the first place is not soon, its date (R27, R29). */
function freshWords(availability: Fresh, today: LocalDate): string[] {
  const words: string[] = [];
  if (availability.availableFrom && daysBetween(today, availability.availableFrom) > 14) {
    words.push(W.card.from(availability.availableFrom));
  }
  const confirmed = confirmedWords(availability, today);
  return confirmed ? [...words, confirmed] : words;
}

/** «confirmé il y a 3 jours»; a grey pictogram confirms nothing. */
function confirmedWords(availability: Fresh, today: LocalDate): string | null {
  const { confirmedAt, signal } = availability;
  if (!confirmedAt || signal === "UNKNOWN") return null;
  return W.card.confirmed(ago(daysBetween(parisDay(new Date(confirmedAt)), today)));
}

function whereWords(listing: CardFragment, distance: number | null) {
  const { precision } = listing.location;
  const far = distance === null ? null : distanceFrom(distance, precision);
  return [
    `${listing.commune.name} (${listing.commune.departement.code})`,
    far && <span class="card__distance">{far}</span>,
    PRECISION[precision].short && <span class="card__precision">{PRECISION[precision].short}</span>,
  ].filter(Boolean);
}

function separated<T>(parts: T[]) {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [" · ", part]));
}
