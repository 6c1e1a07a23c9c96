import { parseArgs } from "node:util";
import { inTransaction } from "../../db/client.ts";
import { loadReference } from "../../db/reference/load.ts";
import { type Database, openDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { clean, isName } from "../kernel/written.ts";
import { findAgents, knowsDepartement } from "./account.queries.ts";
import { COMMAND, printAgents, printSecrets } from "./agent.messages.ts";
import { type Agent, addAgent, removeAgent, resetAgent } from "./agents.ts";
import { isEmail } from "./email.ts";

type Order =
  | { command: "list" }
  | { command: "add"; agent: Agent }
  | { command: "reset" | "remove"; email: string };

/** 0: done; 1: refused, nothing is written; 64: not understood. */
async function main(): Promise<number> {
  const order = readOrder();
  if (!order) {
    process.stderr.write(COMMAND.usage);
    return 64;
  }
  const database = await openDatabase(readEnv());
  try {
    await inTransaction(database.db, (tx) => loadReference(tx));
    return await carryOut(order, database);
  } finally {
    await database.close();
  }
}

async function carryOut(order: Order, { db, hashKey }: Database): Promise<number> {
  const now = new Date();
  switch (order.command) {
    case "list":
      process.stdout.write(printAgents(await findAgents(db)));
      return 0;
    case "remove": {
      const removed = await inTransaction(db, (tx) => removeAgent(tx, order.email));
      return removed ? say(COMMAND.removed) : refuse(COMMAND.unknown);
    }
    case "reset": {
      const secrets = await inTransaction(db, (tx) => resetAgent(tx, hashKey, order.email, now));
      return secrets ? say(printSecrets(secrets)) : refuse(COMMAND.unknown);
    }
    case "add": {
      if (!(await knowsDepartement(db, order.agent.departementCode))) return refuse(COMMAND.departement);
      const secrets = await inTransaction(db, (tx) => addAgent(tx, hashKey, order.agent, now));
      return secrets ? say(printSecrets(secrets)) : refuse(COMMAND.inUse);
    }
  }
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

function refuse(text: string): number {
  process.stderr.write(text);
  return 1;
}

function readOrder(): Order | null {
  const text = { type: "string", default: "" } as const;
  const options = { email: text, "first-name": text, "last-name": text, departement: text };
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [command] = positionals;
    if (positionals.length !== 1) return null;
    if (command === "list") return { command };
    const { email } = values;
    if (!isEmail(email)) return null;
    if (command === "reset" || command === "remove") return { command, email };
    const [firstName, lastName] = [clean(values["first-name"]), clean(values["last-name"])];
    if (command !== "add" || !isName(firstName) || !isName(lastName)) return null;
    return { command, agent: { email, firstName, lastName, departementCode: values.departement } };
  } catch {
    return null;
  }
}

process.exitCode = await main();
