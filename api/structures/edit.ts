import { type Db, inTransaction, type Tx } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import { recordForbidden } from "../audit/forbidden.ts";
import type { Context } from "../context.ts";
import { toSheet } from "../directory/card.ts";
import { findListing } from "../directory/directory.queries.ts";
import { lockListing, putListings } from "../directory/listing.queries.ts";
import { ListingHeld, patiently } from "../directory/patience.ts";
import { accessOf } from "../habilitation/access.ts";
import { findStanding, type Held, lockActive } from "../habilitation/standing.queries.ts";
import type { Problem } from "../problem.ts";
import { instantFromSql } from "../scalars.ts";
import { findEdits, insertEdit } from "./edit.queries.ts";
import { type StructureChange, StructureChanged, StructureRefused } from "./edit.types.ts";
import { checkFacts, FACTS_OF, type FactName, type FactsForm } from "./facts.ts";
import { differing, withFacts } from "./overlay.ts";
import { EDIT_REFUSALS, FACTS_FLAWS, FORMER_MANAGER, factLabel } from "./structures.messages.ts";
import { holdOffImports } from "./structures.queries.ts";

type Viewer = NonNullable<Context["viewer"]>;
type Outcome = { done: string } | { problems: Problem[] };

/** A manager says what their structure is like (R25): all of it stands, or all that is wrong with it is answered. */
export async function changeStructure(
  context: Context,
  listing: string,
  form: FactsForm,
): Promise<StructureChanged | StructureRefused> {
  const { primary, viewer } = context;
  if (!viewer) throw new Error("who may change a structure was not asked");
  const attempt = () => inTransaction(primary, (tx) => attemptIt(tx, context, viewer, { listing, form }));
  const outcome = await patiently(attempt).catch((error) => {
    if (error instanceof ListingHeld) return refused("BUSY", []);
    throw error;
  });
  return toResult(context, viewer, outcome);
}

/**
 * Locks the habilitation, so that a revocation comes before or after, then the listing against imports: what a file
 * says meanwhile is laid under what is said here, never over it.
 */
async function attemptIt(
  tx: Tx,
  context: Context,
  viewer: Viewer,
  { listing, form }: { listing: string; form: FactsForm },
): Promise<Outcome> {
  const held = await lockActive(tx, { accountId: viewer.accountId });
  if (viewer.role !== "MANAGER" || listing !== (held?.listingId ?? viewer.listingId))
    return refused("NOT_YOURS");
  if (held?.listingState !== "PUBLISHED") return closedTo(tx, viewer);
  if (!(await holdOffImports(tx))) throw new ListingHeld();
  const row = await lockListing(tx, held.listingId);
  // an import hid it while we waited
  if (row?.state !== "PUBLISHED") throw new ListingHeld();
  const isCommune = (code: string) => context.gazetteer.byCode(code) !== undefined;
  const checked = checkFacts(form, { ...row, departementCode: held.departementCode, isCommune });
  if ("flaws" in checked) {
    return {
      problems: checked.flaws.map(({ path, code }) => ({
        path: ["facts", ...path],
        code,
        message: FACTS_FLAWS[code](factLabel(path[0], row.kind)),
      })),
    };
  }
  const fields = differing(row, checked.facts);
  if (Object.keys(fields).length > 0) {
    await insertEdit(tx, { listingId: row.id, accountId: viewer.accountId, at: context.now, fields });
    await putListings(tx, [withFacts(row, fields)]);
    await audit(tx, context, viewer, held, Object.keys(fields));
  }
  return { done: row.id };
}

async function closedTo(tx: Tx, viewer: Viewer): Promise<Outcome> {
  const access = accessOf(viewer.mustReplace, viewer.role, await findStanding(tx, viewer));
  // what closed it may have been opened again since
  if (access === "OPEN") throw new ListingHeld();
  return refused(access);
}

function audit(
  tx: Tx,
  { now }: Context,
  { accountId }: Viewer,
  { listingId }: Held,
  names: string[],
): Promise<void> {
  return record(tx, {
    action: "STRUCTURE_CHANGED",
    at: now.toISOString(),
    actorId: accountId,
    subjectId: listingId,
    facts: { fields: names.toSorted().join(","), count: names.length },
  });
}

function refused(code: keyof typeof EDIT_REFUSALS, path = ["listing"]): { problems: Problem[] } {
  return { problems: [{ path, code, message: EDIT_REFUSALS[code] }] };
}

async function toResult(
  { primary, today, gazetteer }: Context,
  { accountId }: Viewer,
  outcome: Outcome,
): Promise<StructureChanged | StructureRefused> {
  if ("problems" in outcome) {
    if (outcome.problems.some(({ code }) => code === "NOT_YOURS")) {
      await recordForbidden(primary, accountId, "changeStructure");
    }
    return Object.assign(new StructureRefused(), outcome);
  }
  const row = await findListing(primary, outcome.done, today);
  // a file took it away a moment after
  if (!row) return Object.assign(new StructureRefused(), refused("NOT_LISTED"));
  return Object.assign(new StructureChanged(), { listing: toSheet(row, gazetteer) });
}

/** The most changes that are shown. */
const MOST_SHOWN = 50;

/** What managers changed of a structure, newest first, with date and author (R25). */
export async function structureChanges(db: Db, listingId: string): Promise<StructureChange[]> {
  const rows = await findEdits(db, listingId, MOST_SHOWN);
  return rows.map(({ at, kind, author, fields }) => {
    const inOrder = FACTS_OF[kind].filter((name: FactName) => fields.includes(name));
    return {
      at: instantFromSql(at),
      author: author.trim() || FORMER_MANAGER,
      fields: inOrder.map((name) => factLabel(name, kind)),
    };
  });
}
