/** What stands in the form of a structure, from a listing and back to what is sent; pure. */
import { WEEKDAYS, type Weekday } from "../../../../api/kernel/care.ts";
import type { Complaint, Problem } from "../../client/form.tsx";
import type { ChangeStructureMutation, SessionFragment, StructureFactsInput } from "../../gql/documents.ts";
import { phoneWords } from "../../words.ts";

/** A listing as its manager has it: with the codes of the communes it serves. */
export type Managed = Extract<
  ChangeStructureMutation["changeStructure"],
  { __typename: "StructureChanged" }
>["listing"];

/** By name; the rows of opening hours are `<row>-weekday`, `<row>-opens` …, and `rows` says which there are. */
export type Values = Record<string, string>;

export interface ServedCommune {
  code: string;
  name: string;
}

const TEXTS = ["email", "website", "manager", "disability", "admission", "fees"] as const;
const NUMBERS = ["capacity", "ageFromMonths", "ageToMonths", "ageFrom", "ageTo"] as const;
const ROW_FIELDS = ["weekday", "opens", "closes", "note"] as const;

/** What the listing says, as the form shows it. */
export function valuesOf(listing: Managed): Values {
  const facts = listing as Partial<Record<string, unknown>>;
  const values: Values = { phone: phoneWords(listing.phone ?? "") };
  for (const name of [...TEXTS, ...NUMBERS]) values[name] = String(facts[name] ?? "");
  if (listing.__typename === "LeisureCentre") values.periods = listing.periods.join("\n");
  if (listing.__typename === "Relais") {
    values.communesServed = JSON.stringify(listing.communesServed);
    values.commune = "";
  }
  const sessions = sessionsOf(listing);
  return sessions ? { ...values, ...rowsOf(sessions) } : values;
}

/** Null for the kind that has none. */
function sessionsOf(listing: Managed): SessionFragment[] | null {
  if (listing.__typename === "Creche") return listing.openingHours;
  return listing.__typename === "Relais" || listing.__typename === "Laep" ? listing.sessions : null;
}

function rowsOf(sessions: SessionFragment[]): Values {
  const inOrder = sessions.toSorted(
    (a, b) => WEEKDAYS.indexOf(a.weekday) - WEEKDAYS.indexOf(b.weekday) || a.opens.localeCompare(b.opens),
  );
  const ids = inOrder.map((_, i) => `r${i + 1}`);
  const entries = inOrder.flatMap(({ weekday, opens, closes, note }, i) =>
    Object.entries({ weekday, opens, closes, note: note ?? "" }).map(([name, value]) => [
      `${ids[i]}-${name}`,
      value,
    ]),
  );
  return { rows: ids.join(","), ...Object.fromEntries(entries) };
}

/** The rows that stand in the form, in order. */
export function rowIds({ rows = "" }: Values): string[] {
  return rows.split(",").filter(Boolean);
}

/** One more row: the day after the last, at its hours. */
export function withRow(values: Values): { id: string; patch: Values } {
  const ids = rowIds(values);
  const last = ids.at(-1);
  const id = `r${Math.max(0, ...ids.map((one) => Number(one.slice(1)))) + 1}`;
  const day = WEEKDAYS.indexOf((values[`${last}-weekday`] ?? "SUNDAY") as Weekday);
  const patch = {
    rows: [...ids, id].join(","),
    [`${id}-weekday`]: WEEKDAYS[(day + 1) % WEEKDAYS.length] ?? "MONDAY",
    [`${id}-opens`]: values[`${last}-opens`] ?? "",
    [`${id}-closes`]: values[`${last}-closes`] ?? "",
    [`${id}-note`]: "",
  };
  return { id, patch };
}

function sessionsIn(values: Values) {
  return rowIds(values).map((id) => ({
    weekday: (values[`${id}-weekday`] ?? "MONDAY") as Weekday,
    opens: values[`${id}-opens`] ?? "",
    closes: values[`${id}-closes`] ?? "",
    note: values[`${id}-note`] || null,
  }));
}

export function communesIn({ communesServed = "[]" }: Values): ServedCommune[] {
  return JSON.parse(communesServed) as ServedCommune[];
}

/** What is to be sent: the fields that say something else than what stood there. */
export function changedFacts(before: Values, now: Values): StructureFactsInput {
  const facts: Record<string, unknown> = {};
  for (const name of ["phone", ...TEXTS]) if (now[name] !== before[name]) facts[name] = now[name] || null;
  for (const name of NUMBERS) if (now[name] !== before[name]) facts[name] = numberIn(now[name] ?? "");
  if (now.periods !== before.periods)
    facts.periods = (now.periods ?? "").split("\n").filter((line) => line.trim());
  if (now.communesServed !== before.communesServed)
    facts.communesServed = communesIn(now).map(({ code }) => code);
  if (differ(sessionsIn(before), sessionsIn(now))) facts.sessions = sessionsIn(now);
  return facts;
}

/** What is no number is sent as one that is refused with all the rest. */
function numberIn(text: string): number | null {
  const digits = text.trim();
  if (digits === "") return null;
  return /^\d{1,6}$/.test(digits) ? Number(digits) : -1;
}

function differ(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

/** What was typed and not saved: the rows all together or not at all. */
export function typedOver(base: Values, now: Values): Values | null {
  const plain = Object.keys(base).filter(
    (name) => name !== "rows" && !isOfRow(name) && now[name] !== base[name],
  );
  const typed = Object.fromEntries(plain.map((name) => [name, now[name] ?? ""]));
  if (differ(sessionsIn(base), sessionsIn(now))) {
    const ids = rowIds(now);
    typed.rows = ids.join(",");
    for (const id of ids)
      for (const field of ROW_FIELDS) typed[`${id}-${field}`] = now[`${id}-${field}`] ?? "";
  }
  return Object.keys(typed).length > 0 ? typed : null;
}

function isOfRow(name: string): boolean {
  return /^r\d+-/.test(name);
}

/** The API's problems at the fields of the form. */
export function complaintsIn(
  problems: readonly Problem[],
  sent: Values,
  called: (row: number) => string,
): Complaint<string>[] {
  return problems.map(({ path: [where, name = "", index, part], message }) => {
    if (where !== "facts") return { field: null, message };
    if (name === "communesServed") return { field: "commune", message };
    if (name !== "sessions") return { field: name, message };
    const row = rowIds(sent)[Number(index)];
    if (!row || !part) return { field: "rows", message };
    // the same may be wrong with several of them
    const words = `${called(Number(index) + 1)}\u00a0: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
    return { field: `${row}-${part}`, message: words };
  });
}
