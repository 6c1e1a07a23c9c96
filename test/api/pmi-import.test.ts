import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { beforeEach, describe, expect, it } from "vitest";
import { eraseListings } from "../../api/directory/listing.queries.ts";
import type { PmiCells } from "../../api/pmi/columns.ts";
import { lockDepartement } from "../../api/pmi/pmi.queries.ts";
import { inTransaction } from "../../db/client.ts";
import { contentOf, tablesHolding, usePmi, writersOf } from "./pmi-database.ts";
import { aRow, asCsv } from "./pmi-file.ts";
import { FakeGeocoder } from "./pmi-fixtures.ts";

const pmi = usePmi();
const A = "66-2024-00001";
const B = "66-2024-00002";

beforeEach(async () => {
  await inTransaction(
    pmi.db,
    async (tx) => {
      const rows = await tx.execute<{ id: string }>(sql`select id from listing where kind = 'CHILDMINDER'`);
      await eraseListings(
        tx,
        rows.map(({ id }) => id),
      );
      await tx.execute(sql`delete from pmi.file`);
      await tx.execute(sql`delete from pmi.refusal`);
      await tx.execute(sql`delete from feed_change`);
    },
    "pmi",
  );
  pmi.geocoder = new FakeGeocoder();
});

interface Row {
  id: string;
  state: string;
  name: string;
  precision: string;
  lng: number;
  lat: number;
  phone: string | null;
  email: string | null;
  addressLines: string[] | null;
  detail: Record<string, unknown>;
  updatedAt: string;
}

async function listingOf(number: string): Promise<Row | undefined> {
  const [row] = await pmi.db.execute<{ row: Row }>(sql`
    select json_build_object('id', l.id, 'state', l.state, 'name', l.name, 'precision', l.precision, 'lng', l.lng,
      'lat', l.lat, 'phone', l.phone, 'email', l.email, 'addressLines', l.address_lines, 'detail', l.detail,
      'updatedAt', l.updated_at) as row
    from listing l join pmi.childminder c on c.listing_id = l.id where c.approval_number = ${number}`);
  return row?.row;
}

const countOf = async (table: string) =>
  (await pmi.db.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.raw(table)}`))[0]?.n;

const quarantine = async () =>
  (
    await pmi.db.execute<{ text: string }>(
      sql`select line || ' ' || coalesce("column", '-') || ' ' || code as text from pmi.quarantine order by line, 1`,
    )
  ).map(({ text }) => text);

describe("a whole file", () => {
  it("lists whom it names, with what they allowed", async () => {
    expect(await pmi.apply([aRow(A, { num_voie: "12 bis", complement: "Bât. B" })])).toEqual({ new: 1 });
    expect(await listingOf(A)).toMatchObject({
      state: "PUBLISHED",
      name: "Ariane Vallespir",
      precision: "HOUSE_NUMBER",
      phone: "+33639989146",
      email: "ariane@assmat.example",
      addressLines: ["12 bis Rue des Genêts", "Bât. B", "66000 Perpignan"],
      detail: { approvedPlaces: 3, worksInMam: false },
    });
  });

  it("tells what changed, by field", async () => {
    await pmi.apply([aRow(A), aRow(B)]);
    const outcome = await pmi.import([aRow(A, { places: "4", nom: "Cerdane" }), aRow(B)]);
    expect(outcome).toMatchObject({
      outcome: "APPLIED",
      report: { counts: { changed: 1, unchanged: 1 }, changedFields: { places: 1, lastName: 1 } },
    });
    expect((await listingOf(A))?.detail.approvedPlaces).toBe(4);
  });

  it("the same file again writes nothing, approved or not, and nothing either in another shape", async () => {
    const rows = [
      aRow(A, { nom: "Hélène" }),
      aRow(B, { accord_publication: "N" }),
      aRow("66-3", { places: "x" }),
    ];
    rows.push(aRow("66-4", { telephone: "0000000000" }), aRow("66-5", { nom_voie: "inconnue" }));
    await pmi.apply(rows);
    const before = await writersOf(pmi.db);
    expect(await pmi.import(rows)).toMatchObject({
      outcome: "HELD",
      guards: expect.arrayContaining(["ALREADY_APPLIED"]),
    });
    expect(await pmi.import(rows, { approve: true })).toMatchObject({ outcome: "APPLIED", fileId: null });
    expect(await writersOf(pmi.db)).toEqual(before);
    const dates = rows.map((row) => ({
      ...row,
      date_fin_agrement: "14/01/2029",
      telephone: row.telephone.replaceAll(" ", ""),
    }));
    await pmi.apply(asCsv(dates.reverse(), { separator: "\t", newline: "\n" }));
    const people = (all: string[]) => all.filter((writer) => !/^(file|quarantine)/.test(writer));
    expect(people(await writersOf(pmi.db))).toEqual(people(before));
  });

  it("is all or nothing", async () => {
    await pmi.apply([aRow(A)]);
    const before = await contentOf(pmi.db);
    const breaks = new FakeGeocoder();
    let asked = 0;
    breaks.knows = () => {
      asked += 1;
      if (asked > 3) throw new Error("down");
      return true;
    };
    const rows = Array.from({ length: 9 }, (_, i) => aRow(`66-${i}`));
    await expect(pmi.import(rows, { geocoder: breaks, approve: true })).rejects.toThrow("down");
    expect(await contentOf(pmi.db)).toEqual(before);
  });

  it("two at once: one is applied, the other refused", async () => {
    const files = [1, 2, 3].map((i) => [aRow(A, { places: String(i) })]);
    const outcomes = await Promise.all(files.map((rows) => pmi.import(rows)));
    const refused = outcomes.filter((outcome) => outcome.outcome === "REFUSED");
    expect(outcomes.filter((outcome) => outcome.outcome === "APPLIED")).toHaveLength(1);
    expect(refused.every(({ code }) => code === "IMPORT_UNDER_WAY" || code === "CHANGED_MEANWHILE")).toBe(
      true,
    );
    expect(await countOf("pmi.file")).toBe(1);
  });

  it("while another import of the département writes it is refused, and one of another département goes on", async () => {
    const outcomes = await inTransaction(
      pmi.db,
      async (tx) => {
        await lockDepartement(tx, "66");
        const elsewhere = aRow(B, { code_postal: "44000", commune: "Nantes", code_insee: "44109" });
        return [await pmi.import([aRow(A)]), await pmi.import([elsewhere], { departement: "44" })];
      },
      "pmi",
    );
    expect(outcomes).toMatchObject([
      { outcome: "REFUSED", code: "IMPORT_UNDER_WAY" },
      { outcome: "APPLIED" },
    ]);
  });

  it("says nothing of people in its outcome, in the audit or in the quarantine", async () => {
    const outcome = await pmi.import([
      aRow(A),
      aRow(B, { nom: "Vallespir 12" }),
      aRow("66-3", { accord_publication: "?" }),
    ]);
    expect(await countOf("pmi.quarantine")).toBe(2);
    expect(JSON.stringify(outcome)).not.toMatch(/Vallespir|Ariane|66-2024|0639|9146|Genêts|example/);
    expect(await tablesHolding(pmi.db, "Vallespir 12")).toEqual([]);
  });

  it("a failing statement takes no row into its message", async () => {
    const owner = postgres(pmi.url, { max: 1 });
    await owner`alter table pmi.childminder add constraint broken check (last_name <> 'Vallespir')`;
    const error = await pmi.import([aRow(A)]).catch((thrown: unknown) => thrown);
    await owner`alter table pmi.childminder drop constraint broken`;
    await owner.end();
    expect(error).toMatchObject({ code: "23514" });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(
      /Vallespir|Ariane|0639|9146|Genêts|66-2024/,
    );
    expect(await countOf("listing")).toBe(0);
  });

  it("an unknown département is refused", async () => {
    expect(await pmi.import([aRow(A)], { departement: "99" })).toMatchObject({
      outcome: "REFUSED",
      code: "UNKNOWN_DEPARTEMENT",
    });
  });
});

describe("R4, R8 permission", () => {
  it("R4 without it nothing is stored but a keyed hash of the number", async () => {
    expect(await pmi.apply([aRow(A, { accord_publication: "N", nom: "Secrète" })])).toEqual({ refused: 1 });
    expect(await tablesHolding(pmi.db, "Secrète")).toEqual([]);
    expect(await tablesHolding(pmi.db, A)).toEqual([]);
    expect(await countOf("pmi.refusal")).toBe(1);
    expect(await countOf("listing")).toBe(0);
  });

  it.each<[string, Partial<PmiCells>]>([
    ["withdrawn", { accord_publication: "N" }],
    ["that cannot be read", { accord_publication: "?" }],
    ["with a status that cannot be read", { statut: "EN COURS" }],
    ["withdrawn in a row with another fault", { accord_publication: "N", places: "douze" }],
  ])("R8 permission %s erases at once and everywhere", async (_name, cells) => {
    await pmi.apply([aRow(A, { nom: "Secrète", telephone: "06 39 98 77 01" }), aRow(B)]);
    const id = (await listingOf(A))?.id ?? "";
    await pmi.db.execute(sql`insert into availability (listing_id, level, content, confirmed_at)
      values (${id}::uuid, 'GLOBAL', '{"level":"GLOBAL","available":true}'::jsonb, now())`);
    expect(await pmi.apply([aRow(A, { nom: "Secrète", ...cells }), aRow(B)])).toMatchObject({
      erased: 1,
      refused: 1,
    });
    for (const trace of ["Secrète", A, "639987701"]) expect(await tablesHolding(pmi.db, trace)).toEqual([]);
    expect(await countOf("availability")).toBe(0);
    // the tombstone of partners, and the file that holds no person
    expect(await tablesHolding(pmi.db, id)).toEqual(["public.feed_change"]);
    expect(await countOf("pmi.refusal")).toBe(1);
  });

  it("R8 the audit keeps random ids, an action and a reason code", async () => {
    await pmi.apply([aRow(A, { nom: "Secrète" })]);
    const id = (await listingOf(A))?.id ?? "";
    await pmi.apply([aRow(A, { accord_publication: "N" })]);
    const owner = postgres(pmi.url, { max: 1 });
    const entries = await owner`select * from audit_entry where subject_id = ${id}`;
    const all = await owner`select a::text as line from audit_entry a`;
    await owner.end();
    expect(entries).toMatchObject([{ action: "PMI_LISTING_ERASED", reason: "PERMISSION_NO", facts: {} }]);
    expect(all.map(({ line }) => line).join()).not.toMatch(/Secrète|66-2024|Ariane/);
  });

  it("R9 permission given again makes a new listing with a new id, and the hash goes", async () => {
    await pmi.apply([aRow(A)]);
    const first = (await listingOf(A))?.id;
    await pmi.apply([aRow(A, { accord_publication: "N" })]);
    expect(await pmi.apply([aRow(A)])).toEqual({ new: 1 });
    expect((await listingOf(A))?.id).not.toBe(first);
    expect(await countOf("pmi.refusal")).toBe(0);
  });

  it("R8 the hash needs the key", async () => {
    await pmi.apply([aRow(A, { accord_publication: "N" })], { hashKey: Buffer.alloc(32, 1) });
    const one = await contentOf(pmi.db);
    await inTransaction(pmi.db, (tx) => tx.execute(sql`delete from pmi.refusal`), "pmi");
    await pmi.apply([aRow(A, { accord_publication: "N" }), aRow(B)], { hashKey: Buffer.alloc(32, 2) });
    expect((await contentOf(pmi.db)).at(-1)).not.toBe(one.at(-1));
  });
});

describe("R5 only PMI writes", () => {
  it("the application's role may write neither PMI's rows nor a childminder's listing", async () => {
    await pmi.apply([aRow(A)]);
    const as = (statement: string) => inTransaction(pmi.db, (tx) => tx.execute(sql.raw(statement)), "app");
    const denied = (promise: Promise<unknown>) =>
      promise.then(
        () => "done",
        (error: Error) => String(error.cause),
      );
    expect(await denied(as("update pmi.childminder set places = 6"))).toMatch(/permission denied/);
    expect(await denied(as("delete from pmi.refusal"))).toMatch(/permission denied/);
    expect(
      await denied(
        as("insert into pmi.quarantine (file_id, line, code, message) values (gen_random_uuid(), 1, '', '')"),
      ),
    ).toMatch(/permission denied/);
    const before = await writersOf(pmi.db);
    await as("update listing set phone = null where kind = 'CHILDMINDER'");
    await as("delete from listing where kind = 'CHILDMINDER'");
    expect(await writersOf(pmi.db)).toEqual(before);
  });
});

describe("R6 the whole file", () => {
  it("hides at once who is no longer in it, and brings them back with their id and availability", async () => {
    await pmi.apply([aRow(A), aRow(B)]);
    const id = (await listingOf(A))?.id ?? "";
    await pmi.db.execute(sql`insert into availability (listing_id, level, content, confirmed_at)
      values (${id}::uuid, 'GLOBAL', '{"level":"GLOBAL","available":true}'::jsonb, now())`);
    expect(await pmi.apply([aRow(B)])).toEqual({ gone: 1, unchanged: 1 });
    expect(await listingOf(A)).toMatchObject({ id, state: "GONE" });
    const [row] = await pmi.db.execute<{ at: string }>(
      sql`select to_char(gone_at, 'YYYY-MM-DD') as at from pmi.childminder where gone_at is not null`,
    );
    expect(row?.at).toBe("2026-11-23");
    // still absent: still gone since then
    expect(await pmi.apply([aRow(B, { places: "2" })])).toEqual({ changed: 1 });
    expect(await pmi.apply([aRow(A), aRow(B)])).toEqual({ reinstated: 1, changed: 1 });
    expect(await listingOf(A)).toMatchObject({ id, state: "PUBLISHED" });
    expect(await countOf("availability")).toBe(1);
    expect(await countOf("pmi.childminder where gone_at is not null")).toBe(0);
  });

  it("a partial file only corrects, suspends or withdraws", async () => {
    await pmi.apply([aRow(A), aRow(B), aRow("66-3"), aRow("66-4")]);
    const partial = [
      aRow(A, { places: "1" }),
      aRow(B, { statut: "SUSPENDU" }),
      aRow("66-3", { accord_publication: "N" }),
      aRow("66-9"),
    ];
    expect(await pmi.apply(partial, { partial: true })).toEqual({
      changed: 1,
      suspended: 1,
      refused: 1,
      erased: 1,
      quarantined: 1,
    });
    expect(await quarantine()).toEqual(["5 numero_agrement NEW_IN_PARTIAL"]);
    expect(await listingOf("66-4")).toMatchObject({ state: "PUBLISHED" });
    expect(await listingOf("66-9")).toBeUndefined();
    // nor does it bring back who is gone
    await pmi.apply([aRow(B)]);
    expect(await pmi.apply([aRow(A)], { partial: true })).toEqual({ quarantined: 1 });
  });
});

describe("R7 suspension", () => {
  it("hides and brings everything back, the id and the availability too", async () => {
    await pmi.apply([aRow(A)]);
    const id = (await listingOf(A))?.id ?? "";
    await pmi.db.execute(sql`insert into availability (listing_id, level, content, confirmed_at)
      values (${id}::uuid, 'GLOBAL', '{"level":"GLOBAL","available":true}'::jsonb, now())`);
    expect(await pmi.apply([aRow(A, { statut: "SUSPENDU" })])).toEqual({ suspended: 1 });
    expect(await listingOf(A)).toMatchObject({ id, state: "SUSPENDED" });
    expect(await pmi.apply([aRow(A)])).toEqual({ reinstated: 1 });
    expect(await listingOf(A)).toMatchObject({ id, state: "PUBLISHED" });
    expect(await countOf("availability")).toBe(1);
  });

  it("who is suspended from the start is kept out of sight", async () => {
    expect(await pmi.apply([aRow(A, { statut: "SUSPENDU" })])).toEqual({ new: 1 });
    expect(await listingOf(A)).toMatchObject({ state: "SUSPENDED" });
  });

  it("an end date that has passed is told and changes nothing", async () => {
    const rows = [aRow(A, { date_fin_agrement: "2026-11-22" }), aRow(B, { date_fin_agrement: "2026-11-23" })];
    for (const expected of [{ new: 2 }, { unchanged: 2 }]) {
      expect(await pmi.apply(rows)).toEqual({ ...expected, warnings: 1 });
      expect(await listingOf(A)).toMatchObject({ state: "PUBLISHED" });
    }
  });
});

describe("R9 what is withheld", () => {
  const centre = () => {
    const { lng, lat } = pmi.gazetteer.byCode("66136") ?? {};
    return { lng, lat };
  };

  it("a withheld address is never looked up; the listing stands at the commune without a MAM's name", async () => {
    const hidden = aRow(A, { accord_adresse: "N", lieu_exercice: "MAM", nom_mam: "Les Coccinelles" });
    await pmi.apply([hidden]);
    expect(pmi.geocoder.asked).toEqual([]);
    const listing = await listingOf(A);
    expect(listing).toMatchObject({ ...centre(), precision: "COMMUNE", addressLines: null });
    expect(listing?.detail).toEqual({ approvedPlaces: 3, worksInMam: true });
    expect(await tablesHolding(pmi.db, "Coccinelles")).toEqual(["pmi.childminder"]);
  });

  it("an address withheld later leaves no trace of where it was, and the importer never tries again", async () => {
    await pmi.apply([aRow(A)]);
    expect((await listingOf(A))?.precision).toBe("HOUSE_NUMBER");
    pmi.geocoder.asked = [];
    await pmi.apply([aRow(A, { accord_adresse: "N" })]);
    expect(await listingOf(A)).toMatchObject({ ...centre(), precision: "COMMUNE", addressLines: null });
    await pmi.apply([aRow(A, { accord_adresse: "N" }), aRow(B, { accord_adresse: "N" })]);
    expect(pmi.geocoder.asked).toEqual([]);
  });

  it("telephone and e-mail are published as allowed", async () => {
    await pmi.apply([aRow(A, { accord_telephone: "N" }), aRow(B, { accord_courriel: "N" })]);
    expect(await listingOf(A)).toMatchObject({ phone: null, email: "ariane@assmat.example" });
    expect(await listingOf(B)).toMatchObject({ phone: "+33639989146", email: null });
  });

  it("a change of what is withheld cannot be seen from outside", async () => {
    const row = aRow(A, { accord_adresse: "N", accord_telephone: "N" });
    await pmi.apply([row]);
    const seen = (await writersOf(pmi.db)).filter((writer) => /^(listing|feed)/.test(writer));
    const moved = { ...row, num_voie: "99", telephone: "06 39 98 11 22", date_fin_agrement: "2030-01-01" };
    expect(await pmi.apply([moved])).toEqual({ changed: 1 });
    expect((await writersOf(pmi.db)).filter((writer) => /^(listing|feed)/.test(writer))).toEqual(seen);
  });
});

describe("R11, R12 position", () => {
  it("R11 an unknown address stands at the commune and is tried again at each import", async () => {
    const rows = [aRow(A, { nom_voie: "inconnue" }), aRow(B)];
    await pmi.apply(rows);
    expect((await listingOf(A))?.precision).toBe("COMMUNE");
    pmi.geocoder.asked = [];
    pmi.geocoder.knows = () => true;
    // the very same file, once the street is known
    expect(await pmi.apply(rows)).toEqual({ unchanged: 2 });
    expect(pmi.geocoder.asked.map(({ street }) => street)).toEqual(["Rue inconnue"]);
    expect((await listingOf(A))?.precision).toBe("HOUSE_NUMBER");
  });

  it("only what is new or moved is looked up", async () => {
    await pmi.apply([aRow(A), aRow(B)]);
    pmi.geocoder.asked = [];
    await pmi.apply([aRow(A, { places: "1" }), aRow(B, { num_voie: "14" }), aRow("66-3")]);
    expect(pmi.geocoder.asked.map(({ number }) => number)).toEqual(["14", "12"]);
  });

  it("R12 a doubtful street and a doubtful commune are told; no address is looked up in the latter", async () => {
    const rows = [
      aRow(A, { nom_voie: "inconnue presque" }),
      aRow(B, { code_postal: "66200", commune: "Elne" }),
    ];
    const outcome = await pmi.import(rows);
    expect(outcome).toMatchObject({
      outcome: "APPLIED",
      report: {
        warnings: [
          { line: 2, column: "nom_voie", code: "ADDRESS_DOUBTFUL" },
          { line: 3, column: "commune", code: "COMMUNE_DOUBTFUL" },
        ],
      },
    });
    expect(pmi.geocoder.asked).toHaveLength(1);
    expect((await listingOf(B))?.precision).toBe("COMMUNE");
  });

  it.each<[string, Partial<PmiCells>, string]>([
    [
      "of another département",
      { code_postal: "75001", commune: "Paris", code_insee: "75056" },
      "OTHER_DEPARTEMENT",
    ],
    [
      "that nobody knows",
      { code_postal: "66999", commune: "Nulle-Part-les-Oies", code_insee: "" },
      "COMMUNE_UNKNOWN",
    ],
    [
      "that contradicts its code",
      { code_postal: "66200", commune: "Elne", code_insee: "66136" },
      "COMMUNE_DOUBTFUL",
    ],
  ])("R12 a commune %s", async (_name, cells, code) => {
    const outcome = await pmi.import([aRow(A, cells)]);
    if (outcome.outcome === "REFUSED") throw new Error(outcome.code);
    const said = [...outcome.report.quarantine, ...outcome.report.warnings];
    expect(said).toEqual([{ line: 2, column: "commune", code }]);
  });

  it("the names of the file's communes are understood: capitals, CEDEX, missing hyphens, no code", async () => {
    const communes: [string, string, string][] = [
      ["66000", "PERPIGNAN CEDEX", "66136"],
      ["66200", "CORNEILLA DEL VERCOL", "66059"],
      ["66300", "Fourques", ""],
      ["66250", "ST LAURENT DE LA SALANQUE", ""],
    ];
    const rows = communes.map(([code_postal, commune, code_insee], i) =>
      aRow(`66-${i}`, { code_postal, commune, code_insee }),
    );
    expect(await pmi.apply(rows)).toEqual({ new: 4 });
  });

  it("R1 a childminder of a known MAM stands there, under the place's own name; of two that bear it, at the address", async () => {
    const place = (name: string) =>
      pmi.db.execute(sql`insert into mam (name, name_key, commune_code, precision, lng, lat)
        values (${name}, '', '66136', 'HOUSE_NUMBER', 2.9, 42.7)`);
    for (const name of ["MAM Les P’tits Pas", "Les Lutins", "MAM les lutins"]) await place(name);
    const inMam = { lieu_exercice: "MAM", nom_voie: "inconnue" };
    await pmi.apply([
      aRow(A, { ...inMam, nom_mam: "LES P'TITS PAS" }),
      aRow(B, { ...inMam, nom_mam: "Les Lutins" }),
    ]);
    expect(await listingOf(A)).toMatchObject({
      lng: 2.9,
      lat: 42.7,
      precision: "HOUSE_NUMBER",
      detail: { worksInMam: true, mamName: "MAM Les P’tits Pas" },
    });
    expect(await listingOf(B)).toMatchObject({ precision: "COMMUNE", detail: { mamName: "Les Lutins" } });
    await pmi.db.execute(sql`delete from mam`);
  });
});

describe("the quarantine", () => {
  it("keeps last month's listing, row by row, and names line and column", async () => {
    await pmi.apply([aRow(A), aRow(B)]);
    const before = await listingOf(A);
    expect(await pmi.apply([aRow(A, { places: "douze", nom: "Autre" }), aRow(B)])).toEqual({
      quarantined: 1,
      kept: 1,
      unchanged: 1,
    });
    expect(await listingOf(A)).toEqual(before);
    expect(await quarantine()).toEqual(["2 places PLACES_UNREADABLE"]);
  });

  it("R7 a bad row that suspends, suspends; put right, everything is back", async () => {
    await pmi.apply([aRow(A)]);
    expect(await pmi.apply([aRow(A, { places: "douze", statut: "SUSPENDU" })])).toEqual({
      quarantined: 1,
      restricted: 1,
    });
    expect(await listingOf(A)).toMatchObject({ state: "SUSPENDED", name: "Ariane Vallespir" });
    expect(await pmi.apply([aRow(A)])).toEqual({ reinstated: 1 });
    expect(await listingOf(A)).toMatchObject({ state: "PUBLISHED" });
  });

  it("R9 a bad row takes back what it no longer allows, and the next good one says the rest", async () => {
    await pmi.apply([aRow(A)]);
    const bad = aRow(A, { accord_telephone: "N", accord_courriel: "N", accord_adresse: "N" });
    expect(await pmi.apply([bad])).toEqual({ quarantined: 1, restricted: 1 });
    expect(await listingOf(A)).toMatchObject({
      state: "PUBLISHED",
      phone: null,
      email: null,
      addressLines: null,
      precision: "COMMUNE",
    });
    const before = await writersOf(pmi.db);
    await pmi.apply([bad]);
    expect(await writersOf(pmi.db)).toEqual(before);
    expect(await pmi.apply([aRow(A)])).toEqual({ changed: 1 });
    expect(await listingOf(A)).toMatchObject({ phone: "+33639989146", precision: "HOUSE_NUMBER" });
  });

  it("R8 a row of which nothing can be told hides, and the next good one brings back", async () => {
    await pmi.apply([aRow(A), aRow(B)]);
    const id = (await listingOf(A))?.id;
    const [header, first, second] = asCsv([aRow(A), aRow(B)]).split("\r\n");
    const shifted = first?.replace(";des Genêts;", ";des; Genêts;");
    expect(await pmi.apply([header, shifted, second].join("\n"))).toEqual({
      quarantined: 1,
      gone: 1,
      unchanged: 1,
    });
    expect(await listingOf(A)).toMatchObject({ id, state: "GONE" });
    expect(await pmi.apply([aRow(A), aRow(B)])).toEqual({ reinstated: 1, unchanged: 1 });
    expect(await listingOf(A)).toMatchObject({ id, state: "PUBLISHED" });
  });

  it.each<[string, PmiCells, Record<string, number>, string | undefined]>([
    ["different rows: none is trusted", aRow(A, { nom: "Autre" }), { quarantined: 2, kept: 1 }, "PUBLISHED"],
    ["one suspends", aRow(A, { statut: "SUSPENDU" }), { quarantined: 2, restricted: 1 }, "SUSPENDED"],
    [
      "R8 one refuses",
      aRow(A, { accord_publication: "N" }),
      { quarantined: 2, refused: 1, erased: 1 },
      undefined,
    ],
    ["the same row twice", aRow(A), { unchanged: 1, warnings: 1 }, "PUBLISHED"],
  ])("a number twice, %s", async (_name, second, counts, state) => {
    await pmi.apply([aRow(A)]);
    expect(await pmi.apply([aRow(A), second])).toEqual(counts);
    expect((await listingOf(A))?.state).toBe(state);
  });

  it("of a number twice, nothing is listed the first time", async () => {
    expect(await pmi.apply([aRow(A, { statut: "SUSPENDU" }), aRow(A, { nom: "Autre" })])).toEqual({
      quarantined: 2,
    });
    expect(await countOf("listing")).toBe(0);
  });
});

describe("guards", () => {
  const many = (from: number, to: number, cells: Partial<PmiCells> = {}) =>
    Array.from({ length: to - from }, (_, i) => aRow(`66-${from + i}`, cells));

  it("a dry run says what would happen and writes nothing", async () => {
    await pmi.apply(many(0, 3));
    const before = await writersOf(pmi.db);
    const outcome = await pmi.import(many(1, 5), { dryRun: true });
    expect(outcome).toMatchObject({
      outcome: "TRIED",
      guards: ["MANY_GONE"],
      report: { counts: { new: 2, gone: 1 } },
    });
    expect(await writersOf(pmi.db)).toEqual(before);
  });

  it("a halved file, one of refusals, one of bad rows and one of another département are held until approved", async () => {
    await pmi.apply(many(0, 20));
    const paris = { code_postal: "75001", commune: "Paris", code_insee: "75056" };
    const files: [PmiCells[], string[]][] = [
      [many(0, 10), ["MANY_GONE"]],
      [[...many(0, 17), ...many(17, 20, { accord_publication: "N" })], ["MANY_GONE"]],
      [[...many(0, 17), ...many(17, 20, { places: "x" })], ["MANY_QUARANTINED"]],
      [many(100, 130, paris), ["OTHER_DEPARTEMENT", "MANY_GONE", "MANY_QUARANTINED"]],
    ];
    const before = await writersOf(pmi.db);
    for (const [rows, guards] of files)
      expect(await pmi.import(rows)).toMatchObject({ outcome: "HELD", guards });
    expect(await writersOf(pmi.db)).toEqual(before);
    expect(await pmi.import(many(0, 10), { approve: true })).toMatchObject({
      outcome: "APPLIED",
      guards: ["MANY_GONE"],
    });
  });

  it("up to a tenth goes through, and a first file has nothing to lose", async () => {
    expect(await pmi.import([aRow(A, { places: "x" })])).toMatchObject({ outcome: "APPLIED" });
    await pmi.apply(many(0, 20));
    expect(await pmi.import(many(0, 18))).toMatchObject({ outcome: "APPLIED", guards: [] });
  });
});
