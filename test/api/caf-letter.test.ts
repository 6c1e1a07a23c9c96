import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect } from "../../db/client.ts";
import { givenAccount, givenCaptcha } from "../accounts.ts";
import { AGENT_66, useDesk } from "../desk.ts";

const desk = useDesk();
const CAF = "contact@caf66.example";
const SECOND = "seconde66@caf.example";
let requests = 0;

async function knownAs(email: string | null) {
  const owner = connect(desk.url, { max: 1, asOwner: true });
  await owner.$client`update authority set email = ${email} where departement_code = '66' and kind = 'CAF'`;
  await owner.$client.end();
}

/** A request is filed; the letters that leave for it, by address. */
async function request() {
  const email = `demande${++requests}@personne.example`;
  const captcha = await givenCaptcha(desk.db, desk.clock);
  const { data } = await desk.api.run(
    `mutation($captcha: CaptchaAnswerInput!) { requestHabilitation(input: { status: CHILDMINDER, civility: MME,
      lastName: "Vidal", firstName: "Anne", streetName: "des Genêts", postcode: "66000", commune: "66136",
      phone: "06 39 98 12 34", email: "${email}", emailConfirmation: "${email}", captcha: $captcha }) { __typename } }`,
    { captcha },
  );
  expect(data.requestHabilitation.__typename).toBe("HabilitationRequested");
  const letters = await desk.letters();
  const others = letters.filter(({ to }) => to !== email);
  return { own: letters.filter(({ to }) => to === email), others, email };
}

describe("R17 the Caf is told of a request", () => {
  beforeAll(async () => {
    await givenAccount(desk.db, { email: SECOND, role: "AGENT", departementCode: "66" });
  });
  beforeEach(() => knownAs(null));

  test("by one letter to its own address, which answers of the requester go to as well", async () => {
    await knownAs(CAF);
    const { own, others, email } = await request();
    expect(others.map(({ to }) => to)).toEqual([CAF]);
    expect(others[0]?.text).toContain("http://localhost:4000/espace-caf/");
    expect(others[0]?.text).not.toMatch(/Vidal|personne\.example|39 ?98/);
    expect(own.map(({ replyTo }) => replyTo)).toEqual([CAF]);
    // and of every step that follows
    const id = await desk.given({ email, listingId: await desk.listing("A1") });
    const { data } = await desk.run66(
      `mutation($id: ID!) { refuseHabilitation(request: $id, reason: "Le dossier est clos.") { __typename } }`,
      { id },
    );
    expect(data.refuseHabilitation.__typename).toBe("HabilitationMoved");
    expect((await desk.letters()).map(({ to, replyTo }) => [to, replyTo])).toEqual([[email, CAF]]);
  });

  test("by one letter to each agent of the département where it has no address", async () => {
    const { own, others } = await request();
    expect(others.map(({ to }) => to).sort()).toEqual([AGENT_66, SECOND].sort());
    expect(own.map(({ replyTo }) => replyTo)).toEqual([undefined]);
  });
});
