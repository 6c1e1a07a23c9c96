import { existsSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importStructures } from "../../api/structures/import.ts";
import { csv, LUTINS, LUTINS_B, type StructuresDesk, structuresDesk } from "../structures-file.ts";

let desk: StructuresDesk;
beforeAll(async () => {
  desk = await structuresDesk();
});
beforeEach(() => desk.clear());
afterAll(() => desk.database.drop());

const load: StructuresDesk["load"] = (...args) => desk.load(...args);
const listings = () => desk.listings();

/** Row versions of everything an import writes: equal when nothing was written. */
async function traces(): Promise<string> {
  const tables = ["listing", "mam", "structure_source", "feed_change"];
  const found = await Promise.all(
    tables.map((table) =>
      desk.database.db.execute(sql.raw(`select xmin::text, ctid::text from ${table} order by ctid`)),
    ),
  );
  return JSON.stringify(found);
}

describe("structures of several sources, from import to import", () => {
  it("merges two sources: the recent field wins, a missing one is filled, both are kept, one id stays", async () => {
    await load(csv({ ...LUTINS, telephone: "04 65 71 00 12", gestionnaire: "Mairie" }));
    const [before] = await listings();
    const report = await load(csv({ ...LUTINS_B, gestionnaire: "Association", capacite: "30" }));
    expect(report.merged).toEqual([
      {
        a: { source: "a-2018", id: "1", name: "Les Lutins" },
        b: { source: "b-2025", id: "x9", name: "Crèche associative Les Lutins" },
      },
    ]);
    const after = await listings();
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({
      ...{
        id: before?.id,
        name: "Crèche associative Les Lutins",
        phone: "+33465710012",
        precision: "HOUSE_NUMBER",
      },
      detail: { manager: "Association", capacity: 30, subtype: "MULTI_ACCUEIL" },
    });
    const sources = await desk.database.db.execute(
      sql`select source, listing_id from structure_source order by source`,
    );
    expect([...sources]).toEqual([
      { source: "a-2018", listing_id: before?.id },
      { source: "b-2025", listing_id: before?.id },
    ]);
  });

  it("writes nothing when the file says what is stored, and nothing in a trial run", async () => {
    const file = csv(LUTINS, LUTINS_B, {
      ...LUTINS,
      id: "2",
      type: "MAM",
      nom: "MAM Bulle",
      lat: "",
      lon: "",
    });
    await load(file);
    const before = await traces();
    const again = await load(file);
    expect(again).toMatchObject({ added: 0, changed: 0, hidden: 0, unchanged: 3 });
    const trial = await load(csv({ ...LUTINS, nom: "Autre" }), { dryRun: true });
    expect(trial).toMatchObject({ changed: 1, hidden: 1, unchanged: 0 });
    expect(await traces()).toBe(before);
  });

  it("hides what no source names any more, and shows it again under the same id", async () => {
    await load(
      csv(LUTINS, LUTINS_B, {
        ...LUTINS,
        id: "2",
        nom: "La Farandole",
        adresse_source: "3 quai Sud",
        lat: "42.69",
      }),
    );
    const ids = (await listings()).map(({ id }) => id);
    // one source forgets both; the other still names Les Lutins
    const report = await load(
      csv({ ...LUTINS, id: "7", nom: "Nouvelle", adresse_source: "1 place Haute", lat: "42.71" }),
    );
    expect(report).toMatchObject({ added: 1, hidden: 1 });
    expect((await listings()).map(({ name, state }) => [name, state])).toEqual([
      ["Crèche associative Les Lutins", "PUBLISHED"],
      ["La Farandole", "GONE"],
      ["Nouvelle", "PUBLISHED"],
    ]);
    await load(
      csv(LUTINS, { ...LUTINS, id: "2", nom: "La Farandole", adresse_source: "3 quai Sud", lat: "42.69" }),
    );
    const back = await listings();
    expect(back.filter(({ state }) => state === "PUBLISHED").map(({ id }) => id)).toEqual(ids);
  });

  it("keeps the structure of a row in quarantine as it was", async () => {
    await load(csv(LUTINS, { ...LUTINS, id: "2", nom: "La Farandole" }));
    const before = await listings();
    const report = await load(csv(LUTINS, { ...LUTINS, id: "2", nom: "" }));
    expect(report).toMatchObject({ quarantined: 1, hidden: 0 });
    expect(await listings()).toEqual(before);
  });

  it("two imports at once end as one after the other", async () => {
    const file = csv(LUTINS, LUTINS_B);
    await Promise.all([load(file), load(file), load(file)]);
    expect(await listings()).toHaveLength(1);
  });

  const REAL = new URL("../../../shared/data/structures-open.csv", import.meta.url).pathname;
  it.skipIf(!existsSync(REAL))("loads every row of a real file and merges its two sources", async () => {
    const input = {
      path: REAL,
      format: "csv" as const,
      now: new Date("2026-11-23T09:00:00Z"),
      gazetteer: desk.gazetteer,
    };
    const report = await importStructures(desk.database.db, input);
    expect(report).toMatchObject({ rows: 495, quarantined: 0, problems: [], unknownColumns: [] });
    expect(report.merged).toHaveLength(70);
    const ids = new Set(report.merged.map(({ a, b }) => `${a.id} ${b.id}`));
    // by hand: a renamed one, one behind a wrong position, one whose house another took over, a moved one
    for (const pair of [
      "cd44-eaje-0125 nantes-0023",
      "cd44-eaje-0158 nantes-0047",
      "cd44-eaje-0093 nantes-0081",
      "cd44-eaje-0094 nantes-0082",
    ]) {
      expect(ids).toContain(pair);
    }
    const [count] = await desk.database.db.execute(sql`
      select (select count(*)::int from listing) as listings, (select count(*)::int from mam) as mams,
             (select count(*)::int from structure_source) as sources`);
    expect(count).toEqual({ listings: 312, mams: 113, sources: 495 });
  });
});
