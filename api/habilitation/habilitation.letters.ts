import { generatePassword } from "../account/account.letters.ts";
import { consentForm } from "../documents/consent-form.ts";
import { parisDay } from "../kernel/local-date.ts";
import type { Attachment, Composer, Composers, Letter } from "../mail/letter.ts";
import { findAgent, findLetterRow, type LetterRow } from "./letter.queries.ts";
import { CONSENT_FILE, LETTER_WORDS, type LetterFacts, type LetterName } from "./letter-words.ts";
import { STEP_NAMES } from "./transitions.ts";

/** What stands for a password that does not exist yet, and for a reason that is not written yet. */
const NO_PASSWORD = "••••";
const NO_REASON = "[…]";

/** The letters of the habilitation by template; what they say is looked up when they leave. */
export const habilitationLetters: Composers = {
  REQUEST_RECEIVED: toRequester("REQUEST_RECEIVED"),
  REQUEST_RECEIVED_CAF: toCaf,
  CONSENT_POSTED: toRequester("CONSENT_POSTED"),
  ...Object.fromEntries(Object.values(STEP_NAMES).map((name) => [name, toRequester(name)])),
};

/** To the Caf's own address, or to one of its agents; nothing of the person is in it. */
function toCaf(
  row: Parameters<Composer>[0],
  { db, siteUrl }: Parameters<Composer>[1],
): Promise<Letter | null> {
  const words = (departementName: string) => LETTER_WORDS.REQUEST_RECEIVED_CAF({ departementName, siteUrl });
  const toAgent = async (accountId: string) => {
    const agent = await findAgent(db, accountId);
    return agent && { to: agent.email, ...words(agent.departementName) };
  };
  const toAddress = async () => {
    const { caf, name } = (await findLetterRow(db, row.habilitationId))?.departement ?? {};
    return caf?.email && name ? { to: caf.email, ...words(name) } : null;
  };
  return row.accountId ? toAgent(row.accountId) : toAddress();
}

function toRequester(name: Exclude<LetterName, "REQUEST_RECEIVED_CAF">): Composer {
  return async (row, tools) => {
    const found = await findLetterRow(tools.db, row.habilitationId);
    if (!found) return null;
    const facts: LetterFacts = factsOf(found, tools.siteUrl);
    if (name === "ACTIVATED") {
      // revoked before the letter left: it would open nothing
      if (found.state !== "ACTIVE" || !found.accountId) return null;
      facts.password = await generatePassword(row, found.accountId, tools);
      // hashing takes a while, in which the letter of a withdrawal may have left
      if ((await findLetterRow(tools.db, row.habilitationId))?.state !== "ACTIVE") return null;
    }
    const { attachments, ...words } = LETTER_WORDS[name](facts);
    return {
      to: found.email,
      ...replyTo(facts),
      ...words,
      ...(attachments && { attachments: [await consentOf(found, tools.now)] }),
    };
  };
}

/** The letter that a step would send, before it does: its password does not exist yet, nor its files. */
export function previewLetter(
  name: Exclude<LetterName, "REQUEST_RECEIVED_CAF">,
  row: LetterRow,
  siteUrl: string,
): Letter & { fileNames: string[] } {
  const facts = { ...factsOf(row, siteUrl), password: NO_PASSWORD, reason: NO_REASON };
  const { attachments = [], ...words } = LETTER_WORDS[name](facts);
  return { to: row.email, ...replyTo(facts), ...words, fileNames: attachments };
}

/** Answers go to the Caf, where its address is known. */
function replyTo({ caf }: LetterFacts): Pick<Letter, "replyTo"> {
  return caf.email ? { replyTo: caf.email } : {};
}

function factsOf(row: LetterRow, siteUrl: string): LetterFacts {
  const { status, email, reason, structureName, suspended, departement } = row;
  const { name: departementName, caf, pmi } = departement;
  return { status, email, reason, structureName, suspended, departementName, caf, pmi, siteUrl };
}

/** The form of consent, filled with what the requester typed and nothing else (R18). */
export async function consentOf(row: LetterRow, now: Date): Promise<Attachment> {
  const { civility, lastName, firstName, addressLines, phone, email, structureName, departement } = row;
  const person = { civility, lastName, firstName, addressLines, phone, email };
  const content = await consentForm({
    ...person,
    ...(structureName && { structureName }),
    caf: departement.caf,
    today: parisDay(now),
  });
  return { filename: CONSENT_FILE, content, contentType: "application/pdf" };
}
