import type { Tx } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import { deleteAgent, findAccount, forgetStep, putAccount, replaceRecoveryCodes } from "./account.queries.ts";
import { foldEmail } from "./email.ts";
import { hashPassword } from "./password.ts";
import { randomReadable } from "./readable.ts";
import { deleteSessionsOf } from "./session.queries.ts";
import { hashRecoveryCode, newRecoveryCodes, newSecret, sealSecret, secretUri } from "./totp.ts";

type Keys = (purpose: string) => Buffer;

export interface Agent {
  email: string;
  firstName: string;
  lastName: string;
  departementCode: string;
}

/** What an agent is handed once, and nothing can show again. */
export interface AgentSecrets {
  /** to be replaced at first use */
  password: string;
  validUntil: Date;
  secret: string;
  /** what applications read in the picture */
  uri: string;
  recoveryCodes: string[];
}

const PASSWORD_HOURS = 72;

/** Lets an agent in; null: the address is in use. */
export async function addAgent(tx: Tx, keys: Keys, agent: Agent, now: Date): Promise<AgentSecrets | null> {
  const email = foldEmail(agent.email);
  if (await findAccount(tx, email)) return null;
  return handOver(tx, keys, { ...agent, email }, now, "AGENT_ADDED");
}

/** Everything anew for an agent who lost password, telephone and codes; null: no agent has this address. */
export async function resetAgent(tx: Tx, keys: Keys, email: string, now: Date): Promise<AgentSecrets | null> {
  const known = await findAccount(tx, foldEmail(email));
  if (known?.role !== "AGENT") return null;
  const { firstName, lastName, departementCode } = known;
  const agent = {
    email: known.email,
    firstName: firstName ?? "",
    lastName: lastName ?? "",
    departementCode: departementCode ?? "",
  };
  return handOver(tx, keys, agent, now, "AGENT_RESET");
}

async function handOver(tx: Tx, keys: Keys, agent: Agent, now: Date, action: string): Promise<AgentSecrets> {
  const password = randomReadable();
  const secret = newSecret();
  const recoveryCodes = newRecoveryCodes();
  const validUntil = new Date(now.getTime() + PASSWORD_HOURS * 3_600_000);
  const id = await putAccount(tx, {
    ...agent,
    role: "AGENT",
    generatedHash: await hashPassword(password),
    generatedUntil: validUntil.toISOString(),
    totpSecret: sealSecret(keys, secret),
  });
  await forgetStep(tx, id);
  await deleteSessionsOf(tx, id);
  const hashes = recoveryCodes.map((code) => hashRecoveryCode(keys, code));
  await replaceRecoveryCodes(tx, id, hashes);
  await record(tx, { action, subjectId: id });
  return { password, validUntil, secret, uri: secretUri(secret, agent.email), recoveryCodes };
}

/** False: no agent has this address. */
export async function removeAgent(tx: Tx, email: string): Promise<boolean> {
  const id = await deleteAgent(tx, foldEmail(email));
  if (id) await record(tx, { action: "AGENT_REMOVED", subjectId: id });
  return id !== null;
}
