import { inTransaction, type Tx } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import type { Role } from "../kernel/roles.ts";
import type { Block, Composers, Letter, LetterTools } from "../mail/letter.ts";
import { passwordSeed } from "../mail/nonce.ts";
import { type MailRow, nonceOf } from "../mail/outbox.queries.ts";
import { findHashes, prolongGenerated, storeGenerated } from "./account.queries.ts";
import { foldEmail } from "./email.ts";
import { findAddressee } from "./letter.queries.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { readable } from "./readable.ts";

/** How long a mailed password serves (R19). */
const GENERATED_MS = 72 * 3_600_000;

/**
 * The password of a letter, which comes into being here and is kept as a hash only. A letter tried again has the same
 * one, which is not stored a second time: its owner may have used and replaced it. Where it stands it serves longer.
 */
export async function generatePassword(row: MailRow, accountId: string, tools: LetterTools): Promise<string> {
  return inTransaction(tools.db, async (tx) => {
    const { nonce, fresh } = await nonceOf(tx, row.id);
    const password = readable(passwordSeed(tools.keys("generated-password"), row.id, nonce));
    const until = new Date(tools.now.getTime() + GENERATED_MS);
    if (fresh) {
      await storeGenerated(tx, accountId, { hash: await hashPassword(password), until }, tools.now);
      await record(tx, { action: "PASSWORD_GENERATED", subjectId: accountId });
    } else await prolong(tx, accountId, password, until);
    return password;
  });
}

/** Whatever the tries before took, it is good for 72 hours from the letter that arrives (R19). */
async function prolong(tx: Tx, accountId: string, password: string, until: Date): Promise<void> {
  const hashes = await findHashes(tx, accountId);
  const matches = await verifyPassword(hashes.map((hash) => ({ password, hash })));
  const hash = hashes.find((_, i) => matches[i]);
  if (hash) await prolongGenerated(tx, accountId, hash, until);
}

/** How letters show a password: the quotation marks are not part of it (R19). */
export function passwordBlocks(password: string): Block[] {
  return [
    { p: "Votre mot de passe est écrit ici entre guillemets. Les guillemets n’en font pas partie :" },
    { code: `«${password}»` },
    {
      p: "Il est valable 72 heures. À votre première connexion, vous devrez le remplacer par un mot de passe de votre choix.",
    },
  ];
}

export const accountLetters: Composers = {
  /** Asked for by an address that nobody had looked up (R22): of those that are unknown nothing comes. */
  NEW_PASSWORD: async (row, tools) => {
    const account = row.address ? await findAddressee(tools.db, foldEmail(row.address)) : null;
    if (!account) return null;
    const password = await generatePassword(row, account.id, tools);
    return newPassword(account, password, tools.siteUrl);
  },
};

function newPassword(account: { email: string; role: Role }, password: string, siteUrl: string): Letter {
  const door = account.role === "AGENT" ? "espace-caf" : "espace-professionnel";
  return {
    to: account.email,
    subject: "Votre nouveau mot de passe",
    body: [
      {
        p: "Vous avez demandé un nouveau mot de passe. Si vous en avez reçu plusieurs, utilisez le dernier.",
      },
      ...passwordBlocks(password),
      { link: { href: `${siteUrl}/${door}/`, text: "Se connecter" } },
      {
        p: "Tant que ce mot de passe n’a pas servi, l’ancien reste valable. Vous n’avez rien demandé ? Ne faites rien : votre accès n’est pas changé.",
      },
      { p: "Cet accès est personnel : ne donnez votre mot de passe à personne." },
    ],
  };
}
