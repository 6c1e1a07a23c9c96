import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setListingState } from "../../api/directory/listing.queries.ts";
import { insertRequest } from "../../api/habilitation/habilitation.queries.ts";
import { insertEdit } from "../../api/structures/edit.queries.ts";
import { checkFacts, type FactsForm } from "../../api/structures/facts.ts";
import { differing, withFacts } from "../../api/structures/overlay.ts";
import { holdOffImports, lockStructures } from "../../api/structures/structures.queries.ts";
import { connect, type Db, inTransaction } from "../../db/client.ts";
import { givenAccount } from "../accounts.ts";
import { startApi, type TestApi } from "../api.ts";
import { aChildminder, aListing, given } from "../builders.ts";
import { AGENT_66, aRequest } from "../desk.ts";
import { givenOwner } from "../owner.ts";
import { times } from "../soak.ts";
import { csv, LUTINS, LUTINS_B, type StructuresDesk, structuresDesk } from "../structures-file.ts";

/** A manager says what their structure is like (R25), and files no longer say otherwise. */
let desk: StructuresDesk;
let api: TestApi;
/** may read the audit */
let keeper: Db;
let clock = new Date("2026-11-23T09:00:00Z");
let n = 0;

beforeAll(async () => {
  desk = await structuresDesk();
  keeper = connect(desk.database.url, { asOwner: true, max: 1 });
  api = await startApi(desk.database.db, () => clock);
  await givenAccount(desk.database.db, { email: AGENT_66, role: "AGENT", departementCode: "66" });
}, 120_000);
afterAll(async () => {
  await api?.close();
  await keeper?.$client.end();
  await desk?.database.drop();
});
beforeEach(async () => {
  clock = new Date("2026-11-23T09:00:00Z");
});

const CHANGE = /* GraphQL */ `
  mutation ($listing: ID!, $facts: StructureFactsInput!) {
    changeStructure(listing: $listing, facts: $facts) {
      __typename
      ... on StructureChanged { listing { id name phone email website
        ... on Creche { manager capacity ageFromMonths ageToMonths openingHours { weekday opens closes note } disability admission fees }
        ... on LeisureCentre { manager capacity ageFrom ageTo periods }
        ... on Relais { manager communesServed { code } sessions { weekday opens closes note } }
        ... on Laep { manager sessions { weekday opens closes note } } } }
      ... on StructureRefused { problems { path code message } } } }`;
const HISTORY = "{ viewer { structureChanges { at author fields } } }";

type Facts = Record<string, unknown>;
interface Manager {
  listingId: string;
  email: string;
  accountId: string;
  change(facts: Facts, listing?: string): ReturnType<TestApi["run"]>;
  /** what it came to: the listing, or «path CODE» of each problem */
  outcome(facts: Facts, listing?: string): Promise<unknown>;
  history(): Promise<{ at: string; author: string; fields: string[] }[] | null>;
}

async function asManager(listingId: string, email: string, accountId: string): Promise<Manager> {
  const change: Manager["change"] = async (facts, listing = listingId) =>
    (await api.as(email))(CHANGE, { listing, facts });
  return {
    ...{ listingId, email, accountId, change },
    async outcome(facts, listing) {
      const { data, errors } = await change(facts, listing);
      if (errors) return errors;
      const { problems, listing: changed } = data.changeStructure;
      return (
        changed ??
        problems.map(({ path, code }: { path: string[]; code: string }) => `${path.join(".")} ${code}`)
      );
    },
    history: async () => (await (await api.as(email))(HISTORY)).data.viewer.structureChanges,
  };
}

/** The manager of a structure that no file names. */
async function managerOf(facts: Parameters<typeof aListing>[0] = {}): Promise<Manager> {
  n += 1;
  const owner = await givenOwner(
    desk.database.db,
    aListing({ id: randomUUID(), ...facts }),
    `gestion${n}@demo.example`,
  );
  return asManager(owner.listing.id, owner.email, owner.accountId);
}

/** The manager of a structure that a file brought. */
async function managerOfLoaded(name: string): Promise<Manager> {
  n += 1;
  const { db } = desk.database;
  const email = `gestion${n}@demo.example`;
  const listingId = (await desk.listings()).find((one) => one.name === name)?.id ?? "";
  const accountId = await givenAccount(db, { email, role: "MANAGER", listingId, departementCode: "66" });
  const request = {
    ...aRequest({ email, status: "MANAGER", listingId }),
    accountId,
    state: "ACTIVE" as const,
  };
  await inTransaction(db, (tx) => insertRequest(tx, request, { createdAt: clock }));
  return asManager(listingId, email, accountId);
}

const creches = async () => (await desk.listings()).filter(({ kind }) => kind === "CRECHE");
const rowOf = async (id: string) =>
  (await desk.listings()).find((one) => one.id === id) ?? expect.fail("the listing is gone");
const edits = async (id: string) =>
  (
    await desk.database.db.execute<{ fields: Facts }>(
      sql`select fields from structure_edit where listing_id = ${id}::uuid order by edited_at`,
    )
  ).map(({ fields }) => fields);
const audited = async (action: string, accountId: string) => [
  ...(await keeper.execute<{ facts: Facts; subject_id: string }>(
    sql`select facts, subject_id from audit_entry where action = ${action} and actor_id = ${accountId}::uuid`,
  )),
];

describe("R25 a manager changes the details of their own structure", () => {
  test("of a crèche: every field, shown at once, in the history and the audit", async () => {
    const manager = await managerOf({ detail: { manager: "Commune", fees: "Barème" } });
    const before = await rowOf(manager.listingId);
    const facts = {
      ...{
        phone: "04 68 00 00 12",
        email: "accueil@petits-pas.example",
        website: "petits-pas.example/infos",
      },
      ...{ manager: "Association Les Petits Pas", capacity: 24, ageFromMonths: 3, ageToMonths: 36 },
      ...{ disability: "Référente santé.", admission: "En mairie.", fees: null },
      sessions: [
        { weekday: "TUESDAY", opens: "07:30", closes: "18:30" },
        { weekday: "MONDAY", opens: "07:30", closes: "12:00", note: "  petite   section " },
      ],
    };
    expect(await manager.outcome(facts)).toEqual({
      ...{
        id: manager.listingId,
        name: "Les Petits Pas",
        phone: "+33468000012",
        email: "accueil@petits-pas.example",
      },
      ...{ website: "https://petits-pas.example/infos", manager: "Association Les Petits Pas", capacity: 24 },
      ...{
        ageFromMonths: 3,
        ageToMonths: 36,
        disability: "Référente santé.",
        admission: "En mairie.",
        fees: null,
      },
      openingHours: [
        { weekday: "MONDAY", opens: "07:30", closes: "12:00", note: "petite section" },
        { weekday: "TUESDAY", opens: "07:30", closes: "18:30", note: null },
      ],
    });
    const row = await rowOf(manager.listingId);
    expect(row.search_text).toContain("referente sante");
    expect(row).toMatchObject({
      address_lines: before.address_lines,
      name: before.name,
      point: before.point,
    });
    expect(await manager.history()).toEqual([
      {
        at: "2026-11-23T09:00:00Z",
        author: "Anne Lise Vidal",
        fields: [
          ...[
            "Téléphone",
            "Adresse électronique",
            "Site internet",
            "Gestionnaire",
            "Capacité",
            "Âge minimum",
          ],
          ...["Âge maximum", "Horaires d’ouverture", "Accueil d’enfants en situation de handicap"],
          ...["Conditions d’admission", "Tarifs"],
        ],
      },
    ]);
    const [entry] = await audited("STRUCTURE_CHANGED", manager.accountId);
    expect(entry).toEqual({
      subject_id: manager.listingId,
      facts: {
        count: 11,
        fields:
          "admission,ageFromMonths,ageToMonths,capacity,disability,email,fees,manager,phone,sessions,website",
      },
    });
    const [feed] = await desk.database.db.execute<{ listing_id: string }>(
      sql`select listing_id from feed_change where listing_id = ${manager.listingId}::uuid`,
    );
    expect(feed).toBeDefined();
  });

  test("of a leisure centre, a relais and a LAEP: what each kind has (R2)", async () => {
    const centre = await managerOf({ kind: "LEISURE_CENTRE" });
    expect(
      await centre.outcome({
        ageFrom: 3,
        ageTo: 11,
        capacity: 60,
        periods: ["Mercredis", "Été", "Mercredis", " "],
      }),
    ).toMatchObject({ ageFrom: 3, ageTo: 11, capacity: 60, periods: ["Mercredis", "Été"] });
    const relais = await managerOf({ kind: "RELAIS" });
    const sessions = [{ weekday: "FRIDAY", opens: "09:00", closes: "11:30", note: "Salle bleue" }];
    expect(await relais.outcome({ communesServed: ["66136", "66028", "66136"], sessions })).toMatchObject({
      communesServed: [{ code: "66136" }, { code: "66028" }],
      sessions,
    });
    const laep = await managerOf({ kind: "LAEP" });
    expect(await laep.outcome({ manager: "CCAS", sessions })).toMatchObject({ manager: "CCAS", sessions });
    expect(await laep.history()).toMatchObject([{ fields: ["Gestionnaire", "Séances"] }]);
  });

  test("absent stays, null and empty are «we do not have that», and nothing is written when nothing changes", async () => {
    const manager = await managerOf({ detail: { manager: "Commune", capacity: 20 } });
    expect(
      await manager.outcome({ capacity: null, email: "", phone: "04.65.71.00.00", sessions: [] }),
    ).toMatchObject({
      ...{ phone: "+33465710000", email: null, capacity: null, manager: "Commune", openingHours: [] },
    });
    expect(await edits(manager.listingId)).toEqual([{ capacity: null, email: null }]);
    const updated = (await rowOf(manager.listingId)).updated_at;
    expect(await manager.outcome({ capacity: null, email: null, manager: " Commune " })).toMatchObject({
      manager: "Commune",
    });
    expect(await manager.outcome({})).toMatchObject({ id: manager.listingId });
    expect(await edits(manager.listingId)).toHaveLength(1);
    expect((await rowOf(manager.listingId)).updated_at).toEqual(updated);
    expect(await audited("STRUCTURE_CHANGED", manager.accountId)).toHaveLength(1);
  });

  test("the history is newest first, 50 at most, and keeps a change whose author is erased", async () => {
    const manager = await managerOf();
    for (let i = 1; i <= 52; i += 1) await manager.change({ capacity: i });
    const history = await manager.history();
    expect(history).toHaveLength(50);
    // one clock for all of them: still in the order in which they were made
    expect((await rowOf(manager.listingId)).detail).toEqual({ capacity: 52 });
    const instants = history?.map(({ at }) => at.replace("Z", "").padEnd(26, "0"));
    expect(instants).toEqual(instants?.toSorted().reverse());
    await desk.database.db.execute(
      sql`update habilitation set account_id = null where account_id = ${manager.accountId}::uuid`,
    );
    const { db } = desk.database;
    const email = `suivante${n}@demo.example`;
    const accountId = await givenAccount(db, { email, role: "MANAGER", listingId: manager.listingId });
    await db.execute(sql`
      update habilitation set account_id = ${accountId}::uuid where listing_id = ${manager.listingId}::uuid`);
    await db.execute(sql`delete from account where id = ${manager.accountId}::uuid`);
    const next = await asManager(manager.listingId, email, accountId);
    expect((await next.history())?.[0]).toMatchObject({
      author: "Un ancien gestionnaire",
      fields: ["Capacité"],
    });
  });

  test("the history is for the manager alone, while access is open", async () => {
    const { db } = desk.database;
    const owner = await givenOwner(db, aChildminder({ id: randomUUID() }), `assmat${++n}@demo.example`);
    for (const email of [owner.email, AGENT_66])
      expect((await (await api.as(email))(HISTORY)).data.viewer.structureChanges).toBeNull();
    const manager = await managerOf();
    expect(await manager.history()).toEqual([]);
    await db.execute(
      sql`update habilitation set state = 'REVOKED' where account_id = ${manager.accountId}::uuid`,
    );
    expect(await manager.history()).toBeNull();
  });
});

describe("R25 and nobody else's", () => {
  test("another's structure, a childminder and an unknown id are answered alike, and noted", async () => {
    const [manager, other] = [await managerOf(), await managerOf()];
    const childminder = aChildminder({ id: randomUUID() });
    await given(desk.database.db, childminder);
    for (const id of [other.listingId, childminder.id, randomUUID(), "pas-un-id", ""]) {
      expect(await manager.outcome({ capacity: 12 }, id)).toEqual(["listing NOT_YOURS"]);
    }
    expect(await audited("FORBIDDEN", manager.accountId)).toHaveLength(5);
    expect(await edits(other.listingId)).toEqual([]);
    expect((await rowOf(other.listingId)).detail).toEqual({});
  });

  test("R5 a childminder never changes what PMI says, not even of themselves", async () => {
    const owner = await givenOwner(
      desk.database.db,
      aChildminder({ id: randomUUID() }),
      `assmat${++n}@demo.example`,
    );
    const childminder = await asManager(owner.listing.id, owner.email, owner.accountId);
    expect(await childminder.outcome({ phone: "04 68 00 00 12" })).toEqual(["listing NOT_YOURS"]);
    expect(await audited("FORBIDDEN", owner.accountId)).toHaveLength(1);
    expect((await rowOf(owner.listing.id)).phone).toBe("+33465710000");
  });

  test("R7 R19 what closes the access closes this, with its reason", async () => {
    const manager = await managerOf();
    const state = (to: "GONE" | "SUSPENDED" | "PUBLISHED") =>
      inTransaction(desk.database.db, (tx) => setListingState(tx, [manager.listingId], to));
    await state("GONE");
    expect(await manager.outcome({ capacity: 12 })).toEqual(["listing NOT_LISTED"]);
    await state("SUSPENDED");
    expect(await manager.outcome({ capacity: 12 })).toEqual(["listing SUSPENDED"]);
    await state("PUBLISHED");
    await desk.database.db.execute(
      sql`update habilitation set state = 'REVOKED' where account_id = ${manager.accountId}::uuid`,
    );
    expect(await manager.outcome({ capacity: 12 })).toEqual(["listing HABILITATION_INVALID"]);
    expect(await edits(manager.listingId)).toEqual([]);
  });

  test("a revocation that comes first wins, one that comes after finds the change made", async () => {
    const manager = await managerOf();
    const second = connect(desk.database.url);
    let answer: Promise<unknown> | undefined;
    await inTransaction(second, async (tx) => {
      await tx.execute(
        sql`update habilitation set state = 'REVOKED' where account_id = ${manager.accountId}::uuid`,
      );
      answer = manager.outcome({ capacity: 12 });
      await new Promise((resolve) => setTimeout(resolve, 150));
    });
    expect(await answer).toEqual(["listing HABILITATION_INVALID"]);
    await second.$client.end();
  });
});

describe("what is wrong is told, all at once, and nothing is kept", () => {
  const row = (opens: string, closes: string, more = {}) => ({ weekday: "MONDAY", opens, closes, ...more });

  test("with the path to each field and a French sentence", async () => {
    const manager = await managerOf();
    const facts = {
      ...{ phone: "12", email: "pas une adresse", website: "javascript:alert(1)", manager: "x".repeat(201) },
      ...{ capacity: 0, ageFromMonths: 80, ageToMonths: -1, fees: "a\u0000b", admission: "é".repeat(1_001) },
      ...{ periods: ["Été"], communesServed: ["66136"] },
      sessions: [
        row("09:00", "12:00"),
        row("12:00", "11:00"),
        row("9h", "25:00"),
        row("11:00", "13:00"),
        row("11:00", "13:00", { note: "Autre salle" }),
        row("14:00", "15:00", { note: "x".repeat(121) }),
      ],
    };
    const { data } = await manager.change(facts);
    const { problems } = data.changeStructure;
    expect(
      problems.map(({ path, code }: { path: string[]; code: string }) => `${path.join(".")} ${code}`).sort(),
    ).toEqual(
      [
        ...[
          "facts.phone PHONE_UNREADABLE",
          "facts.email EMAIL_UNREADABLE",
          "facts.website WEBSITE_UNREADABLE",
        ],
        ...["facts.manager TOO_LONG", "facts.capacity CAPACITY_OUT_OF_RANGE"],
        ...["facts.ageFromMonths MONTHS_OUT_OF_RANGE", "facts.ageToMonths MONTHS_OUT_OF_RANGE"],
        ...["facts.fees UNPRINTABLE", "facts.admission TOO_LONG"],
        ...["facts.periods NOT_OF_KIND", "facts.communesServed NOT_OF_KIND"],
        ...["facts.sessions.1.closes CLOSES_BEFORE_OPENING", "facts.sessions.2.opens TIME_UNREADABLE"],
        ...["facts.sessions.2.closes TIME_UNREADABLE", "facts.sessions.3.opens SESSIONS_OVERLAP"],
        "facts.sessions.5.note TOO_LONG",
      ].sort(),
    );
    for (const { message } of problems) expect(message).toMatch(/^(«\u00a0.+\u00a0»\u00a0: |[A-ZÂ]).+\.$/);
    expect(await edits(manager.listingId)).toEqual([]);
  });

  test.each([
    [
      "identical rows",
      { sessions: [row("09:00", "12:00"), row("09:00", "12:00")] },
      "sessions.1.opens SESSIONS_OVERLAP",
    ],
    ["41 sessions", { sessions: Array(41).fill(row("09:00", "12:00")) }, "sessions TOO_MANY_SESSIONS"],
    ["an unknown commune", { communesServed: ["66136", "66999"] }, "communesServed.1 COMMUNE_UNKNOWN"],
    ["a capacity of a relais", { capacity: 3 }, "capacity NOT_OF_KIND"],
    ["null of what it cannot have", { fees: null }, "fees NOT_OF_KIND"],
  ])("of a relais: %s", async (_, facts, said) => {
    const manager = await managerOf({ kind: "RELAIS" });
    expect(await manager.outcome(facts)).toEqual([`facts.${said}`]);
  });

  test("ages are held against what stands", async () => {
    const manager = await managerOf({ kind: "LEISURE_CENTRE", detail: { ageFrom: 6, ageTo: 11 } });
    expect(await manager.outcome({ ageTo: 3 })).toEqual(["facts.ageTo AGES_REVERSED"]);
    expect(await manager.outcome({ ageFrom: 12 })).toEqual(["facts.ageFrom AGES_REVERSED"]);
    expect(await manager.outcome({ ageFrom: 12, ageTo: 17 })).toMatchObject({ ageFrom: 12, ageTo: 17 });
    expect(await manager.outcome({ ageFrom: 1.5 })).toMatchObject([
      { extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });

  test("whatever is sent, what is kept reads back as itself and changes nothing the second time", () => {
    const text = fc.option(fc.string({ unit: "grapheme", maxLength: 200 }));
    const hours = fc.constantFrom("08:00", "09:30", "12:00", "18:45");
    const form: fc.Arbitrary<FactsForm> = fc.record(
      {
        ...{ phone: fc.constantFrom("04 68 00 00 12", "", null), website: fc.option(fc.webUrl()) },
        ...{
          manager: text,
          admission: text,
          fees: text,
          capacity: fc.option(fc.integer({ min: 1, max: 2000 })),
        },
        ageFromMonths: fc.option(fc.integer({ min: 0, max: 72 })),
        sessions: fc.array(
          fc.record({
            weekday: fc.constantFrom("MONDAY", "SUNDAY"),
            ...{ opens: hours, closes: hours, note: text },
          }),
          { maxLength: 5 },
        ),
      },
      { requiredKeys: [] },
    );
    const target = { kind: "CRECHE" as const, departementCode: "66", detail: {}, isCommune: () => true };
    fc.assert(
      fc.property(form, (sent) => {
        const first = checkFacts(sent, target);
        if ("flaws" in first) return;
        const listing = aListing({
          detail: { capacity: 4, sessions: [{ weekday: "FRIDAY", opens: "08:00", closes: "09:00" }] },
        });
        const changed = withFacts(listing, differing(listing, first.facts));
        expect(changed).toEqual(withFacts(listing, first.facts));
        const again = checkFacts(first.facts as FactsForm, { ...target, detail: changed.detail });
        expect(again).toEqual(first);
        expect(differing(changed, first.facts)).toEqual({});
      }),
      { numRuns: times(200, 5_000) },
    );
  });
});

describe("R25 what managers said goes before what files say", () => {
  beforeEach(() => desk.clear());
  const FILE = { ...LUTINS, capacite: "24", gestionnaire: "Commune", telephone: "04 68 00 00 01" };

  test("a later file changes the rest and not that, and the same file again writes nothing", async () => {
    await desk.load(csv(FILE));
    const manager = await managerOfLoaded("Les Lutins");
    await manager.change({ capacity: 30, phone: null });
    expect(await desk.load(csv(FILE))).toMatchObject({ unchanged: 1, changed: 0 });
    const kept = await rowOf(manager.listingId);
    expect(kept).toMatchObject({ phone: null, detail: { capacity: 30, manager: "Commune" } });

    const later = csv({ ...FILE, capacite: "40", telephone: "04 68 00 00 02", gestionnaire: "Association" });
    expect(await desk.load(later)).toMatchObject({ added: 0, changed: 1 });
    expect(await rowOf(manager.listingId)).toMatchObject({
      phone: null,
      detail: { capacity: 30, manager: "Association", subtype: "MULTI_ACCUEIL" },
    });
    const before = await rowOf(manager.listingId);
    expect(await desk.load(later)).toMatchObject({ unchanged: 1, changed: 0 });
    expect(await rowOf(manager.listingId)).toEqual(before);
    expect(await creches()).toHaveLength(1);
  });

  test("also when a second source joins in, and what was said last counts", async () => {
    await desk.load(csv(FILE));
    const manager = await managerOfLoaded("Les Lutins");
    for (const capacity of [30, null, 31]) await manager.change({ capacity });
    await manager.change({ website: "https://lutins.example/" });
    await desk.load(csv({ ...LUTINS_B, capacite: "26", site_web: "https://autre.example" }));
    const [only, ...others] = await creches();
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      id: manager.listingId,
      website: "https://lutins.example/",
      detail: { capacity: 31 },
    });
  });

  test("what its source no longer names stays gone, and comes back as its manager said", async () => {
    await desk.load(csv(FILE, { ...FILE, id: "2", nom: "Les Mésanges", adresse_source: "5 rue des Lilas" }));
    const manager = await managerOfLoaded("Les Lutins");
    await manager.change({ capacity: 30 });
    const without = csv({ ...FILE, id: "2", nom: "Les Mésanges", adresse_source: "5 rue des Lilas" });
    await desk.load(without);
    expect(await manager.outcome({ capacity: 31 })).toEqual(["listing NOT_LISTED"]);
    await desk.load(without);
    expect((await rowOf(manager.listingId)).state).toBe("GONE");
    await desk.load(csv(FILE, { ...FILE, id: "2", nom: "Les Mésanges", adresse_source: "5 rue des Lilas" }));
    expect(await rowOf(manager.listingId)).toMatchObject({ state: "PUBLISHED", detail: { capacity: 30 } });
  });

  test("edits and imports at the same time lose nothing of each other", async () => {
    await desk.load(csv(FILE));
    const manager = await managerOfLoaded("Les Lutins");
    for (let round = 1; round <= times(4, 60); round += 1) {
      const telephone = `04 68 00 01 ${String(round % 100).padStart(2, "0")}`;
      const [, first, second] = await Promise.all([
        desk.load(csv({ ...FILE, telephone })),
        manager.outcome({ capacity: 100 + round }),
        manager.outcome({ fees: `Tarif ${round}` }),
      ]);
      for (const outcome of [first, second]) expect(outcome).toMatchObject({ id: manager.listingId });
      expect(await rowOf(manager.listingId)).toMatchObject({
        phone: `+33${telephone.replaceAll(" ", "").slice(1)}`,
        detail: { capacity: 100 + round, fees: `Tarif ${round}`, manager: "Commune" },
      });
    }
  });

  test("while a file is being loaded a manager is told so after a few seconds, and waits for a short one", async () => {
    await desk.load(csv(FILE));
    const manager = await managerOfLoaded("Les Lutins");
    const other = connect(desk.database.url);
    const importing = (ms: number) =>
      inTransaction(other, async (tx) => {
        await lockStructures(tx);
        await new Promise((resolve) => setTimeout(resolve, ms));
      });
    const short = importing(600);
    expect(await manager.outcome({ capacity: 51 })).toMatchObject({ capacity: 51 });
    await short;
    const long = importing(5_000);
    expect(await manager.outcome({ capacity: 52 })).toEqual([" BUSY"]);
    await long;
    expect((await rowOf(manager.listingId)).detail).toMatchObject({ capacity: 51 });
    await other.$client.end();
  }, 20_000);

  test("an import waits for a change that is being made", async () => {
    await desk.load(csv(FILE));
    const manager = await managerOfLoaded("Les Lutins");
    const other = connect(desk.database.url);
    let loading: Promise<unknown> | undefined;
    await inTransaction(other, async (tx) => {
      expect(await holdOffImports(tx)).toBe(true);
      loading = desk.load(csv({ ...FILE, capacite: "77" }));
      await new Promise((resolve) => setTimeout(resolve, 200));
      const { listingId, accountId } = manager;
      await insertEdit(tx, { listingId, accountId, at: clock, fields: { manager: "Nous" } });
    });
    await loading;
    await other.$client.end();
    expect((await rowOf(manager.listingId)).detail).toMatchObject({ capacity: 77, manager: "Nous" });
  });
});
