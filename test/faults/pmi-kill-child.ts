import { loadGazetteer } from "../../api/geocoding/gazetteer.ts";
import { importPmiFile } from "../../api/pmi/import.ts";
import { connect } from "../../db/client.ts";
import { FakeGeocoder, HASH_KEY, NOW } from "../api/pmi-fixtures.ts";

/** Imports a file in a process of its own, telling each step, to be killed at any of them. */
const [url = "", source = ""] = process.argv.slice(2);
const db = connect(url, { max: 3 });
const gazetteer = await loadGazetteer(db);
process.stdout.write("READY\n");
const outcome = await importPmiFile(db, {
  source,
  departement: "66",
  hashKey: HASH_KEY,
  now: NOW,
  gazetteer,
  geocoder: new FakeGeocoder(),
  approve: true,
  onProgress: ({ step }) => process.stdout.write(`${step}\n`),
});
process.stdout.write(`${outcome.outcome}\n`);
await db.$client.end();
