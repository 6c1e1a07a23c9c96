/** What is typed on the way of a request, and where one is on that way. */
import type { CareKind } from "../../../../api/kernel/care.ts";
import { typedRequest } from "../../client/tab-store.ts";

export const STATUS_FIELDS = [
  "status",
  "structureCommune",
  "structureCommuneCode",
  "structureText",
  "structure",
  "structureName",
] as const;

export const PERSON_FIELDS = [
  "civility",
  "lastName",
  "firstName",
  "streetNumber",
  "streetType",
  "streetName",
  "postcode",
  "commune",
  "communeCode",
  "phone",
  "email",
  "emailConfirmation",
  "captcha",
] as const;

export type StatusName = (typeof STATUS_FIELDS)[number];
export type PersonName = (typeof PERSON_FIELDS)[number];
export type Request = Record<StatusName | PersonName, string>;

export const NOTHING = Object.fromEntries(
  [...STATUS_FIELDS, ...PERSON_FIELDS].map((name) => [name, ""]),
) as Request;

/** Kept in this tab until the request is filed. */
export const typed = typedRequest<Partial<Request>>();

export function readTyped(): Request {
  return { ...NOTHING, ...typed.read() };
}

/** What is kept of it: all but the answer to the captcha, which is about one picture. */
export function keepTyped(request: Request): Request {
  const kept = { ...request, captcha: "" };
  typed.write(kept);
  return kept;
}

/** Enough is known to fill in the form: the status, and a manager's structure. */
export function statusIsKnown({ status, structure }: Request): boolean {
  return status === "CHILDMINDER" || (status === "MANAGER" && structure !== "");
}

/** A commune chosen among those proposed stands for its code, any other text for itself. */
export function communeSent({ commune, communeCode }: Pick<Request, "commune" | "communeCode">): string {
  return communeCode || commune.trim();
}

export interface Structure {
  id: string;
  kind: CareKind;
  name: string;
  addressLines: string[] | null;
}

export type Step = "statut" | "formulaire" | "confirmation";

/** What the confirmation says: who will examine the request, and of a manager which structure it is for. */
export interface Filed {
  caf: string;
  structure: string;
}

/** What an entry of the tab's history keeps of it, whoever wrote it. */
export function filedIn(entry: unknown): Filed | null {
  const { caf, structure } = (entry ?? {}) as Partial<Record<keyof Filed, unknown>>;
  if (typeof caf !== "string" || caf === "") return null;
  return { caf, structure: typeof structure === "string" ? structure : "" };
}

export const stepOf = (search: string): Step => {
  const step = new URLSearchParams(search).get("etape");
  return step === "formulaire" || step === "confirmation" ? step : "statut";
};

export const addressOf = (step: Step) =>
  step === "statut" ? location.pathname : `${location.pathname}?etape=${step}`;
