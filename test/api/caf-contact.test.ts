import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { checkContact } from "../../api/desk/caf-contact.ts";
import { startApi } from "../api.ts";
import { useDesk } from "../desk.ts";

const desk = useDesk();
const CHANGE = `mutation($input: CafContactInput!) { changeCafContact(input: $input) {
  ... on CafContactChanged { caf { name postalAddress email phone } } ... on CafContactRejected { problems { path code } } } }`;
const FORM = {
  postalAddress: [" Service  petite enfance ", "", "66013 Perpignan cedex 9"],
  email: "",
  phone: "",
};

describe("the contact details of a Caf", () => {
  test.each([
    [{ postalAddress: [] }, "postalAddress ADDRESS_REQUIRED"],
    [{ postalAddress: ["", "  "] }, "postalAddress ADDRESS_REQUIRED"],
    [{ postalAddress: Array<string>(7).fill("ligne") }, "postalAddress ADDRESS_TOO_LONG"],
    [{ postalAddress: ["x".repeat(101)] }, "postalAddress ADDRESS_TOO_LONG"],
    [{ postalAddress: ["rue\u202egnol"] }, "postalAddress ADDRESS_UNPRINTABLE"],
    [{ email: "caf" }, "email EMAIL_UNREADABLE"],
    [{ email: "a@b.example\r\nBcc: c@d.example" }, "email EMAIL_UNREADABLE"],
    [{ phone: "12" }, "phone PHONE_UNREADABLE"],
  ])("%j is refused", (change, flaw) => {
    const checked = checkContact({ ...FORM, ...change }, "66");
    expect("flaws" in checked && checked.flaws.map(({ field, code }) => `${field} ${code}`)).toEqual([flaw]);
  });

  test("written by an agent they are in letters and pages from then on, in every process, and of no other Caf", async () => {
    const elsewhere = await startApi(desk.db, () => desk.clock);
    const email = "reponses@caf66.example";
    const input = { ...FORM, email, phone: "+33 4 65 71 00 00" };
    const { data } = await desk.run66(CHANGE, { input });
    const caf = {
      name: "Caisse d’allocations familiales (Caf) des Pyrénées-Orientales",
      postalAddress: ["Service petite enfance", "66013 Perpignan cedex 9"],
      email,
      phone: "04 65 71 00 00",
    };
    expect(data.changeCafContact.caf).toEqual(caf);
    const ASK = "{ departements { code caf { name postalAddress email phone } } }";
    const of = async (code: string, api = desk.api) =>
      (await api.run(ASK)).data.departements.find((row: { code: string }) => row.code === code).caf;
    expect(await of("66")).toEqual(caf);
    await expect.poll(() => of("66", elsewhere)).toEqual(caf);
    expect(await of("44")).toMatchObject({ postalAddress: [], email: null, phone: null });
    await elsewhere.close();

    const id = await desk.given({ listingId: await desk.listing("A1") });
    await desk.run66(`mutation($id: ID!) { askConsent(request: $id) { __typename } }`, { id });
    const [letter] = await desk.letters();
    expect(letter?.replyTo).toBe(email);
    for (const words of ["66013 Perpignan cedex 9", email, "04 65 71 00 00"])
      expect(letter?.text).toContain(words);
    const [row] = await desk.db.execute<{ source: string }>(
      sql`select source from authority where departement_code = '66' and kind = 'CAF'`,
    );
    expect(row?.source).toContain("agent");
  });

  test("what is left out is no more", async () => {
    const { data } = await desk.run44(CHANGE, {
      input: { postalAddress: ["44000 Nantes"], email: "a@b.example" },
    });
    expect(data.changeCafContact.caf).toMatchObject({ email: "a@b.example", phone: null });
    const again = await desk.run44(CHANGE, { input: { postalAddress: ["44000 Nantes"] } });
    expect(again.data.changeCafContact.caf).toMatchObject({ email: null, phone: null });
  });
});
