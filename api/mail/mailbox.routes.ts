import type { FastifyInstance, FastifyReply } from "fastify";
import { WORDS } from "./mail.messages.ts";
import type { Mailbox, Received } from "./mailbox.ts";
import { escapeHtml } from "./render.ts";

export const MAILBOX_PATH = "/dev/mailbox";

/** A letter is drawn with its inline styles, and runs and fetches nothing. */
const LETTER_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * `/dev/mailbox`: what the demonstration sent, as a page in the site's look or as JSON. `template` is a page of the site,
 * whose title and content are replaced.
 */
export function mountMailbox(server: FastifyInstance, mailbox: Mailbox, template: string): void {
  server.get(MAILBOX_PATH, (request, reply) => {
    unkept(reply);
    const { accept = "" } = request.headers;
    if (accept.includes("application/json")) return reply.send(mailbox.received.map(asJson));
    return reply.type("text/html; charset=utf-8").send(within(template, mailboxPage(mailbox.received)));
  });

  server.get<{ Params: { id: string } }>(`${MAILBOX_PATH}/:id/html`, (request, reply) => {
    const letter = mailbox.find(Number(request.params.id));
    if (!letter) return reply.callNotFound();
    unkept(reply).header("content-security-policy", LETTER_CSP);
    return reply.type("text/html; charset=utf-8").send(letter.html);
  });

  server.get<{ Params: { id: string; n: string } }>(`${MAILBOX_PATH}/:id/:n`, (request, reply) => {
    const { id, n } = request.params;
    const file = mailbox.find(Number(id))?.attachments[Number(n)];
    if (!file) return reply.callNotFound();
    const name = encodeURIComponent(file.filename);
    unkept(reply).header("content-disposition", `attachment; filename*=UTF-8''${name}`);
    return reply.type(file.contentType).send(file.content);
  });
}

function unkept(reply: FastifyReply): FastifyReply {
  return reply.header("cache-control", "no-store").header("vary", "accept").header("x-robots-tag", "noindex");
}

function asJson({ from, attachments, ...letter }: Received) {
  return {
    ...letter,
    from: from.name ? `${from.name} <${from.address}>` : from.address,
    attachments: attachments.map(({ filename, contentType, content }, n) => ({
      filename,
      contentType,
      size: content.length,
      url: `${MAILBOX_PATH}/${letter.id}/${n}`,
    })),
  };
}

/** The site's own page around it: header, banner, footer, styles. */
function within(template: string, content: string): string {
  return template
    .replace(/<title>[^<]*/, () => `<title>${escapeHtml(WORDS.mailboxTitle)} – mon-enfant`)
    .replace(/(<main\b[^>]*>)[\s\S]*(<\/main>)/, (_, open: string, close: string) => open + content + close);
}

function mailboxPage(letters: readonly Received[]): string {
  const list = letters.map(article).join("\n");
  return `<h1>${WORDS.mailboxTitle}</h1>
<p>${WORDS.mailboxIntro}</p>
<p><a class="button" href="${MAILBOX_PATH}">${WORDS.refresh}</a></p>
${letters.length > 0 ? list : `<p>${WORDS.empty}</p>`}`;
}

const WRITTEN = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "long",
  timeStyle: "medium",
  timeZone: "Europe/Paris",
});

function article(letter: Received): string {
  const { id, to, from, subject, date, attachments } = letter;
  const files = attachments.map(
    ({ filename }, n) => `<a href="${MAILBOX_PATH}/${id}/${n}">${escapeHtml(filename)}</a>`,
  );
  const facts = [
    [WORDS.to, escapeHtml(to)],
    [WORDS.from, escapeHtml(from.name || from.address)],
    [WORDS.sentOn, `<time datetime="${date.toISOString()}">${WRITTEN.format(date)}</time>`],
    ...(files.length > 0 ? [[WORDS.attachments, files.join(", ")]] : []),
  ];
  const heading = `courriel-${id}`;
  return `<article aria-labelledby="${heading}">
<h2 id="${heading}">${escapeHtml(subject)}</h2>
<p>${facts.map(([name, value]) => `<strong>${name}\u00a0:</strong> ${value}`).join("<br>\n")}</p>
${asParagraphs(letter.text)}
<p><a href="${MAILBOX_PATH}/${id}/html" aria-describedby="${heading}">${WORDS.asHtml}</a></p>
<hr>
</article>`;
}

function asParagraphs(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll("\n", "<br>\n")}</p>`)
    .join("\n");
}
