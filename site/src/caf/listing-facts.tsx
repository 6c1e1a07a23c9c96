import { Icon } from "../components/icon.tsx";
import type { DeskCandidateFragment, MatchField } from "../gql/documents.ts";
import { KIND, phoneWords } from "../words.ts";
import { LISTING_STATE, MATCH, W } from "./words.ts";

const COMPARED: readonly MatchField[] = ["NAME", "COMMUNE", "PHONE"];

/** What the Caf may know of a listing, and on what it agrees with the request. */
export function ListingFacts({ listing }: { listing: DeskCandidateFragment }) {
  const { addressLines, commune, phone, approvalNumber, agreesOn, kind, taken } = listing;
  const state = LISTING_STATE[listing.state];
  return (
    <>
      <ul class="candidate__facts">
        <li>
          {approvalNumber ? `${W.request.approval} ` : KIND[kind].one}
          {approvalNumber && <span class="candidate__number">{approvalNumber}</span>}
        </li>
        <li>{addressWords(addressLines, commune.name)}</li>
        <li>{phone ? phoneWords(phone) : W.request.noPhone}</li>
        <li class={listing.state === "PUBLISHED" ? undefined : "candidate__warning"}>
          <Icon name={state.icon} /> {state.label}
        </li>
        {taken && (
          <li class="candidate__warning">
            <Icon name="warning" /> {W.request.taken}
          </li>
        )}
      </ul>
      {kind === "CHILDMINDER" && (
        <ul class="agreements">
          {COMPARED.map((field) => (
            <Agreement key={field} field={field} agrees={agreesOn.includes(field)} />
          ))}
        </ul>
      )}
    </>
  );
}

/** The last line of a childminder's address names the commune already. */
function addressWords(lines: string[], commune: string): string {
  return (lines.at(-1)?.endsWith(commune) ? lines : [...lines, commune]).join(", ");
}

function Agreement({ field, agrees }: { field: MatchField; agrees: boolean }) {
  return (
    <li class={agrees ? "agreement agreement--yes" : "agreement"}>
      <Icon name={agrees ? "available" : "unknown"} /> {agrees ? MATCH[field].yes : MATCH[field].no}
    </li>
  );
}
