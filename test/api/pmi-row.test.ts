import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toE164 } from "../../api/intake/telephone.ts";
import { PMI_COLUMNS, type PmiCells } from "../../api/pmi/columns.ts";
import type { ProblemCode } from "../../api/pmi/problem.ts";
import { type RowScope, readRow } from "../../api/pmi/row.ts";
import { times } from "../soak.ts";
import { aRow } from "./pmi-file.ts";

const SCOPE: RowScope = { departementCode: "66", columns: new Set(PMI_COLUMNS) };
const read = (cells: Partial<PmiCells>, scope = SCOPE) => readRow(aRow("66-1", cells), scope);
const faults = (cells: Partial<PmiCells>, scope = SCOPE) => {
  const reading = read(cells, scope);
  return reading.kind === "BAD"
    ? reading.problems.map(({ column, code }) => `${column} ${code}`)
    : reading.kind;
};

describe("words that every object of the language knows", () => {
  it.each(["constructor", "__proto__", "toString", "hasOwnProperty"])(
    "«%s» is no civility and no status",
    (word) => {
      expect(faults({ civilite: word })[0]).toMatch(/^civilite /);
      expect(read({ type_voie: word, num_voie: `1 ${word}` }).kind).not.toBe(undefined);
    },
  );
});

describe("a row that can be taken", () => {
  it("is read whole", () => {
    expect(read({ date_debut_agrement: "15/01/2024", civilite: "melle", num_voie: "12 bis" })).toEqual({
      kind: "OK",
      warnings: [],
      row: {
        approvalNumber: "66-1",
        civility: "MELLE",
        lastName: "Vallespir",
        firstName: "Ariane",
        streetNumber: "12 bis",
        streetType: "Rue",
        streetName: "des Genêts",
        addressComplement: null,
        postcode: "66000",
        communeName: "Perpignan",
        inseeCode: "66136",
        phone: "+33639989146",
        email: "ariane@assmat.example",
        places: 3,
        approvalStartsOn: "2024-01-15",
        approvalEndsOn: "2029-01-14",
        status: "ACTIF",
        worksInMam: false,
        mamName: null,
        showAddress: true,
        showPhone: true,
        showEmail: true,
      },
    });
  });

  it.each([
    "D’Aŭgoçç-Bénézet L’Hôte",
    "D'Artagnan",
    "Jeanne d’Arc",
    "Ó Súilleabháin",
    "Müller-Weiß",
    "St. Jean",
  ])("may bear the name %s", (nom) => {
    expect(read({ nom }).kind).toBe("OK");
  });
});

describe("a bad cell is named by column and code", () => {
  it.each<[Partial<PmiCells>, string[]]>([
    [{ nom: '=CMD("x")' }, ["nom NAME_UNREADABLE"]],
    [{ nom: "<script>" }, ["nom NAME_UNREADABLE"]],
    [{ prenom: "" }, ["prenom EMPTY"]],
    [{ nom: "x".repeat(101) }, ["nom TOO_LONG"]],
    [{ nom_voie: "de la\u202e Paix" }, ["nom_voie UNPRINTABLE"]],
    [{ complement: "\ufffdtage" }, ["complement UNPRINTABLE"]],
    [{ civilite: "Dr" }, ["civilite CIVILITY_UNREADABLE"]],
    [{ code_postal: "6600" }, ["code_postal POSTCODE_UNREADABLE"]],
    [{ places: "douze" }, ["places PLACES_UNREADABLE"]],
    [{ places: "0" }, ["places PLACES_UNREADABLE"]],
    [{ places: "7" }, ["places PLACES_UNREADABLE"]],
    [{ date_fin_agrement: "31/02/2027" }, ["date_fin_agrement DATE_UNREADABLE"]],
    [{ date_fin_agrement: "2023-01-01" }, ["date_fin_agrement DATES_REVERSED"]],
    [{ lieu_exercice: "CHEZ MOI" }, ["lieu_exercice WORKPLACE_UNREADABLE"]],
    [{ numero_agrement: "" }, ["numero_agrement EMPTY"]],
    [{ numero_agrement: "a b;c" }, ["numero_agrement NUMBER_UNREADABLE"]],
    [{ places: "", nom_voie: "" }, ["places EMPTY", "nom_voie EMPTY"]],
  ])("%o", (cells, expected) => {
    expect(faults(cells)).toEqual(expected);
  });

  it("gives back the leading zero that a spreadsheet took, where the département has one", () => {
    const reading = read({ code_postal: "6600", code_insee: "6004" }, { ...SCOPE, departementCode: "06" });
    expect(reading).toMatchObject({ kind: "OK", row: { postcode: "06600", inseeCode: "06004" } });
  });
});

describe("R8 what cannot be read counts as refusal", () => {
  it.each<[Partial<PmiCells>, string]>([
    [{ accord_publication: "N" }, "PERMISSION_NO"],
    [{ accord_publication: "?" }, "PERMISSION_UNREADABLE"],
    [{ accord_publication: "" }, "PERMISSION_UNREADABLE"],
    [{ statut: "" }, "STATUS_UNREADABLE"],
    [{ statut: "EN COURS" }, "STATUS_UNREADABLE"],
    [{ accord_publication: "N", places: "douze" }, "PERMISSION_NO"],
  ])("%o", (cells, reason) => {
    expect(read(cells)).toMatchObject({ kind: "REFUSED", number: "66-1", reason });
  });

  it("R4 nothing is ever taken without a clear permission and status, whatever the cells", () => {
    const cell = fc.oneof(
      fc.constantFrom("O", "N", "ACTIF", "SUSPENDU", "MAM", "66000", "2026-01-01", "3", "A"),
      fc.string(),
    );
    const cells = fc.record(
      Object.fromEntries(PMI_COLUMNS.map((column) => [column, cell])) as Record<string, typeof cell>,
    );
    const flaw = fc.constantFrom(null, "ROW_RAGGED", "ROW_ENCODING", "ROW_TOO_LONG" as const);
    fc.assert(
      fc.property(cells, fc.boolean(), flaw, (given, plausible, kind) => {
        const row = plausible
          ? aRow("66-1", { accord_publication: given.accord_publication ?? "", statut: given.statut ?? "" })
          : given;
        const reading = readRow(row as PmiCells, SCOPE, kind);
        if (reading.kind !== "OK") return;
        expect(row.accord_publication?.toUpperCase()).toMatch(/^(O|OUI)$/);
        expect(row.statut?.toUpperCase()).toMatch(/^(ACTIF|SUSPENDU)$/);
        expect(kind).toBeNull();
      }),
      { numRuns: times(2_000, 100_000) },
    );
  });

  it("a shifted row hides, one still under its columns says what it takes back", () => {
    const shifted = aRow("66-1", { lieu_exercice: "ACTIF", accord_publication: "MAM", statut: "2029-01-14" });
    expect(readRow(shifted, SCOPE, "ROW_RAGGED")).toMatchObject({
      kind: "BAD",
      number: "66-1",
      restriction: { hide: true },
    });
    const cut = aRow("66-1", { accord_courriel: "", statut: "SUSPENDU" });
    expect(readRow(cut, SCOPE, "ROW_RAGGED")).toMatchObject({
      kind: "BAD",
      restriction: { hide: false, suspend: true, withholdPhone: false, withholdEmail: true },
    });
  });
});

describe("R9 contact", () => {
  const warned = (cells: Partial<PmiCells>): ProblemCode[] | string => {
    const reading = read(cells);
    return reading.kind === "OK" ? reading.warnings.map(({ code }) => code) : reading.kind;
  };

  it("may be withheld by telephone or by e-mail, not both", () => {
    expect(read({ accord_telephone: "N" })).toMatchObject({
      kind: "OK",
      row: { showPhone: false, showEmail: true },
    });
    expect(faults({ accord_telephone: "N", accord_courriel: "N" })).toEqual([
      "accord_courriel CONTACT_WITHHELD",
    ]);
  });

  it("a bad telephone or e-mail does not lose the row", () => {
    expect(read({ telephone: "0000000000", courriel: "ariane at home" })).toMatchObject({
      kind: "OK",
      row: { phone: null, email: null },
    });
    expect(warned({ telephone: "0000000000" })).toEqual(["PHONE_UNREADABLE"]);
    expect(warned({ courriel: "a@b" })).toEqual(["EMAIL_UNREADABLE"]);
    expect(warned({ courriel: "a@b.fr\r\nBcc: c@d.fr" })).toEqual(["EMAIL_UNREADABLE"]);
  });

  it("an agreement that cannot be read is none; a column that is not there is none either, and no fault of the row", () => {
    expect(read({ accord_adresse: "peut-être" })).toMatchObject({ kind: "OK", row: { showAddress: false } });
    expect(warned({ accord_adresse: "" })).toEqual(["CONTACT_PERMISSION_UNREADABLE"]);
    const columns = new Set(PMI_COLUMNS.filter((column) => !/^accord_(a|t|c)/.test(column)));
    const bare = { accord_adresse: "", accord_telephone: "", accord_courriel: "" };
    expect(read(bare, { ...SCOPE, columns })).toMatchObject({
      kind: "OK",
      row: { showAddress: false, showPhone: false, showEmail: false },
      warnings: [{ code: "NO_CONTACT" }],
    });
  });
});

describe("telephone numbers", () => {
  it.each([
    ["06 39 98 91 46", "66", "+33639989146"],
    ["06.39.98.91.46", "66", "+33639989146"],
    ["+33 6 39 98 91 46", "66", "+33639989146"],
    ["0033 4 65 71 37 08", "66", "+33465713708"],
    ["639989146", "66", "+33639989146"],
    ["0692 12 34 56", "974", "+262692123456"],
    ["0692 12 34 56", "66", "+262692123456"],
    ["0262 12 34 56", "974", "+262262123456"],
    ["0690 12 34 56", "971", "+590690123456"],
    ["0696 30 12 34", "972", "+596696301234"],
    ["0694 20 12 34", "973", "+594694201234"],
    ["0639 01 23 45", "976", "+262639012345"],
    ["06 39 98 91 46", "974", "+33639989146"],
  ])("%s in %s", (text, departement, expected) => {
    expect(toE164(text, departement)).toBe(expected);
  });

  it.each([
    "0000000000",
    "0600000000",
    "0111111111",
    "0123456789",
    "3646",
    "06 39 98",
    "+44 20 7946 0958",
    "néant",
    "0639989146 / 0468",
  ])("%s is not one", (text) => {
    expect(toE164(text, "66")).toBeNull();
  });
});
