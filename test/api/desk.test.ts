import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { hashPassword, verifyPassword } from "../../api/account/password.ts";
import {
  actionsOf,
  HABILITATION_ACTIONS,
  type HabilitationAction,
  TRANSITIONS,
} from "../../api/habilitation/transitions.ts";
import { HABILITATION_STATES, type HabilitationState } from "../../api/kernel/habilitation.ts";
import { inTransaction } from "../../db/client.ts";
import { givenAccount } from "../accounts.ts";
import { aListing, given } from "../builders.ts";
import { AGENT_66, aRequest, PEOPLE, useDesk } from "../desk.ts";
import { times } from "../soak.ts";

const desk = useDesk();
let people = 0;
const somebody = () => `personne${++people}@personne.example`;

const MUTATION: Record<HabilitationAction, string> = {
  DIRECT_TO_PMI: "directToPmi",
  ASK_CONSENT: "askConsent",
  RECORD_CONSENT: "recordConsent",
  ACTIVATE: "activateHabilitation",
  REFUSE: "refuseHabilitation",
  REVOKE: "revokeHabilitation",
  WITHDRAW: "withdrawHabilitation",
};
const REQUEST = "id state reason matched { id name state agreesOn taken } history { action state by byPost }";

interface Asked {
  listing?: string;
  byPost?: boolean;
  reason?: string;
  run?: typeof desk.run66;
}

async function act(action: HabilitationAction, request: string, { run = desk.run66, ...args }: Asked = {}) {
  const given = Object.entries({ request, ...args }).map(
    ([name, value]) => `${name}: ${JSON.stringify(value)}`,
  );
  const field = MUTATION[action];
  const { data, errors } = await run(`mutation { ${field}(${given.join(", ")}) {
    ... on HabilitationMoved { request { ${REQUEST} } }
    ... on HabilitationActionRefused { problems { path code message } } } }`);
  if (errors) return { errors, problems: undefined, request: undefined };
  return { ...data[field], errors: undefined };
}

/** A request whose state has all it needs, of somebody new. */
async function inState(state: HabilitationState, number = "A1") {
  const email = somebody();
  const listingId = ["RECEIVED", "DIRECTED_TO_PMI"].includes(state) ? null : await desk.listing(number);
  return { id: await desk.given({ email, listingId }, state), email };
}

/** So that the next one may be active for the same listing. */
async function freed(id: string) {
  await inTransaction(desk.db, (tx) => tx.execute(sql`delete from habilitation where id = ${id}::uuid`));
}

async function sentTo(email: string) {
  return (await desk.letters()).filter(({ to }) => to === email);
}

const SECONDS = 1_000;
const DAYS = 86_400 * SECONDS;
const later = (ms: number) => {
  desk.clock = new Date(desk.clock.getTime() + ms);
};

describe("R18 R19 what each state allows", () => {
  const pairs = HABILITATION_STATES.flatMap((state) =>
    HABILITATION_ACTIONS.map((action) => [state, action] as const),
  );

  test.each(pairs)("%s, %s", async (state, action) => {
    const { id, email } = await inState(state);
    later(61 * SECONDS);
    const before = await desk.letters();
    expect(before).toEqual([]);
    const { request, problems, errors } = await act(action, id);
    expect(errors).toBeUndefined();
    const to = TRANSITIONS[state][action];
    if (to) {
      expect(request).toMatchObject({ id, state: to });
      expect(request.history.at(-1)).toMatchObject({ state: to, by: "Aline Agent" });
      expect(await sentTo(email)).toHaveLength(1);
    } else {
      expect(problems).toMatchObject([{ path: ["request"], code: "NOT_ALLOWED_NOW" }]);
      expect(await desk.stateOf(id)).toBe(state);
      expect(await sentTo(email)).toEqual([]);
    }
    await freed(id);
  });

  test("a manager is not directed to PMI", () => {
    expect(actionsOf("RECEIVED", "CHILDMINDER")).toEqual(["DIRECT_TO_PMI", "ASK_CONSENT", "REFUSE"]);
    expect(actionsOf("RECEIVED", "MANAGER")).toEqual(["ASK_CONSENT", "REFUSE"]);
  });

  test("of two clicks at once the second is refused, and one letter leaves", {
    repeats: times(0, 20),
  }, async () => {
    const { id, email } = await inState("CONSENT_RECEIVED");
    const answers = await Promise.all(Array.from({ length: 20 }, () => act("ACTIVATE", id)));
    expect(answers.filter(({ request }) => request)).toHaveLength(1);
    const codes = answers.flatMap(
      ({ problems }) => problems?.map(({ code }: { code: string }) => code) ?? [],
    );
    expect(new Set(codes)).toEqual(new Set(["NOT_ALLOWED_NOW"]));
    expect(answers.find(({ problems }) => problems)?.problems[0].message).toContain("la demande est active");
    expect(await sentTo(email)).toHaveLength(1);
    await freed(id);
  });

  test("the form is sent again after a minute, not by a second click", async () => {
    const { id, email } = await inState("RECEIVED");
    expect((await act("ASK_CONSENT", id)).request).toMatchObject({ state: "CONSENT_ASKED" });
    expect((await act("ASK_CONSENT", id)).problems).toMatchObject([{ code: "JUST_SENT" }]);
    later(61 * SECONDS);
    expect((await act("ASK_CONSENT", id)).request).toMatchObject({ state: "CONSENT_ASKED" });
    expect(await sentTo(email)).toHaveLength(2);
  });
});

describe("R18 which listing", () => {
  test("the one candidate that agrees on name and commune is taken by itself; hyphens and a second surname are forgiven", async () => {
    const id = await desk.given({ email: somebody() });
    const asked = `query($id: ID!) { habilitationRequest(id: $id) { candidates {
      id name approvalNumber phone addressLines state agreesOn taken } } }`;
    const { data } = await desk.run66(asked, { id });
    expect(data.habilitationRequest.candidates).toEqual([
      {
        id: await desk.listing("A1"),
        name: "Anne-Lise Vidal-Martin",
        approvalNumber: "A1",
        phone: "+33465710001",
        addressLines: ["12 Rue des Genêts", "66000 Perpignan"],
        state: "PUBLISHED",
        agreesOn: ["NAME", "COMMUNE"],
        taken: false,
      },
    ]);
    const { request } = await act("ASK_CONSENT", id);
    expect(request.matched).toMatchObject({ id: await desk.listing("A1"), agreesOn: ["NAME", "COMMUNE"] });
  });

  test.each([
    [{ lastName: "LEGOFF", firstName: "yann" }, "A2", "PUBLISHED"],
    [{ lastName: "Yann", firstName: "Le Goff" }, "A2", "PUBLISHED"],
    [{ lastName: "Inconnue", phone: "+33465710002" }, "A2", "PUBLISHED"],
    [{ lastName: "SOLÈR", firstName: "Ines" }, "S1", "SUSPENDED"],
    [{ lastName: "Partie", firstName: "Rose" }, "G1", "GONE"],
  ])("%j finds %s, %s", async (facts, number, state) => {
    const id = await desk.given({ email: somebody(), ...facts });
    const { data } = await desk.run66(
      `query($id: ID!) { habilitationRequest(id: $id) { candidates { approvalNumber state } } }`,
      { id },
    );
    expect(data.habilitationRequest.candidates).toEqual([{ approvalNumber: number, state }]);
  });

  test("two of one name: the agent says which", async () => {
    const id = await desk.given({ email: somebody(), lastName: "Double", firstName: "Jeanne" });
    expect((await act("ASK_CONSENT", id)).problems).toMatchObject([
      { path: ["listing"], code: "LISTING_REQUIRED" },
    ]);
    const listing = await desk.listing("T2");
    expect((await act("ASK_CONSENT", id, { listing })).request.matched.id).toBe(listing);
  });

  test("not one of another département, of another kind, gone, unknown or taken", async () => {
    const [far, creche] = [aListing({ communeCode: "44109" }), aListing()];
    await given(desk.db, far, creche);
    const id = await desk.given({ email: somebody() });
    const refusal = async (listing: string) => (await act("ASK_CONSENT", id, { listing })).problems?.[0].code;
    for (const listing of [creche.id, "10000000-0000-4000-8000-000000000000", "nothing"])
      expect(await refusal(listing)).toBe("UNKNOWN_LISTING");
    expect(await refusal(await desk.listing("G1"))).toBe("LISTING_GONE");
    const manager = await desk.given({ email: somebody(), status: "MANAGER", listingId: creche.id });
    for (const listing of [far.id, await desk.listing("A1")])
      expect((await act("ASK_CONSENT", manager, { listing })).problems?.[0].code).toBe("UNKNOWN_LISTING");
    const holder = await inState("CONSENT_RECEIVED", "A2");
    expect((await act("ACTIVATE", holder.id)).request.state).toBe("ACTIVE");
    expect(await refusal(await desk.listing("A2"))).toBe("LISTING_TAKEN");
    const rival = await inState("CONSENT_RECEIVED", "A2");
    expect((await act("ACTIVATE", rival.id)).problems?.[0].code).toBe("LISTING_TAKEN");
    await freed(holder.id);
  });

  describe("looked for by the agent", () => {
    const LOOK = `query($id: ID!, $text: String) { habilitationRequest(id: $id) { candidates(text: $text) {
      id name kind approvalNumber state agreesOn } } }`;
    const look = async (id: string, text: string) => {
      const { data, errors } = await desk.run66(LOOK, { id, text });
      expect(errors).toBeUndefined();
      return data.habilitationRequest.candidates;
    };
    const numbers = async (id: string, text: string) =>
      (await look(id, text)).map(({ approvalNumber }: { approvalNumber: string }) => approvalNumber);

    test.each([
      ["by words of the name, in any order", "martin anne", ["A1"]],
      ["without the space of a name", "legoff", ["A2"]],
      ["part of a word", "oubl", ["T1", "T2"]],
      ["by approval number", "t2", ["T2"]],
      ["a suspended one", "SOLÈR", ["S1"]],
      ["one that is gone", "partie rose", ["G1"]],
      ["not by the street or the commune", "Genêts", []],
      ["nor by signs that are no words", "%_", []],
    ])("%s: %s", async (_, text, found) => {
      const id = await desk.given({ email: somebody(), lastName: "Introuvable", firstName: "Zélie" });
      expect((await numbers(id, text)).sort()).toEqual(found);
    });

    test("says on what each agrees, and may be asked for consent", async () => {
      const id = await desk.given({ email: somebody(), lastName: "Introuvable", phone: "+33465710002" });
      const [found] = await look(id, "goff");
      expect(found).toMatchObject({ approvalNumber: "A2", agreesOn: ["COMMUNE", "PHONE"] });
      const { request } = await act("ASK_CONSENT", id, { listing: found.id });
      expect(request).toMatchObject({ state: "CONSENT_ASKED", matched: { id: found.id } });
    });

    test("for a manager: structures of the département by name, and no childminder", async () => {
      const [named, own, far] = [
        aListing({ name: "Crèche nommée" }),
        aListing({ name: "Les Mésanges" }),
        aListing({ name: "Les Mésanges", communeCode: "44109" }),
      ];
      await given(desk.db, named, own, far);
      const id = await desk.given({ email: somebody(), status: "MANAGER", listingId: named.id });
      expect(await look(id, "mesanges")).toEqual([
        {
          id: own.id,
          name: own.name,
          kind: "CRECHE",
          approvalNumber: null,
          state: "PUBLISHED",
          agreesOn: ["COMMUNE"],
        },
      ]);
      expect(await look(id, "goff")).toEqual([]);
      const childminder = await desk.given({ email: somebody() });
      expect(await look(childminder, "mesanges")).toEqual([]);
      expect((await act("ASK_CONSENT", id, { listing: own.id })).request.matched.id).toBe(own.id);
    });

    test("at most 10, whole words before parts", async () => {
      const whole = aListing({ name: "Le Nid" });
      const many = Array.from({ length: 12 }, (_, i) => aListing({ name: `Nidification ${i}` }));
      await given(desk.db, ...many, whole);
      const id = await desk.given({ email: somebody(), status: "MANAGER", listingId: whole.id });
      const found = await look(id, "nid");
      expect(found).toHaveLength(10);
      expect(found[0].id).toBe(whole.id);
    });

    test("2 to 100 characters", async () => {
      const id = await desk.given({ email: somebody() });
      for (const text of ["", " a ", "x".repeat(101)])
        expect((await desk.run66(LOOK, { id, text })).errors).toMatchObject([
          { extensions: { code: "BAD_USER_INPUT", argument: ["text"] } },
        ]);
      expect((await desk.run66(LOOK, { id, text: null })).errors).toBeUndefined();
      expect(await look(id, "x".repeat(100))).toEqual([]);
    });
  });

  test("R19 two activations of one listing at once: one succeeds", { repeats: times(0, 20) }, async () => {
    const rivals = [
      await inState("CONSENT_RECEIVED"),
      await inState("CONSENT_RECEIVED"),
      await inState("CONSENT_RECEIVED"),
    ];
    const answers = await Promise.all(rivals.map(({ id }) => act("ACTIVATE", id)));
    expect(answers.filter(({ request }) => request)).toHaveLength(1);
    for (const { problems } of answers.filter(({ request }) => !request))
      expect(problems).toMatchObject([{ code: "LISTING_TAKEN" }]);
    for (const { id } of rivals) await freed(id);
  });

  test("R7 a suspended person may be asked for consent", async () => {
    const id = await desk.given({ email: somebody(), lastName: "Soler", firstName: "Inès" });
    expect((await act("ASK_CONSENT", id)).request).toMatchObject({
      state: "CONSENT_ASKED",
      matched: { state: "SUSPENDED" },
    });
  });

  test("R18 R19 byPost: the state moves, and an e-mail says that the form is on its way, without it", async () => {
    const { id, email } = await inState("RECEIVED");
    const { request } = await act("ASK_CONSENT", id, { byPost: true });
    expect(request).toMatchObject({
      state: "CONSENT_ASKED",
      history: [{ action: "CONSENT_ASKED", by: "Aline Agent", byPost: true }],
    });
    const [letter, ...more] = await sentTo(email);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ attachments: [] });
    expect(letter?.subject).toContain("par la poste");
    expect(letter?.text).toMatch(/60\sjours/);
    later(61 * SECONDS);
    const again = await act("ASK_CONSENT", id);
    expect(again.request.history.map(({ byPost }: { byPost: boolean }) => byPost)).toEqual([true, false]);
  });
});

describe("the letters", () => {
  const ACTIONS = `query($id: ID!) { habilitationRequest(id: $id) { actions { action mail { to subject text attachments } } } }`;
  const LEADS: [HabilitationState, HabilitationAction][] = [
    ["RECEIVED", "DIRECT_TO_PMI"],
    ["RECEIVED", "ASK_CONSENT"],
    ["RECEIVED", "REFUSE"],
    ["CONSENT_ASKED", "RECORD_CONSENT"],
    ["CONSENT_RECEIVED", "ACTIVATE"],
    ["CONSENT_RECEIVED", "WITHDRAW"],
    ["ACTIVE", "REVOKE"],
    ["ACTIVE", "WITHDRAW"],
  ];

  test.each(LEADS)("R19 leave as they were shown, but for the password: %s, %s", async (state, action) => {
    const { id, email } = await inState(state);
    later(61 * SECONDS);
    const { data } = await desk.run66(ACTIONS, { id });
    const offers = data.habilitationRequest.actions;
    expect(offers.map((offer: { action: string }) => offer.action)).toEqual(actionsOf(state, "CHILDMINDER"));
    const { mail } = offers.find((offer: { action: string }) => offer.action === action);
    expect(mail.to).toBe(email);
    const reason = ["REFUSE", "REVOKE", "WITHDRAW"].includes(action) ? "Le dossier est clos." : undefined;
    await act(action, id, reason ? { reason } : {});
    const [letter] = await sentTo(email);
    expect(letter?.subject).toBe(mail.subject);
    expect(letter?.text.replace(/«[\w-]{8,}»/, "«••••»")).toBe(mail.text.replace("[…]", reason ?? ""));
    expect(letter?.attachments.map(({ filename }) => filename)).toEqual(mail.attachments);
    expect(mail.text.includes("«••••»")).toBe(action === "ACTIVATE");
    await freed(id);
  });

  test("R18 not listed: PMI's addresses; listed: the form to sign, as a PDF", async () => {
    const missing = await inState("RECEIVED");
    await act("DIRECT_TO_PMI", missing.id);
    const [toPmi] = await sentTo(missing.email);
    for (const words of [
      "allomaje@cd66.fr",
      "BP 142, 2 rue Joseph Sauvy",
      "66001 Perpignan cedex",
      "etre-publie/",
    ])
      expect(toPmi?.text).toContain(words);
    const listed = await inState("RECEIVED");
    await act("ASK_CONSENT", listed.id);
    const [form] = await sentTo(listed.email);
    expect(form?.attachments).toHaveLength(1);
    expect(form?.attachments[0]?.content.subarray(0, 5).toString()).toBe("%PDF-");
    expect(form?.text).toContain("60\u00a0jours");
  });

  test("R19 the password is between quotation marks, opens the account for 72 h and is stored as a hash only", async () => {
    const { id, email } = await inState("CONSENT_RECEIVED");
    await act("ACTIVATE", id);
    const row = async () =>
      (
        await desk.db.execute<{
          hash: string | null;
          until: string;
          password: string | null;
          text: string;
        }>(sql`
          select generated_hash as hash, generated_until as until, password_hash as password, a::text as text
          from account a where email = ${email}`)
      )[0];
    // until the letter leaves there is none
    expect(await row()).toMatchObject({ hash: null, password: null });
    const [letter] = await sentTo(email);
    const [, password = ""] = /«([\w-]+)»/.exec(letter?.text ?? "") ?? [];
    expect(password).toMatch(/^(?=.*\d)(?=.*[a-z])[\w-]{14}$/);
    const after = await row();
    expect(await verifyPassword([{ password, hash: after?.hash ?? null }])).toEqual([true]);
    expect(Date.parse(after?.until ?? "") - desk.clock.getTime()).toBe(72 * 3_600 * SECONDS);
    const everywhere = await desk.db.execute<{ text: string }>(sql`
      select m::text as text from mail m union all select a::text from account a
      union all select h::text from habilitation h union all select j::text from graphile_worker._private_jobs j`);
    for (const { text } of everywhere) expect(text).not.toContain(password);
    expect(desk.api.logged()).not.toContain(password);
    await freed(id);
  });

  test("R19 revoked before its letter left, a password comes into being for nobody", async () => {
    const { id, email } = await inState("CONSENT_RECEIVED");
    await act("ACTIVATE", id);
    await act("REVOKE", id);
    const letters = await sentTo(email);
    expect(letters.map(({ subject }) => subject)).toEqual(["Votre habilitation est révoquée"]);
  });
});

describe("R19 the account", () => {
  const accounts = (email: string) =>
    desk.db.execute(
      sql`select id, role, listing_id as "listingId", password_hash as password from account where email = ${email}`,
    );

  test("of before serves again with its password; one of somebody else refuses", async () => {
    const email = "Revient@Personne.example";
    const listingId = await desk.listing("A1");
    const first = await desk.given({ email, listingId }, "CONSENT_RECEIVED");
    await act("ACTIVATE", first);
    const [made] = await accounts("revient@personne.example");
    expect(made).toMatchObject({ role: "CHILDMINDER", listingId });
    const password = await hashPassword("Tournesol-66-demo");
    await inTransaction(desk.db, (tx) =>
      tx.execute(sql`update account set password_hash = ${password} where id = ${made?.id as string}::uuid`),
    );
    await act("WITHDRAW", first);
    const second = await desk.given({ email, listingId }, "CONSENT_RECEIVED");
    expect((await act("ACTIVATE", second)).request.state).toBe("ACTIVE");
    expect([...(await accounts("revient@personne.example"))]).toEqual([{ ...made, password }]);
    for (const taken of [AGENT_66, "revient@personne.example"]) {
      const other = await desk.given(
        { email: taken, listingId: await desk.listing("A2") },
        "CONSENT_RECEIVED",
      );
      expect((await act("ACTIVATE", other)).problems).toMatchObject([
        { path: ["request"], code: "EMAIL_IN_USE" },
      ]);
      expect(await desk.stateOf(other)).toBe("CONSENT_RECEIVED");
    }
    await freed(second);
  });

  test("R8 an address that changed hands: neither the password nor a session of before opens the new listing", async () => {
    const email = somebody();
    const passwordHash = await hashPassword("Tournesol-66-demo");
    // what is left of somebody whom PMI has withdrawn
    await inTransaction(desk.db, (tx) =>
      tx.execute(
        sql`insert into account (email, role, password_hash) values (${email}, 'CHILDMINDER', ${passwordHash})`,
      ),
    );
    const before = await desk.api.as(email);
    const id = await desk.given({ email, listingId: await desk.listing("A2") }, "CONSENT_RECEIVED");
    expect((await act("ACTIVATE", id)).request.state).toBe("ACTIVE");
    expect((await accounts(email))[0]).toMatchObject({ password: null });
    expect((await before("{ viewer { access } }")).data.viewer).toBeNull();
    await freed(id);
  });

  test("R25 a manager's opens their structure and no other", async () => {
    const [own, other] = [aListing({ name: "À moi" }), aListing({ name: "Aux autres" })];
    await given(desk.db, own, other);
    const email = somebody();
    const id = await desk.given({ email, status: "MANAGER", listingId: own.id }, "CONSENT_RECEIVED");
    await act("ACTIVATE", id);
    const run = await desk.api.as(email);
    const { data } = await run(
      "{ viewer { role access firstName lastName listing { id name } details { lastName } } }",
    );
    expect(data.viewer).toMatchObject({
      role: "MANAGER",
      access: "OPEN",
      listing: { id: own.id },
      details: null,
    });
  });
});

describe("R24 what a signed-in owner finds", () => {
  const VIEWER =
    "{ viewer { access firstName listing { id } details { approvalNumber lastName addressLines phone showsPhone } departement { code } } }";

  test("follows the habilitation and PMI's word, at once", async () => {
    const { id, email } = await inState("CONSENT_RECEIVED");
    await act("ACTIVATE", id);
    const run = await desk.api.as(email);
    const viewer = async () => (await run(VIEWER)).data.viewer;
    expect(await viewer()).toMatchObject({
      access: "OPEN",
      firstName: "Anne Lise",
      details: {
        approvalNumber: "A1",
        lastName: "Vidal-Martin",
        addressLines: ["12 Rue des Genêts", "66000 Perpignan"],
        phone: "+33465710001",
        showsPhone: true,
      },
    });
    const listed = PEOPLE.slice(0, -1);
    await desk.apply(
      listed.map((row) => (row.numero_agrement === "A1" ? { ...row, statut: "SUSPENDU" } : row)),
    );
    expect(await viewer()).toMatchObject({ access: "SUSPENDED", listing: null, details: null });
    await desk.apply(listed);
    expect(await viewer()).toMatchObject({ access: "OPEN" });
    await act("REVOKE", id);
    expect(await viewer()).toMatchObject({
      access: "HABILITATION_INVALID",
      listing: null,
      details: null,
      departement: { code: "66" },
    });
    await desk.apply(listed.filter((row) => row.numero_agrement !== "A1"));
    expect(await viewer()).toMatchObject({ access: "NOT_LISTED" });
    await desk.apply(listed);
  });

  test("R8 the permission withdrawn leaves no request and no letter, and the viewer is told that they are not listed", async () => {
    const { id, email } = await inState("CONSENT_RECEIVED", "T1");
    await act("ACTIVATE", id);
    const run = await desk.api.as(email);
    expect((await run(VIEWER)).data.viewer.access).toBe("OPEN");
    const withdrawn = PEOPLE.slice(0, -1).map((row) =>
      row.numero_agrement === "T1" ? { ...row, accord_publication: "N" } : row,
    );
    await desk.apply(withdrawn);
    const left = await desk.db.execute(sql`
      select 1 from habilitation where id = ${id}::uuid or email = ${email}
      union all select 1 from mail where habilitation_id = ${id}::uuid`);
    expect([...left]).toEqual([]);
    expect((await run(VIEWER)).data.viewer).toMatchObject({
      access: "NOT_LISTED",
      firstName: "",
      details: null,
    });
    expect(await sentTo(email)).toEqual([]);
  });
});

describe("an agent sees their own Caf and no other", () => {
  test("neither queue, request, figures nor action reach another département", async () => {
    const { id } = await inState("RECEIVED");
    const { data } = await desk.run44(
      `query($id: ID!) { habilitationRequest(id: $id) { id } habilitationRequests { totalCount nodes { id } }
        cafFigures { waiting active oldestWaitingDays medianDelayDays byState { count } } pmiFiles { id } }`,
      { id },
    );
    expect(data).toMatchObject({
      habilitationRequest: null,
      habilitationRequests: { totalCount: 0, nodes: [] },
      cafFigures: { waiting: 0, active: 0, oldestWaitingDays: null, medianDelayDays: null },
      pmiFiles: [],
    });
    for (const action of HABILITATION_ACTIONS) {
      const { problems } = await act(action, id, { run: desk.run44 });
      expect(problems).toMatchObject([{ path: ["request"], code: "UNKNOWN_REQUEST" }]);
    }
    for (const unknown of ["nothing", "10000000-0000-4000-8000-000000000000"])
      expect((await act("REFUSE", unknown)).problems).toMatchObject([{ code: "UNKNOWN_REQUEST" }]);
    expect(await desk.stateOf(id)).toBe("RECEIVED");
  });

  test("owners and passers-by are kept out", async () => {
    const email = somebody();
    await givenAccount(desk.db, { email });
    const { id } = await inState("RECEIVED");
    for (const [run, code] of [
      [await desk.api.as(email), "FORBIDDEN"],
      [desk.api.run, "UNAUTHENTICATED"],
    ] as const)
      expect((await act("REFUSE", id, { run })).errors?.[0]?.extensions.code).toBe(code);
    expect(await desk.stateOf(id)).toBe("RECEIVED");
  });

  test("a reason is bounded and clean, and told to the person", async () => {
    const { id, email } = await inState("RECEIVED");
    expect((await act("REFUSE", id, { reason: "x".repeat(501) })).problems?.[0].code).toBe("REASON_TOO_LONG");
    expect((await act("REFUSE", id, { reason: "bell\u0007" })).problems?.[0].code).toBe("REASON_UNPRINTABLE");
    const { request } = await act("REFUSE", id, { reason: "  Le dossier\nest vide.  " });
    expect(request).toMatchObject({ state: "REFUSED", reason: "Le dossier est vide." });
    expect((await sentTo(email))[0]?.text).toContain("Motif\u00a0: Le dossier est vide.");
  });
});

describe("the history", () => {
  test("R19 can only grow: the application may not change what was done", async () => {
    const { id } = await inState("RECEIVED");
    await act("DIRECT_TO_PMI", id);
    for (const statement of [
      "update audit_entry set actor_id = null",
      "delete from audit_entry",
      "truncate audit_entry",
      "update habilitation_step set action = 'HABILITATION_REFUSED'",
      "delete from habilitation_step",
      "insert into habilitation_step (action) values ('HABILITATION_X')",
    ]) {
      const refused = await desk.db.execute(sql.raw(statement)).then(
        () => "done",
        (error: Error) => String((error.cause as Error).message),
      );
      expect(refused, statement).toMatch(/permission denied/);
    }
    await desk.db.execute(sql`select 1 from habilitation_step where habilitation_id = ${id}::uuid`);
  });
});

describe("the queue", () => {
  const QUEUE = `query($states: [HabilitationState!], $text: String, $first: Int, $after: String) {
    habilitationRequests(states: $states, text: $text, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { id ageDays lastName commune { name } actions { action } } } }`;

  test("goes page by page, what waits for the Caf first, by state and by words of name, e-mail and telephone", async () => {
    await inTransaction(desk.db, (tx) => tx.execute(sql`delete from habilitation`));
    const before = desk.clock;
    const ids: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      later(DAYS);
      ids.push(
        await desk.given(
          { email: somebody(), lastName: `Œillet-Numéro${i}`, phone: `+3363998000${i}` },
          i % 2 ? "RECEIVED" : "REFUSED",
        ),
      );
    }
    const page = async (variables: Record<string, unknown>) =>
      (await desk.run66(QUEUE, variables)).data.habilitationRequests;
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const found: Awaited<ReturnType<typeof page>> = await page({ first: 3, after });
      expect(found.totalCount).toBe(7);
      seen.push(...found.nodes.map(({ id }: { id: string }) => id));
      after = found.pageInfo.endCursor;
      if (!found.pageInfo.hasNextPage) break;
    }
    // what waits, oldest first; then the rest, newest first
    expect(seen).toEqual([1, 3, 5, 6, 4, 2, 0].map((i) => ids[i]));
    expect((await page({})).nodes.map(({ ageDays }: { ageDays: number }) => ageDays)).toEqual([
      5, 3, 1, 0, 2, 4, 6,
    ]);
    const matching = async (variables: Record<string, unknown>) =>
      (await page(variables)).nodes.map(({ id }: { id: string }) => id);
    expect(await matching({ states: ["RECEIVED"] })).toEqual([ids[1], ids[3], ids[5]]);
    expect(await matching({ text: "oeillet numero4" })).toEqual([ids[4]]);
    expect(await matching({ text: "06 39 98 00 02" })).toEqual([ids[2]]);
    expect(await matching({ text: "%" })).toEqual([]);
    const foreign = (await page({ first: 1 })).pageInfo.endCursor;
    for (const bad of [
      { first: 0 },
      { first: 101 },
      { text: "x".repeat(101) },
      { after: "x" },
      { after: foreign, states: ["ACTIVE"] },
    ])
      expect((await desk.run66(QUEUE, bad)).errors?.[0]?.extensions.code).toMatch(/BAD_(USER_INPUT|CURSOR)/);
    expect((await desk.run44(QUEUE, { first: 1, after: foreign })).errors?.[0]?.extensions.code).toBe(
      "BAD_CURSOR",
    );
    desk.clock = before;
  });

  test("filed in one moment, none is left out or comes twice between pages", async () => {
    await inTransaction(desk.db, (tx) => tx.execute(sql`delete from habilitation`));
    const ids = new Set<string>();
    for (let i = 0; i < 8; i += 1)
      ids.add(await desk.given({ email: somebody() }, i % 2 ? "CONSENT_RECEIVED" : "EXPIRED"));
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await desk.run66(QUEUE, { first: 1, after });
      const { nodes, pageInfo } = data.habilitationRequests;
      seen.push(...nodes.map(({ id }: { id: string }) => id));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(seen).toHaveLength(8);
    expect(new Set(seen)).toEqual(ids);
  });

  test("figures tell what waits and the median delay to a decision", async () => {
    await inTransaction(desk.db, (tx) => tx.execute(sql`delete from habilitation`));
    const before = desk.clock;
    const [a, b, c] = [
      await inState("RECEIVED"),
      await inState("CONSENT_RECEIVED"),
      await inState("RECEIVED"),
    ];
    later(2 * DAYS);
    await act("REFUSE", a.id);
    later(2 * DAYS);
    await act("ACTIVATE", b.id);
    later(6 * DAYS);
    await act("REFUSE", c.id);
    await desk.given({ email: somebody(), listingId: await desk.listing("A2") }, "CONSENT_RECEIVED");
    later(3 * DAYS);
    const { data } = await desk.run66(
      "{ cafFigures { waiting oldestWaitingDays medianDelayDays active byState { state count } } }",
    );
    expect(data.cafFigures).toMatchObject({
      waiting: 1,
      oldestWaitingDays: 3,
      medianDelayDays: 4,
      active: 1,
    });
    expect(data.cafFigures.byState).toContainEqual({ state: "REFUSED", count: 2 });
    expect(data.cafFigures.byState).toHaveLength(HABILITATION_STATES.length);
    desk.clock = before;
    expect(aRequest().status).toBe("CHILDMINDER");
  });
});
