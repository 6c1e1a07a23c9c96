import { expect, test } from "vitest";
import { createGeocoder } from "../../api/geocoding/geocode.ts";
import { longestHold } from "../loop.ts";
import { usePmi } from "./pmi-database.ts";
import { aRow } from "./pmi-file.ts";

const pmi = usePmi();

test("reading and applying a file leaves the event loop to whoever searches meanwhile", async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => aRow(`66-${i}`, { num_voie: String(1 + (i % 90)) }));
  const geocoder = createGeocoder(pmi.db, pmi.gazetteer);
  const { longest, took } = await longestHold(async () => {
    expect((await pmi.import(rows, { geocoder })).outcome).toBe("APPLIED");
  });
  // block by block it was a third of the whole
  expect(longest).toBeLessThan(took / 6);
}, 60_000);
