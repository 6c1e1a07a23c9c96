import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { hashSync, verifySync } from "@node-rs/argon2";
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** What the thread of passwords is asked: one thing after the other, in the order of asking. */
export type PasswordTask =
  | { task: "hash"; password: string }
  | { task: "verify"; tries: { password: string; hash: string }[] }
  | { task: "score"; password: string; about: string[] };

/** OWASP's least for argon2id, the algorithm that the library takes by itself. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// under Linux a thread has a niceness of its own: whoever searches goes before whoever signs in
if (process.platform === "linux") setPriority(0, 10);

parentPort?.on("message", async ({ id, ...asked }: PasswordTask & { id: number }) => {
  try {
    parentPort?.postMessage({ id, answer: await answer(asked as PasswordTask) });
  } catch (error) {
    parentPort?.postMessage({ id, failure: error instanceof Error ? error.name : "unknown" });
  }
});

async function answer(asked: PasswordTask): Promise<string | boolean[] | number> {
  switch (asked.task) {
    case "hash":
      return hashSync(asked.password, COST);
    case "verify":
      return asked.tries.map(({ password, hash }) => verifySync(hash, password));
    case "score": {
      guesser ??= loadGuesser();
      return (await guesser).check(asked.password, asked.about).score;
    }
  }
}

let guesser: Promise<ZxcvbnFactory> | undefined;

/** The dictionaries are 2 MB of words: read when a password is first chosen. */
async function loadGuesser(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, french] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-fr"),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
  });
}
