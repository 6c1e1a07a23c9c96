import { createTransport } from "nodemailer";
import type { Sender } from "./address.ts";
import type { Attachment } from "./letter.ts";

/** A letter ready to leave. */
export interface Message {
  /** `<…@…>`: the same however often it is sent */
  messageId: string;
  from: Sender;
  to: string;
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
  date: Date;
}

/** Takes a letter over, or fails: what was not taken over is tried again. */
export interface Transport {
  send(message: Message): Promise<void>;
  close(): void;
}

/** How long a server may take to answer, milliseconds. */
const CONNECT_MS = 20_000;
const SILENCE_MS = 60_000;

/** A mail server: `smtp://user:password@host:587`, `smtps://…`. */
export function smtpTransport(url: string): Transport {
  const smtp = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // a letter is what it carries: nothing is fetched for it
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, replyTo, ...message }) => {
      await smtp.sendMail({
        ...message,
        // as objects, which are not parsed for further addresses
        to: { name: "", address: to },
        ...(replyTo && { replyTo: { name: "", address: replyTo } }),
        headers: { "Auto-Submitted": "auto-generated", "Content-Language": "fr" },
      });
    },
    close: () => smtp.close(),
  };
}
