import type { ListingDetail, Session } from "../../db/schema/directory.ts";
import type { StructureFacts } from "../../db/schema/structures.ts";
import { toE164 } from "../intake/telephone.ts";
import { type CareKind, WEEKDAYS, type Weekday } from "../kernel/care.ts";
import { clean, isUnprintable } from "../kernel/written.ts";
import { isEmail, toWebsite } from "./contact.ts";

export type FactName = keyof StructureFacts;

const CONTACT = ["phone", "email", "website"] as const;

/** What the manager of each kind may say (R2); a childminder's details are PMI's alone (R5). */
export const FACTS_OF: Record<CareKind, readonly FactName[]> = {
  CHILDMINDER: [],
  CRECHE: [
    ...[...CONTACT, "manager", "capacity", "ageFromMonths", "ageToMonths", "sessions"],
    ...(["disability", "admission", "fees"] as const),
  ] as const,
  LEISURE_CENTRE: [...CONTACT, "manager", "capacity", "ageFrom", "ageTo", "periods"],
  RELAIS: [...CONTACT, "manager", "communesServed", "sessions"],
  LAEP: [...CONTACT, "manager", "sessions"],
};

/** Opening hours or a session, as it was sent. */
export interface SessionForm {
  weekday: Weekday;
  opens: string;
  closes: string;
  note?: string | null;
}

/** What a manager sends. Absent: unchanged. Null or empty: the structure does not have that. */
export type FactsForm = { [K in Exclude<FactName, "sessions">]?: StructureFacts[K] } & {
  sessions?: SessionForm[] | null;
};

export type FactsFlawCode =
  | "NOT_OF_KIND"
  | "TOO_LONG"
  | "UNPRINTABLE"
  | "PHONE_UNREADABLE"
  | "EMAIL_UNREADABLE"
  | "WEBSITE_UNREADABLE"
  | "CAPACITY_OUT_OF_RANGE"
  | "MONTHS_OUT_OF_RANGE"
  | "YEARS_OUT_OF_RANGE"
  | "AGES_REVERSED"
  | "TOO_MANY_SESSIONS"
  | "TOO_MANY_PERIODS"
  | "TOO_MANY_COMMUNES"
  | "COMMUNE_UNKNOWN"
  | "TIME_UNREADABLE"
  | "CLOSES_BEFORE_OPENING"
  | "SESSIONS_OVERLAP";

export interface FactsFlaw {
  /** below `facts` */
  path: [name: FactName, ...below: string[]];
  code: FactsFlawCode;
}

/** What the facts are held against. */
export interface FactsTarget {
  kind: CareKind;
  departementCode: string;
  /** what stands: one end of the ages may be sent without the other */
  detail: ListingDetail;
  isCommune(code: string): boolean;
}

/** The longest of each, in characters. */
const LONGEST = {
  ...{ phone: 30, email: 254, website: 500, manager: 200 },
  ...{ disability: 1_000, admission: 1_000, fees: 1_000 },
} as const;
const LONGEST_NOTE = 120;
const MOST = { sessions: 40, periods: 40, communesServed: 200 } as const;
const BOUNDS = {
  capacity: { from: 1, to: 2_000, code: "CAPACITY_OUT_OF_RANGE" },
  ageFromMonths: { from: 0, to: 72, code: "MONTHS_OUT_OF_RANGE" },
  ageToMonths: { from: 0, to: 72, code: "MONTHS_OUT_OF_RANGE" },
  ageFrom: { from: 0, to: 18, code: "YEARS_OUT_OF_RANGE" },
  ageTo: { from: 0, to: 18, code: "YEARS_OUT_OF_RANGE" },
} as const;

/** Reads the facts whole: either all that is wrong with them, or what can be kept. */
export function checkFacts(
  form: FactsForm,
  target: FactsTarget,
): { flaws: FactsFlaw[] } | { facts: StructureFacts } {
  const reader = new FactsReader(target);
  const facts = reader.read(form);
  return reader.flaws.length > 0 ? { flaws: reader.flaws } : { facts };
}

class FactsReader {
  readonly flaws: FactsFlaw[] = [];

  constructor(private readonly target: FactsTarget) {}

  read(form: FactsForm): StructureFacts {
    const sent = (Object.keys(form) as FactName[]).filter((name) => form[name] !== undefined);
    const facts: Record<string, unknown> = {};
    for (const name of sent) {
      if (FACTS_OF[this.target.kind].includes(name)) facts[name] = this.value(name, form);
      else this.flaw("NOT_OF_KIND", name);
    }
    this.checkAges(facts, "ageFromMonths", "ageToMonths");
    this.checkAges(facts, "ageFrom", "ageTo");
    return facts;
  }

  private flaw(code: FactsFlawCode, name: FactName, ...below: (string | number)[]): null {
    this.flaws.push({ path: [name, ...below.map(String)], code });
    return null;
  }

  private value(name: FactName, form: FactsForm): unknown {
    switch (name) {
      case "sessions":
        return this.sessions(form.sessions ?? []);
      case "periods":
        return this.periods(form.periods ?? []);
      case "communesServed":
        return this.communes(form.communesServed ?? []);
      case "phone":
        return this.contact(
          name,
          form,
          (text) => toE164(text, this.target.departementCode),
          "PHONE_UNREADABLE",
        );
      case "email":
        return this.contact(name, form, (text) => (isEmail(text) ? text : null), "EMAIL_UNREADABLE");
      case "website":
        return this.contact(name, form, toWebsite, "WEBSITE_UNREADABLE");
      case "manager":
      case "disability":
      case "admission":
      case "fees":
        return this.text(form[name], LONGEST[name], name);
      default:
        return this.number(name, form[name]);
    }
  }

  /** A clean text; null when there is none or it cannot be taken (then a flaw says so). */
  private text(
    value: string | null | undefined,
    longest: number,
    name: FactName,
    ...below: (string | number)[]
  ): string | null {
    const text = clean(value ?? "");
    if (isUnprintable(text)) return this.flaw("UNPRINTABLE", name, ...below);
    if (text.length > longest) return this.flaw("TOO_LONG", name, ...below);
    return text === "" ? null : text;
  }

  private contact(
    name: "phone" | "email" | "website",
    form: FactsForm,
    read: (text: string) => string | null,
    code: FactsFlawCode,
  ): string | null {
    const text = this.text(form[name], LONGEST[name], name);
    return text === null ? null : (read(text) ?? this.flaw(code, name));
  }

  private number(name: keyof typeof BOUNDS, value: number | null | undefined): number | null {
    if (value === null || value === undefined) return null;
    const { from, to, code } = BOUNDS[name];
    return Number.isInteger(value) && value >= from && value <= to ? value : this.flaw(code, name);
  }

  private checkAges(facts: StructureFacts, from: "ageFromMonths" | "ageFrom", to: "ageToMonths" | "ageTo") {
    if (!(from in facts || to in facts)) return;
    const { detail } = this.target;
    const youngest = from in facts ? facts[from] : detail[from];
    const oldest = to in facts ? facts[to] : detail[to];
    if ((youngest ?? 0) > (oldest ?? Number.POSITIVE_INFINITY)) {
      this.flaw("AGES_REVERSED", to in facts ? to : from);
    }
  }

  private periods(rows: string[]): string[] | null {
    if (rows.length > MOST.periods) return this.flaw("TOO_MANY_PERIODS", "periods");
    const texts = rows.map((row, i) => this.text(row, LONGEST_NOTE, "periods", i));
    return orNone([...new Set(texts.filter((text) => text !== null))]);
  }

  private communes(codes: string[]): string[] | null {
    const distinct = [...new Set(codes)];
    if (distinct.length > MOST.communesServed) return this.flaw("TOO_MANY_COMMUNES", "communesServed");
    for (const [i, code] of codes.entries()) {
      if (!this.target.isCommune(code)) this.flaw("COMMUNE_UNKNOWN", "communesServed", i);
    }
    return orNone(distinct);
  }

  private sessions(rows: SessionForm[]): Session[] | null {
    if (rows.length > MOST.sessions) return this.flaw("TOO_MANY_SESSIONS", "sessions");
    const sessions: Session[] = [];
    for (const [i, row] of rows.entries()) {
      const session = this.session(row, i);
      if (!session) continue;
      if (sessions.some((other) => overlap(other, session)))
        this.flaw("SESSIONS_OVERLAP", "sessions", i, "opens");
      else sessions.push(session);
    }
    return orNone(sessions.sort(inWeekOrder));
  }

  private session({ weekday, opens, closes, note: written }: SessionForm, i: number): Session | null {
    const before = this.flaws.length;
    for (const [field, time] of [
      ["opens", opens],
      ["closes", closes],
    ] as const) {
      if (!TIME.test(time)) this.flaw("TIME_UNREADABLE", "sessions", i, field);
    }
    if (this.flaws.length === before && opens >= closes) {
      this.flaw("CLOSES_BEFORE_OPENING", "sessions", i, "closes");
    }
    const note = this.text(written, LONGEST_NOTE, "sessions", i, "note");
    if (this.flaws.length > before) return null;
    return { weekday, opens, closes, ...(note !== null && { note }) };
  }
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Two rows of one day say the same thing of one hour; with another note they are two sessions side by side. */
function overlap(a: Session, b: Session): boolean {
  return a.weekday === b.weekday && a.note === b.note && a.opens < b.closes && b.opens < a.closes;
}

/** Monday first, then by hour: the order in which they were typed says nothing. */
export function inWeekOrder(a: Session, b: Session): number {
  return (
    WEEKDAYS.indexOf(a.weekday) - WEEKDAYS.indexOf(b.weekday) ||
    compare(a.opens, b.opens) ||
    compare(a.closes, b.closes) ||
    compare(a.note ?? "", b.note ?? "")
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function orNone<T>(list: T[]): T[] | null {
  return list.length > 0 ? list : null;
}
