import { oneLine } from "./address.ts";
import type { Block, Letter } from "./letter.ts";
import { WORDS } from "./mail.messages.ts";

export interface Rendered {
  subject: string;
  text: string;
  html: string;
}

const WIDTH = 72;

/** The letter as text and as HTML that says the same, with the greeting and signature all letters have. */
export function renderLetter(letter: Letter, { demonstration = false } = {}): Rendered {
  const subject = oneLine(letter.subject);
  const blocks: Block[] = [
    ...(demonstration ? [{ p: WORDS.demonstration }] : []),
    { p: WORDS.greeting },
    ...letter.body,
    { p: WORDS.signature },
    { p: letter.replyTo ? WORDS.reply : WORDS.noReply },
  ];
  return {
    subject,
    text: `${blocks.map(blockAsText).join("\n\n")}\n`,
    html: page(subject, blocks.map(blockAsHtml).join("\n")),
  };
}

function blockAsText(block: Block): string {
  if ("p" in block) return wrap(block.p);
  if ("list" in block) return block.list.map((item) => wrap(item, "- ", "  ")).join("\n");
  if ("code" in block) return printable(block.code);
  if ("lines" in block) return block.lines.map(oneLine).join("\n");
  const { href, text } = block.link;
  return `${wrap(`${text}\u00a0:`)}\n${safeHref(href)}`;
}

/** Broken between words; non-breaking spaces hold, and what is longer than a line stays whole. */
function wrap(text: string, first = "", next = ""): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of printable(text)
    .split(/[ \t\n]+/)
    .filter(Boolean)) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join("\n");
}

const BODY = "margin:0 auto;padding:1.5rem 1rem;max-width:38rem;font:1rem/1.5 system-ui,sans-serif";
const CODE = "font:1.25rem/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere";

/** No colour, no image, nothing fetched: the reader's own colours, dark or light, and nothing that tells on them. */
function page(subject: string, body: string): string {
  return `<!doctype html>
<html lang="fr" dir="ltr" style="color-scheme:light dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="${BODY}">
${body}
</body>
</html>
`;
}

function blockAsHtml(block: Block): string {
  if ("p" in block) return `<p>${escapeHtml(block.p)}</p>`;
  if ("list" in block) {
    return `<ul>\n${block.list.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n")}\n</ul>`;
  }
  if ("code" in block) return `<p style="${CODE}">${escapeHtml(block.code)}</p>`;
  if ("lines" in block) {
    return `<p>${block.lines.map((line) => escapeHtml(oneLine(line))).join("<br>\n")}</p>`;
  }
  const { href, text } = block.link;
  return `<p><a href="${escapeHtml(safeHref(href))}">${escapeHtml(text)}</a></p>`;
}

/** A link that opens a page or a letter, and nothing else. */
function safeHref(href: string): string {
  const { protocol, href: written } = new URL(href);
  if (!["https:", "http:", "mailto:"].includes(protocol)) throw new Error(`a letter links to ${protocol}`);
  return written;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Without control characters, and without the marks that turn the direction of what follows. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu, "");
}
