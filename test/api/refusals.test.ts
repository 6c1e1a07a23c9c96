import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { connect } from "../../db/client.ts";
import { givenAccount, givenCaptcha, PASSWORD } from "../accounts.ts";
import { AGENT_44, AGENT_66, PEOPLE, useDesk } from "../desk.ts";
import { aRow } from "./pmi-file.ts";

const desk = useDesk();

/** What the audit holds of an action, newest first; only the owner of the tables may read it. */
async function audited(action: string) {
  const owner = connect(desk.url, { max: 1, asOwner: true });
  try {
    return [
      ...(await owner.$client.unsafe(
        "select actor_id as actor, subject_id as subject, facts from audit_entry where action = $1 order by id desc",
        [action],
      )),
    ];
  } finally {
    await owner.$client.end();
  }
}
const idOf = async (email: string) => {
  const [row] = await desk.db.execute<{ id: string }>(`select id from account where email = '${email}'`);
  return row?.id;
};

describe("what was refused is in the audit", () => {
  test("an owner at the desk, and an agent with the request of another Caf", async () => {
    const email = "curieuse@personne.example";
    await givenAccount(desk.db, { email });
    const run = await desk.api.as(email);
    const { errors } = await run("{ habilitationRequests { totalCount } }");
    expect(errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    expect((await audited("FORBIDDEN"))[0]).toEqual({
      actor: await idOf(email),
      subject: await idOf(email),
      facts: { what: "Query.habilitationRequests" },
    });
    const id = await desk.given({ email: "une@personne.example" });
    const { data } = await desk.run44(
      `mutation($id: ID!) { refuseHabilitation(request: $id) { ... on HabilitationActionRefused { problems { code } } } }`,
      { id },
    );
    expect(data.refuseHabilitation.problems).toEqual([{ code: "UNKNOWN_REQUEST" }]);
    expect((await audited("DESK_ACTION_REFUSED"))[0]).toEqual({
      actor: await idOf(AGENT_44),
      subject: id,
      facts: { action: "REFUSE", code: "UNKNOWN_REQUEST" },
    });
  });

  test("an owner who sends a PMI file or asks for a form", async () => {
    const cookie = await desk.api.session("curieuse@personne.example");
    const before = (await audited("FORBIDDEN")).length;
    for (const [method, url] of [
      ["POST", "/espace-caf/fichiers-pmi"],
      ["GET", `/espace-caf/demandes/${randomUUID()}/formulaire.pdf`],
    ] as const) {
      const { statusCode } = await desk.api.server.inject({
        method,
        url,
        headers: { cookie, ...(method === "POST" && { "content-type": "application/octet-stream" }) },
        ...(method === "POST" && { payload: "x" }),
      });
      expect(statusCode).toBe(403);
    }
    expect((await audited("FORBIDDEN")).length).toBe(before + 2);
  });

  test("a captcha that is wrong, and one that has served", async () => {
    const captcha = await givenCaptcha(desk.db, desk.clock);
    const ask = (text: string) =>
      desk.api.run(
        `mutation($captcha: CaptchaAnswerInput!) { sendNewPassword(email: "a@b.example", captcha: $captcha) { __typename } }`,
        { captcha: { ...captcha, text } },
      );
    await ask("0000");
    await ask(captcha.text);
    expect((await audited("CAPTCHA_WRONG"))[0]?.subject).toBe(captcha.id);
    expect((await audited("CAPTCHA_GONE"))[0]?.subject).toBe(captcha.id);
  });

  test("who signed out, and for whom a password came into being", async () => {
    const email = "sortie@personne.example";
    await givenAccount(desk.db, { email });
    const run = await desk.api.as(email);
    await run("mutation { signOut }");
    expect((await audited("SIGNED_OUT"))[0]?.actor).toBe(await idOf(email));
    const captcha = await givenCaptcha(desk.db, desk.clock);
    await desk.api.run(
      `mutation($captcha: CaptchaAnswerInput!) { sendNewPassword(email: "${email}", captcha: $captcha) { __typename } }`,
      { captcha },
    );
    await desk.letters();
    expect((await audited("PASSWORD_GENERATED"))[0]?.subject).toBe(await idOf(email));
  });
});

const ACT = (action: string) => `mutation($id: ID!) { ${action}(request: $id) {
  ... on HabilitationMoved { request { state } } ... on HabilitationActionRefused { problems { path code } } } }`;

describe("an address that is in use", () => {
  test("is told before a form is signed for nothing", async () => {
    const id = await desk.given({ email: AGENT_66.toUpperCase(), listingId: await desk.listing("A2") });
    const { data } = await desk.run66(ACT("askConsent"), { id });
    expect(data.askConsent.problems).toEqual([{ path: ["request"], code: "EMAIL_IN_USE" }]);
    expect(await desk.stateOf(id)).toBe("RECEIVED");
  });

  test("by somebody whom PMI lists anew, under another number, is their own", async () => {
    const email = "renumerotee@personne.example";
    await givenAccount(desk.db, { email, listingId: await desk.listing("T1") });
    const listed = PEOPLE.slice(0, -1);
    const others = listed.filter(({ numero_agrement }) => numero_agrement !== "T1");
    await desk.apply([...others, aRow("T9", { nom: "Double", prenom: "Jeanne" })]);
    const id = await desk.given({ email, listingId: await desk.listing("T9") }, "CONSENT_RECEIVED");
    const { data } = await desk.run66(ACT("activateHabilitation"), { id });
    expect(data.activateHabilitation.request).toEqual({ state: "ACTIVE" });
    // what opened the old listing does not open the new one
    const answer = await desk.api.run(
      `mutation { signIn(email: "${email}", password: "${PASSWORD}") { ... on SignInRefused { problems { code } } } }`,
    );
    expect(answer.data.signIn.problems).toEqual([{ code: "WRONG" }]);
    await desk.apply(listed);
  });
});

test("one address is not flooded with confirmations, and every request is filed all the same", async () => {
  const email = "visee@personne.example";
  const SEND = `mutation($input: HabilitationRequestInput!) { requestHabilitation(input: $input) { __typename } }`;
  for (let i = 0; i < 5; i += 1) {
    const { data } = await desk.api.run(
      SEND,
      {
        input: {
          status: "CHILDMINDER",
          civility: "MME",
          lastName: "Vidal",
          firstName: "Aude",
          streetName: `rue numéro ${i}`,
          postcode: "66000",
          commune: "Perpignan",
          phone: "04 65 71 00 09",
          email,
          emailConfirmation: email,
          captcha: await givenCaptcha(desk.db, desk.clock),
        },
      },
      { address: `198.51.100.${i}` },
    );
    expect(data.requestHabilitation.__typename).toBe("HabilitationRequested");
  }
  expect((await desk.letters()).filter(({ to }) => to === email).length).toBe(3);
  const rows = await desk.db.execute(`select 1 from habilitation where email = '${email}'`);
  expect([...rows].length).toBe(5);
});
