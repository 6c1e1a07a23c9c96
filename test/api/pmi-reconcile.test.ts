import { Readable } from "node:stream";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PMI_COLUMNS } from "../../api/pmi/columns.ts";
import { compare } from "../../api/pmi/compare.ts";
import { guardsOf } from "../../api/pmi/guards.ts";
import { openPmiFile } from "../../api/pmi/read.ts";
import { type FileRow, type PreviousRow, Reconciler } from "../../api/pmi/reconcile.ts";
import { times } from "../soak.ts";
import { aRow, asCsv } from "./pmi-file.ts";

const COMMUNE = { code: "66136", name: "Perpignan", departementCode: "66", lng: 2.9, lat: 42.7 };
const COMMUNES = { resolve: () => ({ commune: COMMUNE, sure: true }) };

describe("what a file does to each person", () => {
  const numbers = ["1", "2", "3", "4", "5", "6"];
  const before = fc.record({
    status: fc.constantFrom("ACTIF", "SUSPENDU"),
    gone: fc.boolean(),
    showAddress: fc.boolean(),
    showPhone: fc.boolean(),
    showEmail: fc.boolean(),
    atCommune: fc.boolean(),
  });
  const restriction = fc.record({
    suspend: fc.boolean(),
    withholdAddress: fc.boolean(),
    withholdPhone: fc.boolean(),
    withholdEmail: fc.boolean(),
    hide: fc.boolean(),
  });
  const person = { status: "ACTIF", showAddress: true, showPhone: true, showEmail: true };
  const row = fc.record({
    number: fc.constantFrom(...numbers),
    hash: fc.constantFrom("a", "b", "c"),
    what: fc.oneof(
      fc.constant({ kind: "SAME" }),
      fc.constant({ kind: "OK", childminder: person, sure: true, warned: false }),
      fc.constant({ kind: "REFUSED", reason: "PERMISSION_NO" }),
      restriction.map((one) => ({ kind: "BAD", restriction: one })),
    ),
  });

  it("R6, R8 everybody listed has exactly one fate; who refuses anywhere is refused, who is hidden anywhere is not kept", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...numbers), before),
        fc.array(row),
        fc.boolean(),
        (known, rows, partial) => {
          const previous = new Map(
            Object.entries(known).map(([number, one]) => [
              number,
              { ...one, listingId: `id-${number}`, hash: "z" } as PreviousRow,
            ]),
          );
          const reconciler = new Reconciler(previous, { partial });
          const file = rows
            .filter(({ number, what }) => what.kind !== "SAME" || previous.get(number)?.gone === false)
            .map(
              ({ number, hash, what }, i) => ({ line: i + 2, number, hash, ...what }) as unknown as FileRow,
            );
          for (const one of file) reconciler.take(one);
          const plan = reconciler.finish();
          const touched = [
            ...plan.taken.map(({ listingId }) => listingId),
            ...plan.refused.map(({ listingId }) => listingId),
            ...plan.restricted.map(({ listingId }) => listingId),
            ...plan.gone,
          ].filter((id) => id !== null);
          expect(new Set(touched).size).toBe(touched.length);
          const listed = [...previous.values()].filter(({ gone }) => !gone);
          const quiet = listed.filter(({ listingId }) => !touched.includes(listingId)).length;
          const absent = listed.filter(
            ({ listingId }) => partial && !file.some(({ number }) => `id-${number}` === listingId),
          );
          expect(quiet).toBe(plan.same + plan.kept + absent.length);
          for (const number of numbers) {
            // the first of rows that are alike speaks for them
            const own = file.filter(
              (one, i) =>
                one.number === number &&
                file.findIndex((o) => o.number === number && o.hash === one.hash) === i,
            );
            const refuses = own.some(({ kind }) => kind === "REFUSED");
            expect(plan.refused.some((one) => one.number === number)).toBe(refuses);
            const hides = own.some((one) => one.kind === "BAD" && one.restriction.hide);
            if (previous.get(number)?.gone === false && hides && !refuses)
              expect(plan.gone).toContain(`id-${number}`);
          }
        },
      ),
      { numRuns: times(3_000, 100_000) },
    );
  });
});

describe("guards", () => {
  const facts = { alreadyApplied: false, rows: 100, elsewhere: 0, listed: 100, removed: 0, heldBack: 0 };
  it("hold above a tenth of what is listed, not at it", () => {
    expect(guardsOf({ ...facts, removed: 10, heldBack: 10 })).toEqual([]);
    expect(guardsOf({ ...facts, removed: 11 })).toEqual(["MANY_GONE"]);
    expect(guardsOf({ ...facts, heldBack: 11 })).toEqual(["MANY_QUARANTINED"]);
    expect(guardsOf({ ...facts, listed: 0, heldBack: 90 })).toEqual([]);
    expect(guardsOf({ ...facts, elsewhere: 51 })).toEqual(["OTHER_DEPARTEMENT"]);
  });
});

describe("memory", () => {
  it("what is kept of a row does not hold the rest of the file", async () => {
    const columns = [...PMI_COLUMNS, "remarque"];
    const [header = "", line = ""] = asCsv([aRow("NUMBER")], { columns }).split("\r\n");
    const remark = "x".repeat(20_000);
    function* big() {
      yield Buffer.from(`${header}\n`);
      for (let i = 0; i < 20_000; i += 1)
        yield Buffer.from(`${line.replace("NUMBER", `66-2026-1000${i}`)}${remark}\n`);
    }
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    collect();
    const before = process.memoryUsage().heapUsed;
    const { plan, read } = await compare(await openPmiFile(Readable.from(big())), new Map(), {
      departement: "66",
      partial: false,
      today: "2026-11-23",
      communes: COMMUNES,
      onProgress: () => {},
    });
    collect();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60e6);
    expect([read.rows, plan.taken.length]).toEqual([20_000, 20_000]);
  });
});
