import { inTransaction } from "../../db/client.ts";
import { loadReference } from "../../db/reference/load.ts";
import { openDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { UnreadableFile } from "../intake/encoding.ts";
import { loadGazetteer } from "./gazetteer.ts";
import { ADDRESS_FLAWS, isUnreadablePath, missingColumns, NO_FILE } from "./geocoding.messages.ts";
import { loadAddresses } from "./load-addresses.ts";

const SHOWN = 50;
const [file, ...others] = process.argv.slice(2);
if (file === undefined || others.length > 0) {
  console.error("Usage : npm run addresses -- adresses-66.csv.gz");
  process.exit(64);
}

const database = await openDatabase(readEnv());
try {
  await inTransaction(database.db, (tx) => loadReference(tx));
  const report = await loadAddresses(database.db, await loadGazetteer(database.db), file);
  console.log(`${report.rows} lignes lues, ${report.bad} écartées.`);
  for (const { line, flaw } of report.flaws.slice(0, SHOWN))
    console.log(`  Ligne ${line} : ${ADDRESS_FLAWS[flaw]}`);
  if (report.bad > SHOWN) console.log(`  … et ${report.bad - SHOWN} autres.`);
  const { communes, streets, localities, numbers } = report;
  console.log(
    `${communes} communes remplacées : ${streets} voies, ${localities} lieux-dits, ${numbers} numéros.`,
  );
  if (communes === 0) process.exitCode = 1;
} catch (error) {
  if (error instanceof UnreadableFile) console.error(missingColumns(error));
  else if (isUnreadablePath(error)) console.error(NO_FILE);
  else if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) {
    console.error("L’archive gzip est tronquée ou abîmée : rien n’a été écrit.");
  } else throw error;
  process.exitCode = 1;
} finally {
  await database.close();
}
