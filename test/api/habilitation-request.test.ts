import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { checkRequest, type RequestForm } from "../../api/habilitation/request.ts";
import { givenCaptcha } from "../accounts.ts";
import { aListing, given } from "../builders.ts";
import { AGENT_66, useDesk } from "../desk.ts";

const desk = useDesk();
let callers = 0;

const CAF_66 = "Caisse d’allocations familiales (Caf) des Pyrénées-Orientales";

const FORM: RequestForm = {
  status: "CHILDMINDER",
  civility: "MME",
  lastName: "Vidal",
  firstName: "Anne-Lise",
  streetNumber: "12 bis",
  streetType: "Rue",
  streetName: "des Genêts",
  postcode: "66000",
  commune: "66136",
  phone: "06 39 98 12 34",
  email: "anne@personne.example",
  emailConfirmation: "anne@personne.EXAMPLE",
};

const FILE = `mutation($input: HabilitationRequestInput!) { requestHabilitation(input: $input) {
  ... on HabilitationRequested { caf { name email postalAddress } }
  ... on HabilitationRequestRejected { problems { path code message } } } }`;

async function send(
  form: Partial<RequestForm> & Record<string, unknown> = {},
  sent: { captcha?: { id: string; text: string }; address?: string } = {},
) {
  const captcha = sent.captcha ?? (await givenCaptcha(desk.db, desk.clock));
  const address = sent.address ?? `198.51.100.${++callers}`;
  return desk.api.run(FILE, { input: { ...FORM, captcha, ...form } }, { address });
}

const filed = async (email: string) => [
  ...(await desk.db.execute(sql`select * from habilitation where email = ${email}`)),
];

describe("what a form says", () => {
  const check = (
    form: Partial<RequestForm> = {},
    structure: { id: string; kind: "CRECHE" | "CHILDMINDER"; departementCode: string } | null = null,
  ) => checkRequest({ ...FORM, ...form }, { resolve: desk.gazetteer.resolve, structure });
  const flaws = (form: Partial<RequestForm>, structure: Parameters<typeof check>[1] = null) => {
    const checked = check(form, structure);
    return "flaws" in checked ? checked.flaws.map(({ field, code }) => `${field} ${code}`) : [];
  };

  test("R15 is read trimmed, composed and normalised", () => {
    const decomposed = "  E\u0301lise   Le\u0300s ";
    const checked = check({
      lastName: decomposed,
      email: " Anne@Personne.EXAMPLE ",
      emailConfirmation: "Anne@personne.example",
      streetNumber: "",
      streetType: null,
    });
    expect(checked).toMatchObject({
      request: {
        departementCode: "66",
        communeCode: "66136",
        lastName: "Élise Lès",
        streetNumber: null,
        streetType: null,
        phone: "+33639981234",
        email: "Anne@personne.example",
        listingId: null,
      },
    });
  });

  test("R15 all that is missing is told at once, in the order of the form", () => {
    const empty = {
      lastName: " ",
      firstName: "",
      streetName: "",
      postcode: "",
      commune: "",
      phone: "",
      email: "",
    };
    expect(flaws({ ...empty, emailConfirmation: "" })).toEqual(
      [
        "lastName",
        "firstName",
        "streetName",
        "postcode",
        "commune",
        "phone",
        "email",
        "emailConfirmation",
      ].map((field) => `${field} REQUIRED`),
    );
  });

  test.each([
    [{ commune: "Perpignan" }, []],
    [{ commune: "PERPIGNAN CEDEX" }, []],
    [{ postcode: "66 100", commune: "perpignan" }, []],
    [{ postcode: "66020", commune: "66136" }, []],
    [{ postcode: "75011", commune: "Paris" }, []],
    [{ postcode: "44000" }, ["postcode COMMUNE_POSTCODE_DISAGREE"]],
    [{ postcode: "44000", commune: "Perpignan" }, ["postcode COMMUNE_POSTCODE_DISAGREE"]],
    [{ postcode: "6600O" }, ["postcode POSTCODE_UNREADABLE"]],
    [{ commune: "Perpignou-les-Bains" }, ["commune COMMUNE_UNKNOWN"]],
    [{ commune: "99999" }, ["commune COMMUNE_UNKNOWN"]],
    [{ commune: "constructor" }, ["commune COMMUNE_UNKNOWN"]],
  ])("R15 postcode and commune check each other: %j", (form, expected) => {
    expect(flaws(form)).toEqual(expected);
  });

  test("R15 an arrondissement is understood, and a former name", () => {
    expect(check({ postcode: "75011", commune: "Paris" })).toMatchObject({
      request: { communeCode: "75111" },
    });
    expect(check({ postcode: "75011", commune: "75056" })).toMatchObject({
      request: { communeCode: "75111" },
    });
    const [alias] = [["49000", "Angers"]];
    expect(check({ postcode: alias?.[0] as string, commune: alias?.[1] as string })).toMatchObject({
      request: { departementCode: "49" },
    });
  });

  test.each([
    [{ lastName: "=CMD(1)" }, ["lastName NAME_UNREADABLE"]],
    [{ lastName: "<script>" }, ["lastName NAME_UNREADABLE"]],
    [{ firstName: "a".repeat(101) }, ["firstName TOO_LONG"]],
    [{ streetName: "rue\u0000" }, ["streetName UNPRINTABLE"]],
    [{ streetName: "rue\u202egnol" }, ["streetName UNPRINTABLE"]],
    [{ streetName: "rue \ud800" }, ["streetName UNPRINTABLE"]],
    [{ phone: "0000000000" }, ["phone PHONE_UNREADABLE"]],
    [{ phone: "+1 202 555 0123" }, ["phone PHONE_UNREADABLE"]],
    [{ email: "anne", emailConfirmation: "anne" }, ["email EMAIL_UNREADABLE"]],
    [{ email: "a@b.fr,c@d.fr", emailConfirmation: "a@b.fr,c@d.fr" }, ["email EMAIL_UNREADABLE"]],
    [
      { email: `${"a".repeat(65)}@b.fr`, emailConfirmation: `${"a".repeat(65)}@b.fr` },
      ["email EMAIL_UNREADABLE"],
    ],
    [{ email: "a@b.fr\r\nBcc: c@d.fr" }, ["email EMAIL_UNREADABLE"]],
    [{ emailConfirmation: "Anne@personne.example" }, ["emailConfirmation EMAIL_CONFIRMATION_DIFFERS"]],
  ])("R15 what cannot be taken is refused: %j", (form, expected) => {
    expect(flaws(form)).toEqual(expected);
  });

  test("R14 a manager names a structure, whose Caf examines the request, and a childminder's listing is none", () => {
    const structure = { id: randomUUID(), kind: "CRECHE" as const, departementCode: "66" };
    const manager = { status: "MANAGER" as const, structure: structure.id };
    expect(check(manager, structure)).toMatchObject({ request: { listingId: structure.id } });
    expect(flaws({ status: "MANAGER" })).toEqual(["structure STRUCTURE_REQUIRED"]);
    expect(flaws(manager)).toEqual(["structure STRUCTURE_UNKNOWN"]);
    expect(flaws(manager, { ...structure, kind: "CHILDMINDER" })).toEqual(["structure STRUCTURE_UNKNOWN"]);
    // who lives in Perpignan may manage a crèche of the Aude
    expect(check(manager, { ...structure, departementCode: "11" })).toMatchObject({
      request: { departementCode: "11", communeCode: "66136" },
    });
    // of a childminder it is not looked at
    expect(check({ structure: structure.id }, structure)).toMatchObject({ request: { listingId: null } });
  });
});

describe("a request that is sent", () => {
  test("R17 is filed, told to the requester and to the Caf's agents, and audited", async () => {
    const { data } = await send();
    expect(data.requestHabilitation).toEqual({
      caf: { name: CAF_66, email: null, postalAddress: [] },
    });
    const [row] = await filed(FORM.email);
    expect(row).toMatchObject({
      state: "RECEIVED",
      departement_code: "66",
      commune_code: "66136",
      account_id: null,
    });
    const steps = await desk.db.execute(
      sql`select action, actor_id, facts from habilitation_step where habilitation_id = ${row?.id as string}::uuid`,
    );
    expect([...steps]).toEqual([
      { action: "HABILITATION_REQUESTED", actor_id: null, facts: { to: "RECEIVED" } },
    ]);
    const letters = await desk.letters();
    expect(letters.map(({ to }) => to).sort()).toEqual([AGENT_66, FORM.email].sort());
    const [own] = letters.filter(({ to }) => to === FORM.email);
    expect(own?.subject).toBe("Votre demande d’habilitation est enregistrée");
    for (const words of [`${CAF_66} va l’examiner`, "formulaire à signer", "suite donnée", "jamais publiée"])
      expect(own?.text.replace(/\s+/g, " ")).toContain(words);
    const [caf] = letters.filter(({ to }) => to === AGENT_66);
    expect(caf?.text).toContain("http://localhost:4000/espace-caf/");
    expect(caf?.text).not.toMatch(/Vidal|personne\.example|39 ?98/);
    expect(desk.api.logged()).not.toMatch(/Vidal|personne\.example/);
  });

  test("R16 all problems come at once, the captcha's too, and a right captcha serves until the request is accepted", async () => {
    const captcha = await givenCaptcha(desk.db, desk.clock);
    const email = "corrige@personne.example";
    const first = await send({ lastName: "", phone: "12", email, emailConfirmation: email }, { captcha });
    expect(first.data.requestHabilitation.problems.map(({ path }: { path: string[] }) => path)).toEqual([
      ["lastName"],
      ["phone"],
    ]);
    const second = await send({ email, emailConfirmation: email }, { captcha });
    expect(second.data.requestHabilitation.caf).toBeTruthy();
    const wrong = await givenCaptcha(desk.db, desk.clock);
    const third = await send({ lastName: "" }, { captcha: { ...wrong, text: "0000" } });
    expect(third.data.requestHabilitation.problems).toMatchObject([
      { path: ["lastName"], code: "REQUIRED", message: "Indiquez votre nom." },
      { path: ["captcha", "text"], code: "CAPTCHA_WRONG" },
    ]);
    // burnt: the right digits come too late
    const fourth = await send(
      { email: "brule@personne.example", emailConfirmation: "brule@personne.example" },
      { captcha: wrong },
    );
    expect(fourth.data.requestHabilitation.problems).toMatchObject([{ code: "CAPTCHA_GONE" }]);
    expect(await filed("brule@personne.example")).toEqual([]);
  });

  test("R16 sent 50 times at once it is filed once, and the confirmation is the same", async () => {
    const email = "double@personne.example";
    const captcha = await givenCaptcha(desk.db, desk.clock);
    const form = { email, emailConfirmation: email };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => send(form, { captcha, address: `203.0.113.${i}` })),
    );
    const caf = answers[0]?.data.requestHabilitation.caf;
    expect(caf).toBeTruthy();
    for (const { data } of answers) expect(data.requestHabilitation).toEqual({ caf });
    // again later, and again with another picture
    expect((await send(form, { captcha })).data.requestHabilitation).toEqual({ caf });
    expect((await send(form)).data.requestHabilitation).toEqual({ caf });
    expect(await filed(email)).toHaveLength(1);
    const sent = (await desk.letters()).filter(({ to }) => to === email);
    expect(sent).toHaveLength(1);
  });

  test("R16 a spent captcha serves no other request", async () => {
    const captcha = await givenCaptcha(desk.db, desk.clock);
    const [a, b] = ["un@personne.example", "deux@personne.example"];
    expect(
      (await send({ email: a, emailConfirmation: a }, { captcha })).data.requestHabilitation.caf,
    ).toBeTruthy();
    const replayed = await send({ email: b, emailConfirmation: b }, { captcha });
    expect(replayed.data.requestHabilitation.problems).toMatchObject([{ code: "CAPTCHA_GONE" }]);
    expect(await filed(b as string)).toEqual([]);
  });

  test("too many from one address are refused in words, and the next minute takes one", async () => {
    const address = "192.0.2.77";
    const tries = [];
    for (let i = 0; i < 11; i += 1)
      tries.push((await send({ lastName: "" }, { address })).data.requestHabilitation);
    expect(tries.at(-1).problems).toMatchObject([{ path: [], code: "TOO_MANY" }]);
    expect(tries.at(-2).problems).toMatchObject([{ code: "REQUIRED" }]);
    const before = desk.clock;
    desk.clock = new Date(before.getTime() + 61_000);
    expect((await send({ lastName: "" }, { address })).data.requestHabilitation.problems).toMatchObject([
      { code: "REQUIRED" },
    ]);
    desk.clock = before;
  });

  test("what the form has not is refused: nobody states a state", async () => {
    for (const extra of [
      { state: "ACTIVE" },
      { accountId: randomUUID() },
      { departementCode: "44" },
      { listingId: randomUUID() },
    ]) {
      const answer = await send({ ...extra, email: "masse@personne.example" });
      expect(answer.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    }
    expect(await filed("masse@personne.example")).toEqual([]);
  });

  test("R25 a manager's request names a published structure; a suspended or unknown one is refused", async () => {
    const creche = aListing({ name: "Crèche des Remparts" });
    const gone = aListing({ name: "Crèche fermée", state: "GONE" });
    await given(desk.db, creche, gone);
    const email = "direction@creche.example";
    const form = { status: "MANAGER", email, emailConfirmation: email };
    for (const structure of [gone.id, randomUUID(), "nothing", await desk.listing("A1"), null]) {
      const { data } = await send({ ...form, structure } as Partial<RequestForm>);
      expect(data.requestHabilitation.problems).toMatchObject([{ path: ["structure"] }]);
    }
    const { data } = await send({ ...form, structure: creche.id } as Partial<RequestForm>);
    expect(data.requestHabilitation.caf).toBeTruthy();
    expect(await filed(email)).toMatchObject([{ listing_id: creche.id, status: "MANAGER" }]);
    const [letter] = (await desk.letters()).filter(({ to }) => to === email);
    expect(letter?.text).toContain("« Crèche des Remparts »");
  });
});

describe("structures for a manager to name", () => {
  const ASK = `query($commune: ID!, $text: String, $first: Int) {
    structures(commune: $commune, text: $text, first: $first) { __typename name phone email } }`;

  test("are published ones of the commune, nearest name first, never a childminder", async () => {
    await given(
      desk.db,
      aListing({ name: "Les Moussaillons", communeCode: "66037", communeName: "Canet-en-Roussillon" }),
      aListing({ name: "Halte des Moussaillons", communeCode: "66037", kind: "LAEP" }),
      aListing({ name: "Relais fermé", communeCode: "66037", kind: "RELAIS", state: "GONE" }),
    );
    const names = async (variables: Record<string, unknown>) => {
      const { data, errors } = await desk.api.run(ASK, { commune: "66037", ...variables });
      expect(errors).toBeUndefined();
      return data.structures.map(({ name }: { name: string }) => name);
    };
    expect(await names({})).toEqual(["Halte des Moussaillons", "Les Moussaillons"]);
    expect(await names({ text: "les mouss" })).toEqual(["Les Moussaillons"]);
    expect(await names({ text: "MOUSSAILLONS", first: 1 })).toEqual(["Halte des Moussaillons"]);
    expect(await names({ text: "%" })).toEqual([]);
    const { data } = await desk.api.run(ASK, { commune: "66136" });
    for (const { __typename, phone, email } of data.structures) {
      expect(__typename).not.toBe("Childminder");
      expect([phone, email]).toEqual([null, null]);
    }
  });

  test.each([
    { commune: "66037", first: 0 },
    { commune: "66037", first: 51 },
    { commune: "00000" },
    { commune: "66037", text: "x".repeat(101) },
  ])("refuses %j", async (variables) => {
    const { errors } = await desk.api.run(ASK, variables);
    expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });
});
