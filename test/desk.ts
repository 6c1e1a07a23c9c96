import { sql } from "drizzle-orm";
import { afterAll, beforeAll } from "vitest";
import { accountLetters } from "../api/account/account.letters.ts";
import { habilitationLetters } from "../api/habilitation/habilitation.letters.ts";
import { insertRequest } from "../api/habilitation/habilitation.queries.ts";
import type { CheckedRequest } from "../api/habilitation/request.ts";
import type { HabilitationState } from "../api/kernel/habilitation.ts";
import type { Received } from "../api/mail/mailbox.ts";
import { inTransaction } from "../db/client.ts";
import { givenAccount } from "./accounts.ts";
import { type Pmi, usePmi } from "./api/pmi-database.ts";
import { aRow } from "./api/pmi-file.ts";
import { startApi, type TestApi } from "./api.ts";
import { drainJobs } from "./jobs.ts";

export const AGENT_66 = "agent66@caf.example";
export const AGENT_44 = "agent44@caf.example";
const NOW = new Date("2026-11-23T09:00:00Z");

export interface Desk extends Pmi {
  api: TestApi;
  /** the clock, to be moved */
  clock: Date;
  run66: TestApi["run"];
  run44: TestApi["run"];
  /** the listing of a childminder, by approval number */
  listing(number: string): Promise<string>;
  /** a request in any state, with what that state has */
  given(facts?: Partial<CheckedRequest>, state?: HabilitationState): Promise<string>;
  stateOf(id: string): Promise<string | undefined>;
  /** the letters that leave now, oldest first */
  letters(): Promise<Received[]>;
}

/** The childminders of these tests, by approval number. */
export const PEOPLE = [
  aRow("A1", { nom: "Vidal-Martin", prenom: "Anne-Lise", telephone: "04 65 71 00 01" }),
  aRow("A2", { nom: "Le Goff", prenom: "Yann", civilite: "M", telephone: "04 65 71 00 02" }),
  aRow("S1", { nom: "Soler", prenom: "Inès", telephone: "04 65 71 00 03", statut: "SUSPENDU" }),
  aRow("T1", { nom: "Double", prenom: "Jeanne", telephone: "04 65 71 00 04" }),
  aRow("T2", { nom: "Double", prenom: "Jeanne", telephone: "04 65 71 00 05" }),
  aRow("G1", { nom: "Partie", prenom: "Rose", telephone: "04 65 71 00 06" }),
];

/** What somebody named Anne-Lise Vidal files from Perpignan, unless said otherwise. */
export function aRequest(facts: Partial<CheckedRequest> = {}): CheckedRequest {
  return {
    departementCode: "66",
    status: "CHILDMINDER",
    listingId: null,
    civility: "MME",
    lastName: "Vidal",
    firstName: "Anne Lise",
    streetNumber: "12",
    streetType: "rue",
    streetName: "des Genêts",
    postcode: "66000",
    communeCode: "66136",
    phone: "+33639980001",
    email: "anne-lise@personne.example",
    ...facts,
  };
}

/** A database with childminders, agents of two Caf, and the whole server. */
export function useDesk(): Desk {
  const desk = usePmi() as Desk;
  desk.clock = NOW;
  desk.listing = async (number) => {
    const [row] = await desk.db.execute<{ id: string }>(
      sql`select listing_id as id from pmi.childminder where approval_number = ${number}`,
    );
    if (!row) throw new Error(`nobody has the number ${number}`);
    return row.id;
  };
  desk.given = (facts = {}, state = "RECEIVED") =>
    inTransaction(desk.db, (tx) =>
      insertRequest(tx, { ...aRequest(facts), state }, { createdAt: desk.clock }),
    );
  desk.stateOf = async (id) => {
    const [row] = await desk.db.execute<{ state: string }>(
      sql`select state from habilitation where id = ${id}::uuid`,
    );
    return row?.state;
  };
  desk.letters = () => {
    const composers = { ...habilitationLetters, ...accountLetters };
    return drainJobs(desk, { composers, now: desk.clock });
  };
  beforeAll(async () => {
    await desk.apply(PEOPLE);
    await desk.apply(PEOPLE.slice(0, -1));
    await givenAccount(desk.db, { email: AGENT_66, role: "AGENT", departementCode: "66" });
    await givenAccount(desk.db, { email: AGENT_44, role: "AGENT", departementCode: "44" });
    desk.api = await startApi(desk.db, () => desk.clock);
    // the clock moves by days: each time a new session
    desk.run66 = async (...asked) => (await desk.api.as(AGENT_66))(...asked);
    desk.run44 = async (...asked) => (await desk.api.as(AGENT_44))(...asked);
  });
  afterAll(async () => desk.api?.close());
  return desk;
}
