import { sql } from "drizzle-orm";
import { record } from "../../api/audit/audit.queries.ts";
import { eraseRequests, insertRequest } from "../../api/habilitation/habilitation.queries.ts";
import type { CheckedRequest } from "../../api/habilitation/request.ts";
import type { HabilitationState } from "../../api/kernel/habilitation.ts";
import { parisDay } from "../../api/kernel/local-date.ts";
import type { Tx } from "../client.ts";
import type { SeededPerson } from "./people.ts";

const DAY_MS = 86_400_000;

type Request = CheckedRequest & { accountId?: string };

/** A step of a request's past: its name in the audit, where it led, and how many days ago. */
type Past = [name: string, to: HabilitationState, daysAgo: number];

/** The habilitation of an account of the demonstration, active again whatever was done with it. */
export async function renewActive(
  tx: Tx,
  request: CheckedRequest,
  accountId: string,
  { agentId, now }: Pick<Seeds, "agentId" | "now">,
): Promise<void> {
  // and nobody else's for the same listing, whoever was given it meanwhile
  const rows = await tx.execute<{ id: string; good: boolean }>(sql`
    select id, account_id = ${accountId}::uuid and state = 'ACTIVE' and listing_id = ${request.listingId}::uuid as good
    from habilitation
    where account_id = ${accountId}::uuid or (listing_id = ${request.listingId}::uuid and state = 'ACTIVE')`);
  const [row] = rows;
  if (rows.length === 1 && row?.good) return;
  const past: Past[] = [
    ["REQUESTED", "RECEIVED", 90],
    ["CONSENT_ASKED", "CONSENT_ASKED", 87],
    ["CONSENT_RECEIVED", "CONSENT_RECEIVED", 80],
    ["ACTIVATED", "ACTIVE", 79],
  ];
  await replace(
    tx,
    rows.map(({ id }) => id),
    { ...request, accountId },
    past,
    agentId,
    now,
  );
}

export interface Seeds {
  people: SeededPerson[];
  structure: SeededPerson | undefined;
  agentId: string;
  now: Date;
}

/** Five requests in different states, the same days ago at every start; no letter of them leaves. */
export async function renewRequests(tx: Tx, { people, structure, agentId, now }: Seeds): Promise<void> {
  const [waiting, asked, signed] = people;
  const address = (i: number) => `demande-${i}@demo.example`;
  const received: Past = ["REQUESTED", "RECEIVED", 1];
  if (waiting) {
    // as people write their own name, with the listing still to be found
    const typed = {
      lastName: waiting.lastName.toUpperCase(),
      firstName: waiting.firstName.replace("-", " "),
    };
    await renew(tx, { ...waiting, ...typed, listingId: null, email: address(1) }, [received], agentId, now);
    const unlisted = {
      lastName: "Introuvable",
      firstName: "Zélie",
      phone: "+33639980067",
      civility: "MELLE",
    } as const;
    const directed: Past[] = [
      ["REQUESTED", "RECEIVED", 20],
      ["DIRECTED_TO_PMI", "DIRECTED_TO_PMI", 15],
    ];
    await renew(tx, { ...waiting, ...unlisted, listingId: null, email: address(3) }, directed, agentId, now);
  }
  if (structure) {
    await renew(tx, { ...structure, email: address(2) }, [["REQUESTED", "RECEIVED", 9]], agentId, now);
  }
  const consent = (days: number): Past[] => [
    ["REQUESTED", "RECEIVED", days + 4],
    ["CONSENT_ASKED", "CONSENT_ASKED", days],
  ];
  if (asked) await renew(tx, { ...asked, email: address(4) }, consent(8), agentId, now);
  const back: Past = ["CONSENT_RECEIVED", "CONSENT_RECEIVED", 2];
  if (signed) await renew(tx, { ...signed, email: address(5) }, [...consent(26), back], agentId, now);
}

/** Left as it is while it is where it should be, of the right day; else made anew. */
async function renew(tx: Tx, request: Request, past: Past[], agentId: string, now: Date): Promise<void> {
  const rows = await tx.execute<{ id: string; state: string; stateSince: string }>(sql`
    select id, state, state_since as "stateSince" from habilitation where email = ${request.email}`);
  const [row] = rows;
  const [, state, daysAgo] = past.at(-1) ?? ["", "RECEIVED", 0];
  const day = parisDay(new Date(now.getTime() - daysAgo * DAY_MS));
  if (rows.length === 1 && row?.state === state && parisDay(new Date(row.stateSince)) === day) return;
  await replace(
    tx,
    rows.map(({ id }) => id),
    request,
    past,
    agentId,
    now,
  );
}

async function replace(
  tx: Tx,
  old: string[],
  request: Request,
  past: Past[],
  agentId: string,
  now: Date,
): Promise<void> {
  await eraseRequests(tx, old);
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * DAY_MS);
  const [first, last] = [past[0], past.at(-1)];
  if (!first || !last) return;
  const times = { createdAt: at(first[2]), stateSince: at(last[2]) };
  const id = await insertRequest(tx, { ...request, state: last[1] }, times);
  for (const [i, [name, to, daysAgo]] of past.entries()) {
    await record(tx, {
      action: `HABILITATION_${name}`,
      at: at(daysAgo).toISOString(),
      // the first step is the person's own
      actorId: i > 0 ? agentId : undefined,
      subjectId: id,
      facts: { ...(i > 0 && { from: past[i - 1]?.[1] ?? "" }), to },
    });
  }
}
