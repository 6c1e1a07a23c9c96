import { createHash } from "node:crypto";
import { type Db, inTransaction, type Tx } from "../../db/client.ts";
import { foldEmail } from "../account/email.ts";
import { record } from "../audit/audit.queries.ts";
import { captchaProblem } from "../captcha/captcha.messages.ts";
import { answerCaptcha, type CaptchaVerdict, spendCaptcha } from "../captcha/captcha.ts";
import { isListingId } from "../directory/search.ts";
import type { Gazetteer } from "../geocoding/gazetteer.ts";
import { planMail } from "../mail/outbox.queries.ts";
import type { Problem } from "../problem.ts";
import { bucketKey, networkOf } from "../throttle/key.ts";
import { takeToken } from "../throttle/throttle.queries.ts";
import { flawSentence, TOO_MANY_REQUESTS } from "./habilitation.messages.ts";
import {
  agentsOf,
  cafHasAddress,
  findStructure,
  insertRequest,
  isWaiting,
  lockContent,
} from "./habilitation.queries.ts";
import { type CheckedRequest, checkRequest, type RequestForm } from "./request.ts";

/** A request as it was sent, with what was read in the picture. */
export interface SentRequest extends RequestForm {
  captcha: { id: string; text: string };
}

export interface Filing {
  db: Db;
  gazetteer: Gazetteer;
  keys: (purpose: string) => Buffer;
  /** where the request comes from */
  address: string;
  now: Date;
}

/** Requests from one address: as many as a relais that helps its childminders may file in an afternoon. */
const BUCKET = { burst: 10, perMinute: 1 };
/** Letters of confirmation to one address: whoever files in somebody's name does not fill their letter box. */
const LETTER = { burst: 3, perMinute: 0.1 };

/** Files a request, or tells everything that is wrong with it at once; gives the département whose Caf examines it. */
export async function fileRequest(
  sent: SentRequest,
  filing: Filing,
): Promise<{ departementCode: string } | { problems: Problem[] }> {
  const { db, gazetteer, keys, address, now } = filing;
  const caller = bucketKey(keys, "habilitation requested", networkOf(address));
  if (!(await takeToken(db, caller, BUCKET, now))) {
    return { problems: [{ path: [], code: "TOO_MANY", message: TOO_MANY_REQUESTS }] };
  }
  const named = sent.status === "MANAGER" && sent.structure && isListingId(sent.structure);
  const structure = named ? await findStructure(db, sent.structure ?? "") : null;
  const checked = checkRequest(sent, { resolve: gazetteer.resolve, structure });
  const verdict = await answerCaptcha(db, keys, sent.captcha, address, now);
  if ("flaws" in checked) {
    const flaws = checked.flaws.map((flaw) => ({
      path: [flaw.field],
      code: flaw.code,
      message: flawSentence(flaw),
    }));
    return { problems: [...flaws, ...captchaProblems(verdict)] };
  }
  if (verdict === "WRONG" || verdict === "TOO_MANY") return { problems: captchaProblems(verdict) };
  // a picture that is gone may be the one of this very request, sent twice
  const filed = await inTransaction(db, (tx) =>
    file(tx, checked.request, { captchaId: sent.captcha.id, keys, now }),
  );
  return filed ? { departementCode: checked.request.departementCode } : { problems: captchaProblems("GONE") };
}

function captchaProblems(verdict: CaptchaVerdict): Problem[] {
  return verdict === "RIGHT" ? [] : [captchaProblem(verdict, ["captcha", "text"])];
}

/** False: the picture does not serve for this request. Sent twice, a request is filed once (R16). */
async function file(
  tx: Tx,
  request: CheckedRequest,
  { captchaId, keys, now }: { captchaId: string } & Pick<Filing, "keys" | "now">,
): Promise<boolean> {
  const content = createHash("sha256").update(JSON.stringify(request)).digest();
  const spent = await spendCaptcha(tx, captchaId, content, now);
  if (spent === "GONE") return false;
  if (spent === "REPEATED") return true;
  await lockContent(tx, content);
  if (await isWaiting(tx, request)) return true;
  const id = await insertRequest(tx, request, { createdAt: now });
  await record(tx, {
    action: "HABILITATION_REQUESTED",
    subjectId: id,
    at: now.toISOString(),
    facts: { to: "RECEIVED" },
  });
  const letters = bucketKey(keys, "request confirmed", foldEmail(request.email));
  if (await takeToken(tx, letters, LETTER, now)) {
    await planMail(tx, { template: "REQUEST_RECEIVED", habilitationId: id });
  }
  await tellCaf(tx, id, request.departementCode);
  return true;
}

/** To the Caf's own address, or to each of its agents where none is known. */
async function tellCaf(tx: Tx, habilitationId: string, departementCode: string): Promise<void> {
  const template = "REQUEST_RECEIVED_CAF";
  if (await cafHasAddress(tx, departementCode)) await planMail(tx, { template, habilitationId });
  else
    for (const accountId of await agentsOf(tx, departementCode)) await planMail(tx, { template, accountId });
}
