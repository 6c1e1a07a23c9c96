import { fold } from "../kernel/text.ts";
import { splitNumber } from "./address.ts";
import type { CommuneRecord } from "./commune.ts";
import type { Resolved, WrittenCommune } from "./resolve.ts";

/** An address in one line, taken apart. `sure` false: the commune is doubtful, no street is to be looked up (R12). */
export interface ParsedAddress {
  number: string | null;
  street: string;
  postcode: string | null;
  /** the commune as written */
  communeName: string;
  commune: CommuneRecord;
  sure: boolean;
}

type Resolve = (written: WrittenCommune) => Resolved;
const MAX_COMMUNE_WORDS = 8;
const DANGLING =
  /(?:^| )(?:de|du|des|d|la|le|les|l|rue|avenue|boulevard|place|chemin|route|allee|impasse|quai|cours)$/;

/** «12 rue de la Paix 66000 Perpignan», «rue de la Paix, Perpignan», «Perpignan», «66000»; null when no commune is known. */
export function parseAddress(text: string, resolve: Resolve): ParsedAddress | null {
  const line = text
    .replace(/\s+/gu, " ")
    .replace(/[\s,]+france\s*$/i, "")
    .trim();
  if (line === "") return null;
  return withPostcode(line, resolve) ?? withComma(line, resolve) ?? withCommuneLast(line, resolve);
}

/** The last postcode parts the street from the commune. */
function withPostcode(line: string, resolve: Resolve): ParsedAddress | null {
  const found = /^(.*?)[\s,]*(?<!\d)(\d{5})(?!\d)[\s,]*(\D*|\D+\d{1,2}\D*)$/.exec(line);
  if (!found) return null;
  const [, street = "", postcode = "", name = ""] = found;
  if (name.trim() !== "") return build(street, { postcode, name }, resolve);
  // «Perpignan 66000»: the name stands before
  if (street === "") return build("", { postcode, name: "" }, resolve);
  const parts =
    withComma(street, (written) => resolve({ ...written, postcode })) ??
    withCommuneLast(street, (written) => resolve({ ...written, postcode }));
  return (parts && { ...parts, postcode }) ?? build(street, { postcode, name: "" }, resolve);
}

function withComma(line: string, resolve: Resolve): ParsedAddress | null {
  const comma = line.lastIndexOf(",");
  return comma < 0 ? null : build(line.slice(0, comma), { name: line.slice(comma + 1) }, resolve);
}

/** The longest end of the line that surely names a commune, unless what is left cannot be a street. */
function withCommuneLast(line: string, resolve: Resolve): ParsedAddress | null {
  const words = line.split(" ");
  for (let from = Math.max(0, words.length - MAX_COMMUNE_WORDS); from < words.length; from += 1) {
    const street = words.slice(0, from).join(" ");
    if (DANGLING.test(fold(street))) continue;
    const parsed = build(street, { name: words.slice(from).join(" ") }, resolve);
    if (parsed?.sure) return parsed;
  }
  return null;
}

function build(street: string, written: WrittenCommune, resolve: Resolve): ParsedAddress | null {
  const name = written.name.trim();
  if (name === "" && !written.postcode) return null;
  const resolved = resolve({ ...written, name });
  if ("problem" in resolved) return null;
  const { commune, sure } = resolved;
  const parts = splitNumber(street.replace(/[\s,]+$/, ""));
  return { ...parts, postcode: written.postcode ?? null, communeName: name, commune, sure };
}
