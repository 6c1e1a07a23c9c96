import { createHash, randomUUID } from "node:crypto";
import { inflateSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { answerHash, digitsOf, drawDigits } from "../../api/captcha/answer.ts";
import { captchaProblem } from "../../api/captcha/captcha.messages.ts";
import { answerCaptcha, forgetCaptchas, newCaptcha, spendCaptcha } from "../../api/captcha/captcha.ts";
import { INKS, PAPERS, picture } from "../../api/captcha/picture.ts";
import { sound } from "../../api/captcha/sound.ts";
import { connect, inTransaction } from "../../db/client.ts";
import { startApi } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.db.execute(sql`delete from throttle`));

const start = Date.parse("2026-11-23T09:00:00Z");
const after = (minutes: number) => new Date(start + minutes * 60_000);
const keys = (purpose: string) => createHash("sha256").update(`test ${purpose}`).digest();
const hashOf = (text: string) => createHash("sha256").update(text).digest();
const HOME = "192.0.2.1";

async function drawn(now = after(0)): Promise<{ id: string; digits: string; image: string; audio: string }> {
  const captcha = await newCaptcha(database.db, keys, HOME, now);
  if (!captcha) throw new Error("too many");
  return { ...captcha, digits: await digitsBehind(captcha.id) };
}

/** Who has the key finds the digits by trying all. */
async function digitsBehind(id: string): Promise<string> {
  const [row] = await database.db.execute<{ hash: Buffer }>(
    sql`select answer_hash as hash from captcha where id = ${id}`,
  );
  const all = Array.from({ length: 10_000 }, (_, i) => String(i).padStart(4, "0"));
  const found = all.find((digits) => row && answerHash(keys("captcha"), id, digits).equals(row.hash));
  if (!found) throw new Error("none of the answers fits");
  return found;
}

const other = (digits: string) => String((Number(digits) + 1) % 10_000).padStart(4, "0");
const answer = (id: string, text: string, now = after(1), address = HOME) =>
  answerCaptcha(database.db, keys, { id, text }, address, now);
const spend = (id: string, on: string, now = after(2)) =>
  inTransaction(database.db, (tx) => spendCaptcha(tx, id, hashOf(on), now));

test("R16 a captcha comes as a PNG and as a WAV of four seconds, light enough for an answer", async () => {
  const { image, audio, digits } = await drawn();
  expect(digits).toMatch(/^\d{4}$/);
  expect(image).toMatch(/^data:image\/png;base64,iVBOR/);
  expect(audio).toMatch(/^data:audio\/wav;base64,UklGR/);
  expect(image.length).toBeLessThan(50_000);
  expect(audio.length).toBeLessThan(90_000);
});

test("R16 the picture holds no readable text: header, pixels, end, and nothing else", async () => {
  const png = await picture("4071", Math.random);
  const chunks: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    chunks.push(png.toString("latin1", at + 4, at + 8));
  expect([...new Set(chunks)]).toEqual(["IHDR", "IDAT", "IEND"]);
  expect(png.toString("latin1")).not.toContain("4071");
  expect(pixels(png).toString("latin1")).not.toContain("4071");
});

test("R16 the same digits never give the same picture, nor the same sound", async () => {
  const [one, two] = [await picture("4071", Math.random), await picture("4071", Math.random)];
  const [a, b] = [pixels(one), pixels(two)];
  expect(a.filter((byte, i) => byte !== b[i]).length).toBeGreaterThan(a.length / 20);
  const [first, second] = [sound("4071", Math.random), sound("4071", Math.random)];
  const differs = first.filter((byte, i) => byte !== second[i]).length;
  expect(differs).toBeGreaterThan(first.length / 2);
});

/** What the PNG shows, unpacked (still filtered line by line, which is enough to compare). */
function pixels(png: Buffer): Buffer {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return inflateSync(Buffer.concat(data));
}

test("R16 every ink is readable on every paper (4.5:1)", () => {
  for (const ink of INKS)
    for (const paper of PAPERS)
      expect(contrast(ink, paper), `${ink} on ${paper}`).toBeGreaterThanOrEqual(4.5);
});

function contrast(dark: string, light: string): number {
  const luminance = (colour: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0);
  return (luminance(light) + 0.05) / (luminance(dark) + 0.05);
}

test("R16 the sound is silence and four words, each loud enough over the noise, whatever the digits", () => {
  for (const digits of ["0123", "4567", "8999", "5666", "1111"]) {
    const wav = sound(digits, Math.random);
    expect(wav.subarray(0, 4).toString()).toBe("RIFF");
    expect(wav.readUInt32LE(24)).toBe(16_000);
    expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
    const loud = loudness(wav.subarray(44), 160);
    expect(Math.max(...loud) / median(loud), digits).toBeGreaterThan(4);
    expect(bursts(loud), digits).toBeGreaterThanOrEqual(4);
  }
  expect(sound("1111", Math.random)).toHaveLength(sound("5666", Math.random).length);
});

function loudness(samples: Buffer, window: number): number[] {
  return Array.from({ length: Math.floor(samples.length / window) }, (_, w) => {
    const part = samples.subarray(w * window, (w + 1) * window);
    return Math.sqrt(part.reduce((sum, value) => sum + (value - 128) ** 2, 0) / window);
  });
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** How often it grows loud after at least 60 ms of quiet. */
function bursts(loud: number[]): number {
  const limit = Math.max(...loud) / 4;
  return loud.filter(
    (value, i) => value > limit && loud.slice(Math.max(0, i - 6), i).every((v) => v <= limit),
  ).length;
}

test("R16 the digits are kept nowhere but under a keyed hash of their own", async () => {
  const { id, digits } = await drawn();
  const [row] = await database.db.execute<{ row: string }>(
    sql`select to_jsonb(c)::text as row from captcha c where id = ${id}`,
  );
  expect(row?.row).not.toContain(`"${digits}"`);
  const alone = [digits, `${id}${digits}`, `${id} ${digits}`].map((text) => hashOf(text).toString("hex"));
  for (const hash of alone) expect(row?.row).not.toContain(hash);
  expect(answerHash(keys("captcha"), id, digits)).not.toEqual(
    answerHash(keys("captcha"), randomUUID(), digits),
  );
});

test("digits are drawn from all ten thousand", () => {
  const seen = new Set(Array.from({ length: 3_000 }, drawDigits));
  expect(seen.size).toBeGreaterThan(2_200);
  expect([...seen].every((digits) => /^\d{4}$/.test(digits))).toBe(true);
  expect([...seen].some((digits) => digits.startsWith("0"))).toBe(true);
});

test("R16 spaces and full-width digits are forgiven; anything else is no answer", () => {
  expect(digitsOf(" 40 71\u00a0")).toBe("4071");
  expect(digitsOf("４０７１")).toBe("4071");
  for (const text of ["", "407", "40711", "4o71", "-4071", "4.071", "٤٠٧١", "4071\u0000", " ".repeat(50)])
    expect(digitsOf(text), JSON.stringify(text)).toBeNull();
});

test("R16 a right answer serves until it is spent, for twenty minutes at most", async () => {
  const { id, digits } = await drawn();
  expect(await answer(id, digits)).toBe("RIGHT");
  expect(await answer(id.toUpperCase(), ` ${digits} `, after(20))).toBe("RIGHT");
  expect(await answer(id, digits, after(21))).toBe("GONE");
  expect(await spend(id, "a request", after(21))).toBe("GONE");
});

test("R16 a wrong answer burns it", async () => {
  const { id, digits } = await drawn();
  expect(await answer(id, other(digits))).toBe("WRONG");
  expect(await answer(id, digits)).toBe("GONE");
  expect(await spend(id, "a request")).toBe("GONE");
});

test("R16 it is to be answered within ten minutes", async () => {
  const { id, digits } = await drawn();
  expect(await answer(id, digits, after(10))).toBe("GONE");
});

test("R16 unknown ids, and what is no id, are gone", async () => {
  for (const id of [randomUUID(), "", "1", "'; drop table captcha; --"]) {
    expect(await answer(id, "1234")).toBe("GONE");
    expect(await spend(id, "a request")).toBe("GONE");
  }
});

test("R16 it is not spent before it is answered", async () => {
  const { id, digits } = await drawn();
  expect(await spend(id, "a request")).toBe("GONE");
  expect(await answer(id, digits)).toBe("RIGHT");
  expect(await spend(id, "a request")).toBe("SPENT");
});

test("R16 spent, it serves nothing else; the same sent again is known for a day", async () => {
  const { id, digits } = await drawn();
  await answer(id, digits);
  expect(await spend(id, "a request")).toBe("SPENT");
  expect(await answer(id, digits)).toBe("GONE");
  expect(await spend(id, "another request")).toBe("GONE");
  expect(await spend(id, "a request", after(23 * 60))).toBe("REPEATED");
});

test("R16 of 50 that spend it at once one does; the same request is repeated, others find it gone", async () => {
  const { id, digits } = await drawn();
  await answer(id, digits);
  const second = connect(database.url, { max: 10 });
  const verdicts = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      inTransaction(i % 2 ? second : database.db, (tx) =>
        spendCaptcha(tx, id, hashOf(i < 25 ? "one" : "two"), after(2)),
      ),
    ),
  );
  await second.$client.end();
  const count = (verdict: string) => verdicts.filter((v) => v === verdict).length;
  expect([count("SPENT"), count("REPEATED"), count("GONE")]).toEqual([1, 24, 25]);
});

test("R16 what was spent in a transaction that failed is not spent", async () => {
  const { id, digits } = await drawn();
  await answer(id, digits);
  const failing = inTransaction(database.db, async (tx) => {
    await spendCaptcha(tx, id, hashOf("one"), after(2));
    throw new Error("the rest failed");
  });
  await expect(failing).rejects.toThrow("the rest failed");
  expect(await spend(id, "two")).toBe("SPENT");
});

test("R16 of 50 answers at once to one captcha, wrong ones first, at most one is judged right", async () => {
  const { id, digits } = await drawn();
  const tries = Array.from({ length: 50 }, (_, i) =>
    answer(id, i === 25 ? digits : other(digits), after(1), `198.51.100.${i}`),
  );
  const verdicts = await Promise.all(tries);
  expect(verdicts.filter((v) => v === "RIGHT").length).toBeLessThanOrEqual(1);
  expect(verdicts.filter((v) => v === "WRONG")).toHaveLength(1);
  expect(await answer(id, digits)).toBe("GONE");
});

test("R16 few wrong tries for each address; right ones and other addresses are not held up", async () => {
  const { id, digits } = await drawn();
  for (let i = 0; i < 30; i += 1) expect(await answer(id, digits)).toBe("RIGHT");
  for (let i = 0; i < 20; i += 1) expect(await answer(randomUUID(), "0000")).toBe("GONE");
  expect(await answer(id, digits)).toBe("TOO_MANY");
  expect(await answer(id, digits, after(1), "192.0.2.2")).toBe("RIGHT");
  expect(await answer(id, digits, after(2))).toBe("RIGHT");
});

test("R16 one IPv6 subscriber is one address", async () => {
  for (let i = 0; i < 20; i += 1) await answer(randomUUID(), "0000", after(1), `2001:db8:0:7::${i}`);
  expect(await answer(randomUUID(), "0000", after(1), "2001:db8::7:1:2:3:4")).toBe("TOO_MANY");
  expect(await answer(randomUUID(), "0000", after(1), "2001:db8:0:8::1")).toBe("GONE");
});

test("R16 few new ones for each address", async () => {
  const many = Array.from({ length: 35 }, () => newCaptcha(database.db, keys, HOME, after(0)));
  expect((await Promise.all(many)).filter(Boolean)).toHaveLength(30);
  expect(await newCaptcha(database.db, keys, HOME, after(1))).not.toBeNull();
});

test("past ones are forgotten, others kept", async () => {
  await forgetCaptchas(database.db, after(10_000));
  const early = await drawn();
  const late = await drawn(after(5));
  await forgetCaptchas(database.db, after(12));
  const left = await database.db.execute<{ id: string }>(sql`select id from captcha`);
  expect(left.map(({ id }) => id)).toEqual([late.id]);
  expect(early.id).not.toBe(late.id);
});

test("a refusal says what to do, in French", () => {
  for (const verdict of ["WRONG", "GONE", "TOO_MANY"] as const) {
    const problem = captchaProblem(verdict, ["input", "captcha"]);
    expect(problem.path).toEqual(["input", "captcha"]);
    expect(problem.code).toBe(`CAPTCHA_${verdict}`);
    expect(problem.message).toMatch(/recommencez|Recopiez/);
  }
});

test("R16 newCaptcha is anyone's, by GraphQL; too many are refused in words, and nothing tells the digits", async () => {
  const api = await startApi(database.db, () => after(0));
  const ask = () => api.run("mutation { newCaptcha { id image audio expiresAt } }");
  const { data } = await ask();
  expect(data.newCaptcha.image).toMatch(/^data:image\/png;base64,/);
  expect(data.newCaptcha.expiresAt).toBe("2026-11-23T09:10:00.000Z");
  let last = await ask();
  for (let i = 0; i < 30 && !last.errors; i += 1) last = await ask();
  expect(last.errors?.[0]?.extensions.code).toBe("TOO_MANY_REQUESTS");
  expect(last.errors?.[0]?.message).toContain("Attendez une minute");
  expect(api.logged()).not.toContain(data.newCaptcha.id);
  await api.close();
});
