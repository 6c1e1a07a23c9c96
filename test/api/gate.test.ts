import { expect, test } from "vitest";
import { createGate } from "../../api/account/gate.ts";
import { isUnavailable } from "../../api/errors.ts";
import { Turnstile } from "../../api/http/turnstile.ts";

test("a few at once, in the order they came; whoever finds the queue full is told to come back", async () => {
  const gate = createGate({ most: 2, ofEach: 3, waiting: 3 });
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
  const all = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((i) => gate("192.0.2.1", work(i))));
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
  expect(await gate("192.0.2.1", work(6))).toBe(6);
});

test("a crowd from one network has its own places only, and whoever comes from elsewhere is next but one", async () => {
  const gate = createGate({ most: 1, ofEach: 5, waiting: 8 });
  const order: string[] = [];
  const from = (network: string) =>
    gate(network, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      order.push(network);
    });
  const crowd = Array<string>(20).fill("203.0.113.7");
  const all = await Promise.allSettled(
    [...crowd, "192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"].map((network) => from(network)),
  );
  const admitted = all.map(({ status }) => status === "fulfilled");
  // one inside and five that wait
  expect(admitted.slice(0, 20).filter(Boolean).length).toBe(6);
  // eight places in all: the fourth of the others finds none
  expect(admitted.slice(20)).toEqual([true, true, true, false]);
  expect(order.slice(0, 5)).toEqual(["203.0.113.7", "203.0.113.7", "192.0.2.1", "192.0.2.2", "192.0.2.3"]);
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
