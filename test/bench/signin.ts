import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { putAccount } from "../../api/account/account.queries.ts";
import { hashPassword } from "../../api/account/password.ts";
import { answerHash } from "../../api/captcha/answer.ts";
import { insertCaptcha } from "../../api/captcha/captcha.queries.ts";
import { type Db, inTransaction } from "../../db/client.ts";
import { times } from "../soak.ts";
import type { BenchDatabase } from "./database.ts";
import { compareTimes, type Times, WARM_UP } from "./enumeration.ts";
import { describeMachine } from "./machine.ts";
import { readDensities, searchesIn } from "./places.ts";
import { startOurs } from "./product.ts";
import { atMost, type Report } from "./report.ts";
import { round, spread } from "./rounds.ts";
import { searchCall } from "./search.ts";
import type { Call, Reply, Side } from "./side.ts";

export interface SigninPlan {
  rounds: number;
  /** people who sign in at the same moment */
  crowd: number;
  /** searches a second, alone and beside the crowd */
  rate: number;
  /** of a window without a crowd, milliseconds; with one it lasts until the last is in */
  windowMs: number;
  warmUp: number;
  /** tries of each: known addresses and unknown ones */
  tries: number;
}

export const SIGNIN_PLANS: Record<"full" | "small", SigninPlan> = {
  full: { rounds: 8, crowd: 50, rate: 60, windowMs: 6_000, warmUp: 600, tries: times(200, 2_000) },
  small: { rounds: 1, crowd: 5, rate: 40, windowMs: 300, warmUp: 10, tries: 5 },
};

const PASSWORD = "Tournesol-66-bench";

/** `signin`: what a crowd that signs in takes from whoever searches; and whether time tells known addresses. */
export async function benchSignin({ url, db }: BenchDatabase, plan: SigninPlan): Promise<Report> {
  await givenAccounts(db, Math.max(plan.crowd, plan.tries));
  const secret = randomBytes(32).toString("base64url");
  // each caller has an address of its own, so that nobody is throttled
  const side = await startOurs(url, { TRUST_PROXY: "127.0.0.1", SECRET_KEY: secret });
  try {
    const densities = await readDensities(db);
    const cities = densities.find(({ name }) => name === "cities");
    if (!cities) throw new Error("no cities");
    const searches = searchesIn(cities, 4_000, "signin").map((near) => searchCall(near));
    for (const call of searches.slice(0, plan.warmUp)) await side.send(call);
    // the first sign-in ever starts the thread of passwords and opens connections
    for (let i = 0; i < 2; i += 1) await crowd(side, plan.crowd);
    const alone: number[][] = [];
    const beside: number[][] = [];
    const crowdMs: number[] = [];
    for (let i = 0; i < plan.rounds; i += 1) {
      await db.execute(sql`delete from throttle`);
      const window = (with_: Promise<unknown>) => searchDuring(side, searches, plan.rate, with_);
      const measureAlone = async () => alone.push(await window(after(plan.windowMs)));
      const measureBeside = async () => {
        const started = performance.now();
        const all = crowd(side, plan.crowd).then(() => crowdMs.push(performance.now() - started));
        beside.push(await window(all));
      };
      // ABBA
      if (i % 2 === 0) await measureAlone();
      await measureBeside();
      if (i % 2 === 1) await measureAlone();
    }
    await db.execute(sql`delete from throttle`);
    const signIn = await compareTimes(side, plan.tries, { known, unknown, ask: signInCall });
    await db.execute(sql`delete from throttle`);
    const replace = await compareTimes(side, plan.tries, { known, unknown, ask: replaceCall });
    await db.execute(sql`delete from throttle`);
    const sendNew = await compareTimes(side, plan.tries, {
      known,
      unknown,
      ask: sendNewCall(await givenCaptchas(db, secret, 2 * plan.tries + WARM_UP)),
    });
    const letters = await forgetLetters(db);
    // else it was refusals that were compared
    if (letters < 2 * plan.tries + WARM_UP) throw new Error(`${letters} letters were planned`);
    return report(
      plan,
      { alone, beside, crowdMs, signIn, replace, sendNew },
      await describeMachine(db.$client),
    );
  } finally {
    await side.stop();
  }
}

const known = (i: number) => `bench-${i}@bench.example`;
const unknown = (i: number) => `other-${i}@bench.example`;

async function givenAccounts(db: Db, count: number): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await inTransaction(db, async (tx) => {
    for (let i = 0; i < count; i += 1)
      await putAccount(tx, { email: known(i), role: "CHILDMINDER", passwordHash });
  });
}

const DIGITS = "4271";

/** Captchas whose answer is DIGITS, for a server of this secret; their ids. */
async function givenCaptchas(db: Db, secret: string, count: number): Promise<string[]> {
  const key = createHmac("sha256", secret).update("captcha").digest();
  const now = new Date();
  const ids = Array.from({ length: count }, () => randomUUID());
  await inTransaction(db, async (tx) => {
    for (const id of ids) await insertCaptcha(tx, id, answerHash(key, id, DIGITS), now);
  });
  return ids;
}

/** No letter leaves a bench, nor waits there for the next; how many there were. */
function forgetLetters(db: Db): Promise<number> {
  return inTransaction(db, async (tx) => {
    await tx.execute(sql`delete from graphile_worker._private_jobs`);
    return (await tx.execute(sql`delete from mail returning 1`)).length;
  });
}

function post(query: string, variables: object, from: number): Call {
  return {
    method: "POST",
    path: "/graphql",
    headers: {
      "content-type": "application/json",
      "x-forwarded-for": `10.${(from >> 16) & 255}.${(from >> 8) & 255}.${from & 255}`,
    },
    body: JSON.stringify({ query, variables }),
  };
}

const SIGN_IN = `mutation($email: String!, $password: String!) { signIn(email: $email, password: $password) {
  __typename ... on SignInRefused { problems { path code message } } } }`;
const REPLACE = `mutation($email: String!) {
  replacePassword(email: $email, currentPassword: "faux-mot-de-passe-1", newPassword: "Cerf-volant 7 rivages") {
    __typename ... on PasswordRefused { problems { path code message } } } }`;
const SEND_NEW = `mutation($email: String!, $captcha: CaptchaAnswerInput!) { sendNewPassword(email: $email, captcha: $captcha) {
  __typename ... on NewPasswordRefused { problems { path code message } } } }`;

const signInCall = (email: string, from: number): Call =>
  post(SIGN_IN, { email, password: "faux-mot-de-passe-1" }, from);
const replaceCall = (email: string, from: number): Call => post(REPLACE, { email }, from);
/** Each call spends a captcha of its own. */
function sendNewCall(captchas: string[]): (email: string, from: number) => Call {
  let next = 0;
  return (email, from) => post(SEND_NEW, { email, captcha: { id: captchas[next++], text: DIGITS } }, from);
}

/** All at the same moment, and all get in. */
async function crowd(side: Side, size: number): Promise<void> {
  const calls = Array.from({ length: size }, (_, i) =>
    post(SIGN_IN, { email: known(i), password: PASSWORD }, i),
  );
  const replies = await Promise.all(calls.map((call) => side.send(call)));
  for (const { body, headers } of replies) {
    if (!headers["set-cookie"] || !body.includes('"SignedIn"')) throw new Error(`not signed in: ${body}`);
  }
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Searches at a steady rate while something goes on; their times from the moment each was due. */
async function searchDuring(
  side: Side,
  searches: Call[],
  rate: number,
  goesOn: Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  const pending: Promise<void>[] = [];
  let on = true;
  const over = goesOn.finally(() => {
    on = false;
  });
  const started = performance.now();
  for (let i = 0; on; i += 1) {
    const due = started + (i * 1_000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await after(wait);
    const sent = side.send(searches[nextSearch++ % searches.length] as Call).then(({ status }: Reply) => {
      if (status !== 200) throw new Error(`search answered ${status}`);
      times.push(performance.now() - due);
    });
    pending.push(sent);
  }
  await Promise.all([over, ...pending]);
  return times;
}

/** the same circle is never asked twice in a window */
let nextSearch = 0;

function quantile(values: number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

interface Found {
  alone: number[][];
  beside: number[][];
  crowdMs: number[];
  signIn: Times;
  replace: Times;
  sendNew: Times;
}

function report(plan: SigninPlan, found: Found, machine: Record<string, string | number>): Report {
  const [alone, beside] = [found.alone.flat(), found.beside.flat()];
  const ratio = (q: number) => quantile(beside, q) / quantile(alone, q);
  const times = (values: number[]) => ({
    searches: values.length,
    p50: round(quantile(values, 0.5)),
    p99: round(quantile(values, 0.99)),
  });
  return {
    bench: "signin",
    figure:
      "p99 of the search beside a crowd that signs in, over its p99 alone; time by known and unknown address",
    machine,
    work: plan,
    reach: [
      atMost("× the search's p99 alone", ratio(0.99), 2),
      atMost("standard errors between known and unknown, signIn", Math.abs(found.signIn.z), 3),
      atMost("standard errors between known and unknown, replacePassword", Math.abs(found.replace.z), 3),
      atMost("standard errors between known and unknown, sendNewPassword", Math.abs(found.sendNew.z), 3),
    ],
    ratios: { p50: round(ratio(0.5)), p99: round(ratio(0.99)) },
    milliseconds: { alone: times(alone), beside: times(beside), lastOfTheCrowdIn: spread(found.crowdMs) },
    enumeration: {
      signIn: found.signIn,
      replacePassword: found.replace,
      sendNewPassword: found.sendNew,
    },
  };
}
