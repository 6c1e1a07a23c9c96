import type { Db } from "../../db/client.ts";
import type { MailRow } from "./outbox.queries.ts";

/** What a letter says, a block at a time. Greeting and signature are added to all of them. */
export type Block =
  | { p: string }
  | { list: string[] }
  /** on a line of its own, to be copied */
  | { code: string }
  /** an address of the site, or a mailto: */
  | { link: { href: string; text: string } }
  /** a postal address */
  | { lines: string[] };

export interface Attachment {
  filename: string;
  content: Buffer;
  contentType: string;
}

/** A letter to one person, without greeting or signature. */
export interface Letter {
  to: string;
  subject: string;
  body: Block[];
  /** where an answer goes; absent: nobody reads one */
  replyTo?: string;
  attachments?: Attachment[];
}

/** What a letter is composed with, in the job that sends it. */
export interface LetterTools {
  db: Db;
  now: Date;
  /** the public address of the site, without a slash at the end */
  siteUrl: string;
  /** a secret key for each purpose */
  keys(purpose: string): Buffer;
}

/** Writes the letter a row of the outbox stands for; null when it is for nobody. */
export type Composer = (row: MailRow, tools: LetterTools) => Promise<Letter | null>;

/** By template. */
export type Composers = Readonly<Record<string, Composer>>;
