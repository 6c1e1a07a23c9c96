import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Received } from "../../api/mail/mailbox.ts";
import { givenAccount, givenCaptcha } from "../accounts.ts";
import { startApi, type TestApi } from "../api.ts";
import { AGENT_66, useDesk } from "../desk.ts";

const desk = useDesk();
let people = 0;
const somebody = () => `personne${++people}@personne.example`;
const SITE_URL = "http://localhost:4000";
const POISON = {
  host: "evil.example",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
};

/** Where the links of a letter lead, and the host its Message-ID names. */
function placesIn({ text, html, messageId }: Received): string[] {
  const links = `${text} ${html}`.match(/[a-z]+:\/\/[^\s"<>]+/g) ?? [];
  return [...links.map((link) => new URL(link).origin), messageId.replace(/^.*@|>$/g, "")];
}

describe.each([
  ["reached by anyone", undefined],
  ["behind a proxy that hands such headers on", "127.0.0.1"],
])("the letters of a server %s lead to SITE_URL, whatever Host a request names", (_where, trustProxy) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi(desk.db, () => desk.clock, trustProxy ? { trustProxy } : {});
  });
  afterAll(() => api.close());

  async function expectOwn(count: number) {
    const letters = await desk.letters();
    expect(letters).toHaveLength(count);
    expect([...new Set(letters.flatMap(placesIn))].sort()).toEqual([SITE_URL, "localhost"]);
    expect(JSON.stringify(letters)).not.toContain("evil");
  }

  test("R17 a request", async () => {
    const email = somebody();
    const captcha = await givenCaptcha(desk.db, desk.clock);
    const person = `status: CHILDMINDER, civility: MME, lastName: "Vidal", firstName: "Anne", streetName: "des Genêts",
      postcode: "66000", commune: "66136", phone: "06 39 98 12 34", email: "${email}", emailConfirmation: "${email}"`;
    const { data } = await api.run(
      `mutation($captcha: CaptchaAnswerInput!) {
        requestHabilitation(input: { ${person}, captcha: $captcha }) { __typename } }`,
      { captcha },
      { headers: POISON },
    );
    expect(data.requestHabilitation.__typename).toBe("HabilitationRequested");
    // to the requester and to the one agent
    await expectOwn(2);
  });

  test("R22 a new password", async () => {
    const email = somebody();
    await givenAccount(desk.db, { email });
    const captcha = await givenCaptcha(desk.db, desk.clock);
    const { data } = await api.run(
      `mutation($email: String!, $captcha: CaptchaAnswerInput!) {
        sendNewPassword(email: $email, captcha: $captcha) { __typename } }`,
      { email, captcha },
      { headers: POISON },
    );
    expect(data.sendNewPassword.__typename).toBe("NewPasswordSent");
    await expectOwn(1);
  });

  test("R19 an activation", async () => {
    const listingId = await desk.listing(trustProxy ? "A2" : "A1");
    const email = somebody();
    const id = await desk.given({ email, listingId }, "CONSENT_RECEIVED");
    const { data } = await (await api.as(AGENT_66))(
      `mutation($id: ID!) { activateHabilitation(request: $id) { __typename } }`,
      { id },
      { headers: POISON },
    );
    expect(data.activateHabilitation.__typename).toBe("HabilitationMoved");
    await expectOwn(1);
  });
});
