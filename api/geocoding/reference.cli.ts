import { parseArgs } from "node:util";
import { inTransaction } from "../../db/client.ts";
import { loadReference } from "../../db/reference/load.ts";
import { openDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { UnreadableFile } from "../intake/encoding.ts";
import { isUnreadablePath, missingColumns, NO_FILE, REFERENCE_FLAWS } from "./geocoding.messages.ts";
import { editAuthorities, refreshCommunes } from "./load-reference.ts";

const SHOWN = 50;
const { values } = parseArgs({
  options: { communes: { type: "string" }, former: { type: "string" }, authorities: { type: "string" } },
});
if (!values.communes === !values.authorities || (values.former && !values.communes)) {
  console.error("Usage : npm run reference -- --communes FICHIER [--former FICHIER]");
  console.error("        npm run reference -- --authorities FICHIER");
  process.exit(64);
}

const database = await openDatabase(readEnv());
try {
  await inTransaction(database.db, (tx) => loadReference(tx));
  const loaded = values.communes
    ? await refreshCommunes(database.db, values.communes, values.former)
    : await editAuthorities(database.db, values.authorities ?? "");
  if ("flaws" in loaded) {
    console.error(`Fichier refusé, rien n’a été écrit : ${loaded.flaws.length} lignes à corriger.`);
    for (const { line, flaw } of loaded.flaws.slice(0, SHOWN))
      console.error(`  Ligne ${line} : ${REFERENCE_FLAWS[flaw]}`);
    process.exitCode = 1;
  } else if ("added" in loaded) {
    say("nouvelles", loaded.added);
    say("modifiées", loaded.changed);
    say("absentes du fichier, gardées", loaded.gone);
  } else console.log(`${loaded.rows} lignes lues, ${loaded.changed} services modifiés.`);
} catch (error) {
  if (error instanceof UnreadableFile) console.error(missingColumns(error));
  else if (isUnreadablePath(error)) console.error(NO_FILE);
  else throw error;
  process.exitCode = 1;
} finally {
  await database.close();
}

function say(what: string, codes: string[]): void {
  const shown = codes.length > SHOWN ? `${codes.slice(0, SHOWN).join(", ")} …` : codes.join(", ");
  console.log(`Communes ${what} : ${codes.length}${codes.length > 0 ? ` (${shown})` : ""}`);
}
