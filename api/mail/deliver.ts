import { type Db, inTransaction } from "../../db/client.ts";
import { oneAddress, oneLine, type Sender } from "./address.ts";
import type { Composers, Letter, LetterTools } from "./letter.ts";
import { closeMail, findMail, noteSent } from "./outbox.queries.ts";
import { renderLetter } from "./render.ts";
import type { Message, Transport } from "./transport.ts";

/** What letters are written with and leave by. */
export interface Post {
  composers: Composers;
  transport: Transport;
  from: Sender;
  siteUrl: string;
  keys: LetterTools["keys"];
  /** says in every letter that its people are invented */
  demonstration: boolean;
}

export type Delivery = "SENT" | "NOBODY" | "NOTHING";

/**
 * Writes a planned letter and sends it. What fails is to be tried again; a process that dies between sending and noting
 * sends it a second time with the same Message-ID.
 */
export async function deliver(db: Db, mailId: string, post: Post, now: Date): Promise<Delivery> {
  const row = await findMail(db, mailId);
  // sent, or gone with what it was about
  if (!row || row.sentAt) return "NOTHING";
  const compose = Object.hasOwn(post.composers, row.template) ? post.composers[row.template] : undefined;
  if (!compose) throw new Error(`no composer for ${row.template}`);
  const letter = await compose(row, { db, now, siteUrl: post.siteUrl, keys: post.keys });
  if (!letter) {
    await inTransaction(db, (tx) => closeMail(tx, mailId));
    return "NOBODY";
  }
  await post.transport.send(messageOf(mailId, letter, post, now));
  await inTransaction(db, (tx) => noteSent(tx, mailId, now));
  return "SENT";
}

function messageOf(mailId: string, letter: Letter, post: Post, now: Date): Message {
  return {
    messageId: `<${mailId}@${new URL(post.siteUrl).hostname}>`,
    from: post.from,
    to: oneAddress(letter.to),
    ...(letter.replyTo && { replyTo: oneAddress(letter.replyTo) }),
    ...renderLetter(letter, post),
    attachments: (letter.attachments ?? []).map((file) => ({
      ...file,
      filename: oneLine(file.filename).replace(/[/\\"]/g, "-"),
    })),
    date: now,
  };
}
