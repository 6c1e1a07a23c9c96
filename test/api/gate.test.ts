import { expect, test } from "vitest";
import { createGate } from "../../api/account/gate.ts";
import { isUnavailable } from "../../api/errors.ts";
import { Turnstile } from "../../api/http/turnstile.ts";

test("a few at once, in the order they came; whoever finds the queue full is told to come back", async () => {
  const gate = createGate(2, 3);
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const work = (i: number) => async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
    order.push(i);
    if (i === 1) throw new Error("one that fails makes room too");
    return i;
  };
  const all = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((i) => gate(work(i))));
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4]);
  expect(all.map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
    "rejected",
  ]);
  expect(isUnavailable((all[5] as PromiseRejectedResult).reason)).toBe(true);
  expect(isUnavailable((all[1] as PromiseRejectedResult).reason)).toBe(false);
  expect(await gate(work(6))).toBe(6);
});

test("one in each turn of the event loop, others in between", async () => {
  const turnstile = new Turnstile();
  const seen: string[] = [];
  const turns = [1, 2, 3].map((i) => turnstile.next().then(() => seen.push(`in ${i}`)));
  const between = () =>
    setImmediate(() => {
      seen.push("between");
      if (seen.length < 6) between();
    });
  between();
  await Promise.all(turns);
  const [first, second, third] = [1, 2, 3].map((i) => seen.indexOf(`in ${i}`)) as [number, number, number];
  expect(seen.slice(first, second)).toContain("between");
  expect(seen.slice(second, third)).toContain("between");
});
