import { toE164 } from "../intake/telephone.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { clean, isName, isUnprintable } from "../kernel/written.ts";
import {
  type Civility,
  readCivility,
  readDate,
  readEmail,
  readFiveDigits,
  readInsee,
  readNumber,
  readYesNo,
} from "./cell.ts";
import type { PmiCells, PmiColumn } from "./columns.ts";
import type { Flaw, ProblemCode } from "./problem.ts";

export type PmiStatus = "ACTIF" | "SUSPENDU";

/** A row that can be taken, before its commune is looked up. */
export interface ChildminderRow {
  approvalNumber: string;
  civility: Civility;
  lastName: string;
  firstName: string;
  streetNumber: string | null;
  streetType: string | null;
  streetName: string;
  addressComplement: string | null;
  postcode: string;
  communeName: string;
  inseeCode: string | null;
  phone: string | null;
  email: string | null;
  places: number;
  approvalStartsOn: LocalDate;
  approvalEndsOn: LocalDate;
  status: PmiStatus;
  worksInMam: boolean;
  mamName: string | null;
  showAddress: boolean;
  showPhone: boolean;
  showEmail: boolean;
}

/** What a row takes back: it counts even when another cell of the row is bad. */
export interface Restriction {
  suspend: boolean;
  withholdAddress: boolean;
  withholdPhone: boolean;
  withholdEmail: boolean;
  /** nothing of the row can be told: nobody sees the listing until a file says more */
  hide: boolean;
}

export type RefusalReason = "PERMISSION_NO" | "PERMISSION_UNREADABLE" | "STATUS_UNREADABLE";

export type RowReading =
  | { kind: "OK"; row: ChildminderRow; warnings: Flaw[] }
  | {
      kind: "REFUSED";
      number: string;
      reason: RefusalReason;
      row: ChildminderRow | null;
      problems: Flaw[];
      warnings: Flaw[];
    }
  | { kind: "BAD"; number: string | null; restriction: Restriction; problems: Flaw[] };

export interface RowScope {
  departementCode: string;
  /** the columns that the file has: a missing optional one is said once, not in every row */
  columns: ReadonlySet<PmiColumn>;
}

/** What is wrong with a row as a whole, from its reading as CSV. */
export type RowFlawCode = "ROW_RAGGED" | "ROW_QUOTE" | "ROW_ENCODING" | "ROW_TOO_LONG";

/** Reads one row. No permission, or one that cannot be read, comes before everything else (R4, R8). */
export function readRow(cells: PmiCells, scope: RowScope, flaw: RowFlawCode | null = null): RowReading {
  const number = readNumber(cells.numero_agrement);
  if (flaw && flaw !== "ROW_ENCODING" && !isAligned(cells)) {
    return { kind: "BAD", number, restriction: HIDE, problems: [{ column: null, code: flaw }] };
  }
  const reading = new RowReader(cells, scope);
  const row = flaw ? null : reading.row();
  const problems = flaw ? [{ column: null, code: flaw }] : reading.problems;
  const reason = refusalOf(cells);
  if (number && reason) return refused(number, reason, row, problems, reading.warnings);
  if (!row) return { kind: "BAD", number, restriction: restrictionOf(cells), problems };
  return { kind: "OK", row, warnings: reading.warnings };
}

function refusalOf(cells: PmiCells): RefusalReason | null {
  const permission = readYesNo(cells.accord_publication);
  if (permission === false) return "PERMISSION_NO";
  if (permission === null) return "PERMISSION_UNREADABLE";
  return readStatus(cells.statut) ? null : "STATUS_UNREADABLE";
}

const HIDE: Restriction = {
  suspend: false,
  withholdAddress: false,
  withholdPhone: false,
  withholdEmail: false,
  hide: true,
};

/** In a row with too few or too many cells: still under their columns when three closed lists read as such. */
function isAligned(cells: PmiCells): boolean {
  const workplace = cells.lieu_exercice.toUpperCase();
  const known = workplace === "DOMICILE" || workplace === "MAM";
  return known && readStatus(cells.statut) !== null && readYesNo(cells.accord_publication) !== null;
}

/** The faults of such a row are still told to PMI; what may be shown of it no longer matters. */
function refused(
  number: string,
  reason: RefusalReason,
  row: ChildminderRow | null,
  problems: Flaw[],
  warnings: Flaw[],
): RowReading {
  const column = reason === "STATUS_UNREADABLE" ? "statut" : "accord_publication";
  const cause: Flaw[] = reason === "PERMISSION_NO" ? [] : [{ column, code: reason }];
  return {
    kind: "REFUSED",
    number,
    reason,
    row,
    problems: [...problems.filter(({ code }) => code !== "CONTACT_WITHHELD"), ...cause],
    warnings: [
      ...warnings.filter(({ code }) => code !== "NO_CONTACT" && code !== "CONTACT_PERMISSION_UNREADABLE"),
      ...problems.filter(({ code }) => code === "CONTACT_WITHHELD"),
    ],
  };
}

function restrictionOf(cells: PmiCells): Restriction {
  return {
    suspend: readStatus(cells.statut) !== "ACTIF",
    withholdAddress: readYesNo(cells.accord_adresse) !== true,
    withholdPhone: readYesNo(cells.accord_telephone) !== true,
    withholdEmail: readYesNo(cells.accord_courriel) !== true,
    hide: false,
  };
}

/** What a readable row takes back, when it cannot be taken for another reason. */
export function takenBackBy(
  person: Pick<ChildminderRow, "status" | "showAddress" | "showPhone" | "showEmail">,
): Restriction {
  return {
    suspend: person.status === "SUSPENDU",
    withholdAddress: !person.showAddress,
    withholdPhone: !person.showPhone,
    withholdEmail: !person.showEmail,
    hide: false,
  };
}

function readStatus(cell: string): PmiStatus | null {
  const word = cell.toUpperCase();
  return word === "ACTIF" || word === "SUSPENDU" ? word : null;
}

const MAX_NAME = 100;
const MAX_TEXT = 200;

/** Reads the cells of a row one after the other and gathers what is wrong. */
class RowReader {
  readonly problems: Flaw[] = [];
  readonly warnings: Flaw[] = [];

  constructor(
    private readonly cells: PmiCells,
    private readonly scope: RowScope,
  ) {}

  /** The row; null when something that it needs is missing (`problems` says what). */
  row(): ChildminderRow | null {
    const { cells, scope } = this;
    const number = readNumber(cells.numero_agrement);
    if (!number) this.bad("numero_agrement", cells.numero_agrement ? "NUMBER_UNREADABLE" : "EMPTY");
    const civility = this.must("civilite", readCivility(cells.civilite), "CIVILITY_UNREADABLE");
    const workplace = cells.lieu_exercice.toUpperCase();
    const known = workplace === "DOMICILE" || workplace === "MAM" ? workplace : null;
    this.must("lieu_exercice", known, "WORKPLACE_UNREADABLE");
    const dates = this.dates();
    const places = this.must(
      "places",
      /^[1-6]$/.test(cells.places) ? Number(cells.places) : null,
      "PLACES_UNREADABLE",
    );
    const postcode = this.must(
      "code_postal",
      readFiveDigits(cells.code_postal, scope.departementCode),
      "POSTCODE_UNREADABLE",
    );
    const contact = this.contact();
    const row = {
      approvalNumber: number ?? "",
      civility: civility ?? "MME",
      lastName: this.name("nom"),
      firstName: this.name("prenom"),
      streetNumber: this.text("num_voie") || null,
      streetType: this.text("type_voie") || null,
      streetName: this.required("nom_voie"),
      addressComplement: this.text("complement") || null,
      postcode: postcode ?? "",
      communeName: this.required("commune"),
      inseeCode: this.insee(),
      places: places ?? 0,
      ...dates,
      status: readStatus(cells.statut) ?? "SUSPENDU",
      worksInMam: known === "MAM",
      mamName: known === "MAM" ? this.text("nom_mam") || null : null,
      ...contact,
    };
    return this.problems.length > 0 ? null : row;
  }

  private bad(column: PmiColumn, code: ProblemCode): void {
    this.problems.push({ column, code });
  }

  private warn(column: PmiColumn, code: ProblemCode): void {
    this.warnings.push({ column, code });
  }

  private must<T>(column: PmiColumn, value: T | null, code: ProblemCode): T | null {
    if (value === null) this.bad(column, this.cells[column] === "" ? "EMPTY" : code);
    return value;
  }

  private text(column: PmiColumn, max = MAX_TEXT): string {
    const text = clean(this.cells[column]);
    if (text.length > max) this.bad(column, "TOO_LONG");
    else if (isUnprintable(text)) this.bad(column, "UNPRINTABLE");
    return text;
  }

  private required(column: PmiColumn, max?: number): string {
    const text = this.text(column, max);
    if (text === "") this.bad(column, "EMPTY");
    return text;
  }

  private name(column: "nom" | "prenom"): string {
    const before = this.problems.length;
    const text = this.required(column, MAX_NAME);
    if (this.problems.length === before && !isName(text)) this.bad(column, "NAME_UNREADABLE");
    return text;
  }

  private dates(): { approvalStartsOn: LocalDate; approvalEndsOn: LocalDate } {
    const { date_debut_agrement, date_fin_agrement } = this.cells;
    const start = this.must("date_debut_agrement", readDate(date_debut_agrement), "DATE_UNREADABLE");
    const end = this.must("date_fin_agrement", readDate(date_fin_agrement), "DATE_UNREADABLE");
    if (start && end && end < start) this.bad("date_fin_agrement", "DATES_REVERSED");
    return { approvalStartsOn: start ?? "", approvalEndsOn: end ?? "" };
  }

  private insee(): string | null {
    if (this.cells.code_insee === "") return null;
    const code = readInsee(this.cells.code_insee, this.scope.departementCode);
    if (!code) this.warn("code_insee", "INSEE_UNREADABLE");
    return code;
  }

  /** Telephone and e-mail with what may be shown (R9): what nobody allowed is withheld, but never both. */
  private contact() {
    const { telephone, courriel } = this.cells;
    const phone = telephone === "" ? null : toE164(telephone, this.scope.departementCode);
    const email = courriel === "" ? null : readEmail(courriel);
    if (telephone !== "" && !phone) this.warn("telephone", "PHONE_UNREADABLE");
    if (courriel !== "" && !email) this.warn("courriel", "EMAIL_UNREADABLE");
    const showPhone = this.allowed("accord_telephone");
    const showEmail = this.allowed("accord_courriel");
    const { columns } = this.scope;
    const said = columns.has("accord_telephone") && columns.has("accord_courriel");
    if (said && !showPhone && !showEmail) this.bad("accord_courriel", "CONTACT_WITHHELD");
    else if (!(showPhone && phone) && !(showEmail && email)) this.warn("telephone", "NO_CONTACT");
    return { phone, email, showPhone, showEmail, showAddress: this.allowed("accord_adresse") };
  }

  private allowed(column: "accord_adresse" | "accord_telephone" | "accord_courriel"): boolean {
    const answer = readYesNo(this.cells[column]);
    if (answer === null && this.scope.columns.has(column)) this.warn(column, "CONTACT_PERMISSION_UNREADABLE");
    return answer ?? false;
  }
}
