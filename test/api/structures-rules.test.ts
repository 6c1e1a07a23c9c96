import { describe, expect, it } from "vitest";
import { readAddress } from "../../api/structures/address.ts";
import { readHours } from "../../api/structures/hours.ts";
import { type Identity, sameStructure } from "../../api/structures/same-structure.ts";
import { crecheSubtype } from "../../api/structures/subtype.ts";

describe("a row's cells", () => {
  it.each([
    ["multi_accueil", "MULTI_ACCUEIL"],
    ["Multi-accueil familial", "MULTI_ACCUEIL"],
    ["halte_garderie", "HALTE_GARDERIE"],
    ["Micro-crèche PSU", "MICRO"],
    ["crèche familiale", "FAMILIALE"],
    ["Crèche parentale", "PARENTALE"],
    ["creche_de_personnel", "PERSONNEL"],
    ["CRECHE COLLECTIVE", "COLLECTIVE"],
    ["jardin d'enfants", "JARDIN_D_ENFANTS"],
    ["Jardin d’éveil", "JARDIN_D_EVEIL"],
    ["garderie de plage", null],
  ])("R1 knows «%s» by its words", (words, subtype) => {
    expect(crecheSubtype(words)).toBe(subtype);
  });

  it("reads hours with their note, for a day or several", () => {
    expect(readHours("LU 07:30-18:30")).toEqual([{ weekday: "MONDAY", opens: "07:30", closes: "18:30" }]);
    expect(readHours("Jeudi 9h-11h30 (Salle des fêtes)")).toEqual([
      { weekday: "THURSDAY", opens: "09:00", closes: "11:30", note: "Salle des fêtes" },
    ]);
    expect(readHours("LU-ME 8h - 12h")?.map(({ weekday }) => weekday)).toEqual([
      "MONDAY",
      "TUESDAY",
      "WEDNESDAY",
    ]);
    for (const bad of [
      "",
      "XX 08:00-12:00",
      "LU 12:00-08:00",
      "LU 25:00-26:00",
      "VE-LU 8h-9h",
      "sur rendez-vous",
    ]) {
      expect(readHours(bad)).toBeNull();
    }
  });

  it("takes an address apart, without what follows the street", () => {
    expect(readAddress("2 Rue Etienne Coutan, 44100 Nantes, France", "44100", "Nantes")).toEqual({
      line: "2 Rue Etienne Coutan",
      number: "2",
      street: "Rue Etienne Coutan",
    });
    expect(readAddress("5B Rue Diane", "44300", "Nantes")).toMatchObject({
      number: "5 bis",
      street: "Rue Diane",
    });
    expect(readAddress("12 Bd Michelet et 42 rue des Hauts Paves", "44000", "Nantes")).toMatchObject({
      number: "12",
      street: "Bd Michelet",
    });
    expect(readAddress("(11 communes)", "44110", "Châteaubriant")).toMatchObject({
      number: null,
      street: null,
    });
    expect(readAddress("Nantes", "44000", "Nantes")).toEqual({ line: "", number: null, street: null });
  });
});

describe("the same structure from two sources", () => {
  const here: Identity = {
    name: "Les Lutins",
    number: "12",
    street: "rue du Port",
    lng: 2.9,
    lat: 42.7,
    placed: true,
  };
  const alone = { aloneA: true, aloneB: true };
  const verdict = (a: Partial<Identity>, b: Partial<Identity>, unique = alone) =>
    sameStructure({ ...here, ...a }, { ...here, ...b }, unique).verdict;
  const metres = (north: number) => ({ lat: 42.7 + north / 111_195 });

  it("is known by its name without generic words, at one address or close by", () => {
    expect(verdict({}, { name: "Multi-accueil Petite Enfance Les Lutins", street: "R. du Port" })).toBe(
      "SAME",
    );
    expect(verdict({ name: "Halvêque avec antenne Eiffel" }, { name: "Multi-accueil La Halvêque" })).toBe(
      "SAME",
    );
    expect(verdict({}, { street: "quai Sud", number: null, ...metres(180) })).toBe("SAME");
  });

  it("is not another house of the same chain, nor a numbered sister", () => {
    const chain = { aloneA: false, aloneB: false };
    expect(verdict({}, { street: "quai Sud", ...metres(600) }, chain)).toBe("OTHER");
    expect(verdict({ name: "Souris Verte II" }, { name: "Une Souris Verte 3" })).toBe("OTHER");
    expect(verdict({ name: "Souris Verte II" }, { name: "Souris Verte 2" })).toBe("SAME");
  });

  it("is not whoever moved in after it, but is one that was named after its street", () => {
    expect(verdict({ name: "Bambou" }, { name: "Toiles" })).toBe("OTHER");
    expect(verdict({ name: "Site du Port" }, { name: "Minibou" })).toBe("SAME");
  });

  it("may have moved within the neighbourhood; further off a person decides", () => {
    expect(verdict({}, { street: "quai Sud", ...metres(600) })).toBe("SAME");
    expect(verdict({}, { street: "quai Sud", ...metres(1_500) })).toBe("DOUBTFUL");
    expect(verdict({}, { street: "quai Sud", ...metres(9_000) })).toBe("OTHER");
  });
});
