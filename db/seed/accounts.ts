import { sql } from "drizzle-orm";
import { putAccount } from "../../api/account/account.queries.ts";
import { hashPassword, verifyPassword } from "../../api/account/password.ts";
import { sealSecret } from "../../api/account/totp.ts";
import { type Db, inTransaction, type Tx } from "../client.ts";
import { pickListings, type SeededPerson } from "./people.ts";
import { renewActive, renewRequests } from "./requests.ts";

export interface AccountsOptions {
  keys: (purpose: string) => Buffer;
  now: Date;
  /** a line of progress, in French */
  log: (line: string) => void;
}

const PASSWORD = "Tournesol-66-demo";
const GENERATED = "Premiere-66-fois";
const TOTP_SECRET = "JBSWY3DPEHPK3PXP";
const GENERATED_MS = 72 * 3_600_000;

const OWNERS = [
  { email: "assmat@demo.example", who: "assistante maternelle à Perpignan, accès ouvert" },
  { email: "deuxieme@demo.example", who: "autre assistante maternelle, accès ouvert" },
  { email: "suspendue@demo.example", who: "assistante maternelle dont l’agrément est en révision" },
  { email: "nouvelle@demo.example", who: `mot de passe reçu ${GENERATED}, à remplacer` },
  { email: "creche@demo.example", who: "gestionnaire d’une crèche à Perpignan" },
  { email: "loisirs@demo.example", who: "gestionnaire d’un accueil de loisirs" },
  { email: "relais@demo.example", who: "gestionnaire d’un relais petite enfance" },
] as const;
const AGENTS = [
  { email: "agent66@demo.example", departementCode: "66", firstName: "Agathe", lastName: "Inventée" },
  { email: "agent44@demo.example", departementCode: "44", firstName: "Loïc", lastName: "Inventé" },
] as const;

/**
 * The accounts of the demonstration and five requests for the desk to open on: their state is renewed at every start.
 * Sessions and throttles stay as they are; no letter leaves.
 */
export async function seedAccounts(db: Db, { keys, now, log }: AccountsOptions): Promise<void> {
  const passwordHash = await keptHash(db, "demo password", PASSWORD);
  const generatedHash = await keptHash(db, "demo generated password", GENERATED);
  await inTransaction(db, async (tx) => {
    const picked = await pickListings(tx);
    const people = [
      ...[picked.open[0], picked.open[1], picked.suspended, picked.open[2]],
      ...[picked.creche, picked.leisureCentre, picked.relais],
    ];
    const agents: string[] = [];
    for (const agent of AGENTS) {
      const totpSecret = sealSecret(keys, TOTP_SECRET);
      agents.push(await putAccount(tx, { ...agent, role: "AGENT", passwordHash, totpSecret }));
    }
    const [agentId = ""] = agents;
    for (const [i, { email }] of OWNERS.entries()) {
      const isNew = email === "nouvelle@demo.example";
      const generatedUntil = new Date(now.getTime() + GENERATED_MS).toISOString();
      const password = isNew ? { generatedHash, generatedUntil } : { passwordHash };
      await putOwner(tx, email, people[i], password, { agentId, now });
    }
    await renewRequests(tx, {
      people: picked.requesters,
      structure: picked.named,
      agentId,
      now,
    });
  });
  log(`Démonstration : comptes, mot de passe ${PASSWORD}`);
  for (const { email, who } of OWNERS) log(`  ${email.padEnd(22)} ${who}`);
  for (const { email, departementCode } of AGENTS)
    log(`  ${email.padEnd(22)} agent de la Caf ${departementCode}, secret TOTP ${TOTP_SECRET}`);
}

async function putOwner(
  tx: Tx,
  email: string,
  person: SeededPerson | undefined,
  password: { passwordHash?: string; generatedHash?: string; generatedUntil?: string },
  by: { agentId: string; now: Date },
): Promise<void> {
  const role = person?.status ?? "CHILDMINDER";
  const { listingId = null, departementCode = "66" } = person ?? {};
  const accountId = await putAccount(tx, { email, role, listingId, departementCode, ...password });
  if (person) await renewActive(tx, { ...person, email }, accountId, by);
}

/** Hashing takes a while: the hash of the first start serves the next ones. */
async function keptHash(db: Db, key: string, password: string): Promise<string> {
  const [kept] = await db.execute<{ value: string }>(sql`select value from installation where key = ${key}`);
  const [matches] = kept ? await verifyPassword([{ password, hash: kept.value }]) : [false];
  if (kept && matches) return kept.value;
  const hash = await hashPassword(password);
  await inTransaction(db, (tx) =>
    tx.execute(sql`insert into installation (key, value) values (${key}, ${hash})
                   on conflict (key) do update set value = excluded.value`),
  );
  return hash;
}
