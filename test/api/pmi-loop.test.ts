import { expect, test } from "vitest";
import { createGeocoder } from "../../api/geocoding/geocode.ts";
import { usePmi } from "./pmi-database.ts";
import { aRow } from "./pmi-file.ts";

const pmi = usePmi();

test("reading and applying a file leaves the event loop to whoever searches meanwhile", async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => aRow(`66-${i}`, { num_voie: String(1 + (i % 90)) }));
  const geocoder = createGeocoder(pmi.db, pmi.gazetteer);
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const started = performance.now();
  const { outcome } = await pmi.import(rows, { geocoder });
  clearInterval(timer);
  expect(outcome).toBe("APPLIED");
  // block by block it was a third of the whole
  expect(longest).toBeLessThan((performance.now() - started) / 6);
}, 60_000);
