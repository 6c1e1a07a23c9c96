import { runOnce } from "graphile-worker";
import { pino } from "pino";
import { readable } from "../api/account/readable.ts";
import { tasksOf, workerLogger } from "../api/jobs.ts";
import type { Post } from "../api/mail/deliver.ts";
import type { Composer, Composers } from "../api/mail/letter.ts";
import { Mailbox, type Received } from "../api/mail/mailbox.ts";
import { passwordSeed } from "../api/mail/nonce.ts";
import { nonceOf } from "../api/mail/outbox.queries.ts";
import { COMPOSERS } from "../api/post.ts";
import { inTransaction } from "../db/client.ts";
import { nodePostgresUrl } from "../db/node-postgres.ts";
import { testKeys } from "./api.ts";
import type { TestDatabase } from "./db.ts";

const FROM = { name: "mon-enfant", address: "ne-pas-repondre@localhost" };

/** To the address that was planned, with a generated password. */
export const passwordLetter: Composer = async ({ id, address }, { db, keys }) => {
  if (!address) return null;
  const { nonce } = await inTransaction(db, (tx) => nonceOf(tx, id));
  const code = readable(passwordSeed(keys("generated-password"), id, nonce));
  return { to: address, subject: "Été : votre mot de passe à l’œil", body: [{ code: `“${code}”` }] };
};

interface Drain {
  /** absent: those of the product */
  composers?: Composers;
  now?: Date;
  transport?: Post["transport"];
  /** where log lines go */
  lines?: string[];
}

export function aPost(composers: Composers, transport: Post["transport"] = new Mailbox()): Post {
  return {
    composers,
    transport,
    from: FROM,
    siteUrl: "http://localhost:4000",
    keys: testKeys,
    demonstration: false,
  };
}

/** Does the jobs that are due, once each, as the server would, and gives the letters sent, oldest first. */
export async function drainJobs(
  { db, url }: Pick<TestDatabase, "db" | "url">,
  { composers = COMPOSERS, now = new Date("2026-11-23T09:00:00Z"), transport, lines = [] }: Drain = {},
): Promise<Received[]> {
  const mailbox = new Mailbox();
  const log = pino({ level: "debug", base: null }, { write: (line: string) => lines.push(line) });
  await runOnce({
    connectionString: nodePostgresUrl(url, "mon-enfant-test-jobs", { role: "mon_enfant_app" }),
    taskList: tasksOf({
      db,
      post: aPost(composers, transport ?? mailbox),
      housekeeping: {},
      log,
      now: () => now,
    }),
    noHandleSignals: true,
    logger: workerLogger(log),
  });
  return [...mailbox.received].reverse();
}
