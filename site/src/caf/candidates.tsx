import { useEffect, useRef } from "preact/hooks";
import { parisDay } from "../../../api/kernel/local-date.ts";
import { Icon } from "../components/icon.tsx";
import type { DeskCandidateFragment, DeskRequestFragment } from "../gql/documents.ts";
import { longDate } from "../words.ts";
import { ListingFacts } from "./listing-facts.tsx";
import { ListingSearch } from "./listing-search.tsx";
import { L } from "./lookup-words.ts";
import type { Lookup } from "./use-lookup.ts";
import { W } from "./words.ts";

interface CandidatesProps {
  request: DeskRequestFragment;
  /** The form may be sent now: one of them is to be chosen. */
  choosing: boolean;
  chosen: string | null;
  onChoose: (listing: DeskCandidateFragment) => void;
  /** The form was asked for before a listing was chosen. */
  chooseFirst: boolean;
  /** The listing to be looked at first. */
  lookAt: { id: string } | null;
  lookup: Lookup;
  onLook: (text: string) => void;
}

/** The listing retained, or those it may be about, or any other: the agent decides. */
export function Candidates({ request, choosing, lookup, onLook, ...choice }: CandidatesProps) {
  const listings = listingsOf(request);
  const manager = request.status === "MANAGER";
  // what is so already is not asked for
  const directed = request.state === "DIRECTED_TO_PMI" ? request.stateSince : null;
  return (
    <section class="panel" aria-labelledby="annuaire">
      <h2 id="annuaire">{W.request.listings}</h2>
      {listings.length === 0 && <NoCandidate manager={manager} directed={directed} />}
      {listings.length > 0 && !choosing && <Shown request={request} listings={listings} />}
      {choosing && (
        <Choosing {...choice} listings={listings} manager={manager} lookup={lookup} onLook={onLook} />
      )}
    </section>
  );
}

type ChoosingProps = Omit<CandidatesProps, "request" | "choosing"> & {
  listings: DeskCandidateFragment[];
  manager: boolean;
};

/** One choice, of those proposed and of those looked for. */
function Choosing({
  listings,
  manager,
  chosen,
  onChoose,
  chooseFirst,
  lookAt,
  lookup,
  onLook,
}: ChoosingProps) {
  const choices = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chooseFirst) choices.current?.querySelector<HTMLElement>("input[type=radio]")?.focus();
  }, [chooseFirst]);
  useEffect(() => {
    const choice = lookAt && choices.current?.querySelector<HTMLElement>(`input[value="${lookAt.id}"]`);
    choice?.focus();
    choice?.closest(".candidate")?.scrollIntoView({ block: "center" });
  }, [lookAt]);
  const fresh = lookup.found.filter(({ id }) => !listings.some((listing) => listing.id === id));
  const words = manager
    ? { legend: W.request.chooseStructure, hint: W.request.chooseStructureHint }
    : { legend: W.request.choose, hint: W.request.chooseHint };
  return (
    <div ref={choices}>
      <p id="choisir-erreur" class="problem" role="alert">
        {chooseFirst && (
          <>
            <Icon name="warning" /> {W.request.chooseFirst}
          </>
        )}
      </p>
      {listings.length > 0 && <Choices {...words} listings={listings} chosen={chosen} onChoose={onChoose} />}
      <ListingSearch lookup={lookup} fresh={fresh.length} manager={manager} onLook={onLook} />
      {fresh.length > 0 && (
        <Choices legend={L.results} listings={fresh} chosen={chosen} onChoose={onChoose} />
      )}
    </div>
  );
}

interface ChoicesProps extends Pick<CandidatesProps, "chosen" | "onChoose"> {
  legend: string;
  hint?: string;
  listings: DeskCandidateFragment[];
}

function Choices({ legend, hint, listings, chosen, onChoose }: ChoicesProps) {
  return (
    <fieldset aria-describedby={hint ? "choisir-aide choisir-erreur" : "choisir-erreur"}>
      <legend class="candidates__legend">{legend}</legend>
      {hint && (
        <p id="choisir-aide" class="field__hint">
          {hint}
        </p>
      )}
      {listings.map((listing) => (
        <Choice
          key={listing.id}
          listing={listing}
          checked={chosen === listing.id}
          onChoose={() => onChoose(listing)}
        />
      ))}
    </fieldset>
  );
}

function NoCandidate({ manager, directed }: { manager: boolean; directed: string | null }) {
  const childminder = directed
    ? W.request.directed(longDate(parisDay(new Date(directed))))
    : W.request.noCandidateText;
  return (
    <>
      <p>
        <Icon name="search" /> <strong>{manager ? W.request.noStructure : W.request.noCandidate}</strong>
      </p>
      <p>{manager ? W.request.noStructureText : childminder}</p>
    </>
  );
}

/** The listing retained comes first, and may be none of the candidates. */
export function listingsOf({ matched, candidates }: DeskRequestFragment): DeskCandidateFragment[] {
  return matched ? [matched, ...candidates.filter(({ id }) => id !== matched.id)] : candidates;
}

/** The listing retained, or the one that alone agrees on name and commune; the agent may choose another. */
export function likelyListing(request: DeskRequestFragment): DeskCandidateFragment | null {
  if (request.matched) return request.matched;
  const [only, ...others] = agreeing(request);
  return only && others.length === 0 ? only : null;
}

/** Those in the directory that agree on name and commune. */
export function agreeing({ candidates }: DeskRequestFragment): DeskCandidateFragment[] {
  return candidates.filter(
    ({ agreesOn, state }) => state !== "GONE" && agreesOn.includes("NAME") && agreesOn.includes("COMMUNE"),
  );
}

function Choice({
  listing,
  checked,
  onChoose,
}: {
  listing: DeskCandidateFragment;
  checked: boolean;
  onChoose: () => void;
}) {
  const id = `fiche-${listing.id}`;
  return (
    <div class="candidate candidate--choice">
      <label class="candidate__name">
        <input
          type="radio"
          name="fiche"
          value={listing.id}
          checked={checked}
          aria-describedby={id}
          onChange={onChoose}
        />
        {listing.name}
      </label>
      <div id={id}>
        <ListingFacts listing={listing} />
      </div>
    </div>
  );
}

function Shown({ request, listings }: { request: DeskRequestFragment; listings: DeskCandidateFragment[] }) {
  const shown = request.matched ? [request.matched] : listings;
  return (
    <>
      <p>{shownWords(request)}</p>
      {shown.map((listing) => (
        <div class="candidate" key={listing.id}>
          <h3 class="candidate__name">{listing.name}</h3>
          <ListingFacts listing={listing} />
        </div>
      ))}
    </>
  );
}

function shownWords({ status, matched }: DeskRequestFragment): string {
  if (status === "MANAGER") return W.request.namedStructure;
  return matched ? W.request.matched : W.request.candidates;
}
