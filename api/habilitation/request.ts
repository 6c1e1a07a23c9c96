import { isEmail } from "../account/email.ts";
import type { Resolved, WrittenCommune } from "../geocoding/resolve.ts";
import { toE164 } from "../intake/telephone.ts";
import type { CareKind } from "../kernel/care.ts";
import type { Civility, RequesterStatus } from "../kernel/habilitation.ts";
import { clean, isName, isUnprintable } from "../kernel/written.ts";

/** What a person fills in (R15), as it was sent. */
export interface RequestForm {
  status: RequesterStatus;
  structure?: string | null;
  civility: Civility;
  lastName: string;
  firstName: string;
  streetNumber?: string | null;
  streetType?: string | null;
  streetName: string;
  postcode: string;
  commune: string;
  phone: string;
  email: string;
  emailConfirmation: string;
}

/** A request that can be filed: everything read, bounded and agreeing. */
export interface CheckedRequest {
  /** whose Caf examines it */
  departementCode: string;
  status: RequesterStatus;
  /** the structure a manager named */
  listingId: string | null;
  civility: Civility;
  lastName: string;
  firstName: string;
  streetNumber: string | null;
  streetType: string | null;
  streetName: string;
  postcode: string;
  communeCode: string;
  /** E.164 */
  phone: string;
  email: string;
}

export type RequestFlawCode =
  | "REQUIRED"
  | "TOO_LONG"
  | "UNPRINTABLE"
  | "NAME_UNREADABLE"
  | "POSTCODE_UNREADABLE"
  | "COMMUNE_UNKNOWN"
  | "COMMUNE_AMBIGUOUS"
  | "COMMUNE_POSTCODE_DISAGREE"
  | "PHONE_UNREADABLE"
  | "EMAIL_UNREADABLE"
  | "EMAIL_CONFIRMATION_DIFFERS"
  | "STRUCTURE_REQUIRED"
  | "STRUCTURE_UNKNOWN";

export interface RequestFlaw {
  field: keyof RequestForm;
  code: RequestFlawCode;
}

/** What the form is held against. */
export interface RequestLookups {
  resolve(written: WrittenCommune): Resolved;
  /** the published structure that the form names; null: there is none */
  structure: { id: string; kind: CareKind; departementCode: string } | null;
}

/** The longest of each, in characters. */
const LONGEST = {
  lastName: 100,
  firstName: 100,
  streetNumber: 20,
  streetType: 50,
  streetName: 200,
  postcode: 10,
  commune: 100,
  phone: 30,
  email: 254,
  emailConfirmation: 254,
} as const satisfies Partial<Record<keyof RequestForm, number>>;

/** Reads a request whole: either all that is wrong with it, or what can be filed (R15). */
export function checkRequest(
  form: RequestForm,
  lookups: RequestLookups,
): { flaws: RequestFlaw[] } | { request: CheckedRequest } {
  const reader = new FormReader(form, lookups);
  const request = reader.read();
  return request ? { request } : { flaws: reader.flaws };
}

class FormReader {
  readonly flaws: RequestFlaw[] = [];

  constructor(
    private readonly form: RequestForm,
    private readonly lookups: RequestLookups,
  ) {}

  read(): CheckedRequest | null {
    const { status, civility } = this.form;
    const names = { lastName: this.name("lastName"), firstName: this.name("firstName") };
    const street = {
      streetNumber: this.text("streetNumber") || null,
      streetType: this.text("streetType") || null,
      streetName: this.required("streetName"),
    };
    const postcode = this.postcode();
    const commune = this.commune(postcode);
    const structure = this.structure();
    const contact = { phone: this.phone(commune?.departementCode ?? ""), email: this.email() };
    if (this.flaws.length > 0 || !commune) return null;
    return {
      // a manager may live in another one than the structure, whose Caf examines the request
      departementCode: (structure ?? commune).departementCode,
      status,
      listingId: structure?.id ?? null,
      civility,
      ...names,
      ...street,
      postcode,
      communeCode: commune.code,
      ...contact,
    };
  }

  private flaw(field: keyof RequestForm, code: RequestFlawCode): void {
    this.flaws.push({ field, code });
  }

  /** The text of a field; empty when there is none or it cannot be taken (then a flaw says so). */
  private text(field: keyof typeof LONGEST): string {
    const text = clean(this.form[field] ?? "");
    if (isUnprintable(text)) this.flaw(field, "UNPRINTABLE");
    else if (text.length > LONGEST[field]) this.flaw(field, "TOO_LONG");
    else return text;
    return "";
  }

  private required(field: keyof typeof LONGEST): string {
    const before = this.flaws.length;
    const text = this.text(field);
    if (text === "" && this.flaws.length === before) this.flaw(field, "REQUIRED");
    return text;
  }

  private name(field: "lastName" | "firstName"): string {
    const text = this.required(field);
    if (text !== "" && !isName(text)) this.flaw(field, "NAME_UNREADABLE");
    return text;
  }

  private postcode(): string {
    const text = this.required("postcode").replaceAll(" ", "");
    if (text === "" || /^\d{5}$/.test(text)) return text;
    this.flaw("postcode", "POSTCODE_UNREADABLE");
    return "";
  }

  /** By INSEE code or by name, today's or a former one; it and the postcode check each other (R15). */
  private commune(postcode: string): { code: string; departementCode: string } | null {
    const written = this.required("commune");
    if (written === "") return null;
    const named = this.named(written);
    if (!named) {
      this.flaw("commune", "COMMUNE_UNKNOWN");
      return null;
    }
    const found = this.lookups.resolve({ ...named, postcode: postcode || null });
    if ("commune" in found && (found.sure || postcode === "")) return found.commune;
    // nothing to hold it against: the postcode has its own flaw
    if (postcode === "") {
      if ("problem" in found && found.problem === "UNKNOWN") this.flaw("commune", "COMMUNE_UNKNOWN");
      return null;
    }
    const alone = this.lookups.resolve({ ...named, postcode: null });
    if ("problem" in alone && alone.problem === "UNKNOWN") this.flaw("commune", "COMMUNE_UNKNOWN");
    else if ("problem" in alone && "problem" in found) this.flaw("commune", "COMMUNE_AMBIGUOUS");
    else this.flaw("postcode", "COMMUNE_POSTCODE_DISAGREE");
    return null;
  }

  /** A code stands for the name its commune has today. */
  private named(written: string): { name: string; inseeCode: string | null } | null {
    if (!/^(\d{5}|2[ab]\d{3})$/i.test(written)) return { name: written, inseeCode: null };
    const coded = this.lookups.resolve({ inseeCode: written, postcode: null, name: "" });
    return "commune" in coded ? { name: coded.commune.name, inseeCode: written } : null;
  }

  /** The structure that a manager names. */
  private structure(): RequestLookups["structure"] {
    if (this.form.status !== "MANAGER") return null;
    const { structure } = this.lookups;
    if (!this.form.structure) this.flaw("structure", "STRUCTURE_REQUIRED");
    else if (!structure || structure.kind === "CHILDMINDER") this.flaw("structure", "STRUCTURE_UNKNOWN");
    return structure;
  }

  private phone(departementCode: string): string {
    const text = this.required("phone");
    const phone = text === "" ? "" : toE164(text, departementCode);
    if (phone === null) this.flaw("phone", "PHONE_UNREADABLE");
    return phone ?? "";
  }

  private email(): string {
    const email = this.required("email");
    const readable = email === "" || isEmail(email);
    if (!readable) this.flaw("email", "EMAIL_UNREADABLE");
    const confirmation = this.required("emailConfirmation");
    if (email !== "" && readable && confirmation !== "" && sameCase(email) !== sameCase(confirmation))
      this.flaw("emailConfirmation", "EMAIL_CONFIRMATION_DIFFERS");
    return sameCase(email);
  }
}

/** The domain of an address knows no capitals; before it they are left as written. */
function sameCase(email: string): string {
  const at = email.lastIndexOf("@");
  return email.slice(0, at) + email.slice(at).toLowerCase();
}
