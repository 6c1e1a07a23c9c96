import { Worker } from "node:worker_threads";
import { GUESSED_AT_MOST } from "./password-policy.ts";
import type { PasswordTask } from "./password-thread.ts";

/** Made like the others, of a password that nobody knows: verified where there is none, at the same cost. */
const NOBODYS =
  "$argon2id$v=19$m=19456,t=2,p=1$Kaz0YC4i8Hj1x53KmevXjg$Loobeuzj+IN7qHxnR/vSO+jGLa5RwO+8WLAR0rGLLJY";

/** The hash to be stored: argon2id, m = 19,456 KiB, t = 2, p = 1; 17 ms of a thread of its own. */
export async function hashPassword(password: string): Promise<string> {
  return (await ask({ task: "hash", password: normal(password) })) as string;
}

/** What was typed, and the hash it is held against. */
export interface PasswordTry {
  password: string;
  hash: string | null;
}

/** Which tries match. Hashes that are absent cost the same and never match. */
export async function verifyPassword(tries: readonly PasswordTry[]): Promise<boolean[]> {
  const asked = tries.map(({ password, hash }) => ({ password: normal(password), hash: hash ?? NOBODYS }));
  const found = (await ask({ task: "verify", tries: asked })) as boolean[];
  return found.map((matches, i) => matches && tries[i]?.hash !== null);
}

/** zxcvbn's score, 0 (guessed at once) to 4, for somebody about whom these words are known. */
export async function scorePassword(password: string, about: readonly string[]): Promise<number> {
  // its time grows faster than the length: what starts with this much that is hard to guess is hard to guess
  const start = [...normal(password)].slice(0, GUESSED_AT_MOST).join("");
  return (await ask({ task: "score", password: start, about: [...about] })) as number;
}

/** The same password however a keyboard composes its accents. */
function normal(password: string): string {
  return password.normalize("NFC");
}

interface Waiting {
  resolve(answer: string | boolean[] | number): void;
  reject(error: Error): void;
}

const waiting = new Map<number, Waiting>();
let thread: Worker | undefined;
let asked = 0;

/**
 * One thread does all of it, one after the other: the event loop and libuv's pool stay free, and fifty who sign in
 * at once take one core at most, and that after everybody else.
 */
function ask(task: PasswordTask): Promise<string | boolean[] | number> {
  thread ??= startThread();
  // the process lives while an answer is awaited, and no longer
  thread.ref();
  const id = ++asked;
  const { promise, resolve, reject } = Promise.withResolvers<string | boolean[] | number>();
  waiting.set(id, { resolve, reject });
  thread.postMessage({ id, ...task });
  return promise;
}

function startThread(): Worker {
  // beside this file in the sources, beside main.js in dist/api
  const name = import.meta.url.endsWith(".ts") ? "./password-thread.ts" : "./password-thread.js";
  const started = new Worker(new URL(name, import.meta.url));
  started.on("message", ({ id, answer, failure }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
    if (failure === undefined) one?.resolve(answer);
    else one?.reject(new Error(`the thread of passwords failed: ${failure}`));
  });
  // only a lack of memory gets here: the next who asks has a new thread
  started.on("error", (error) => {
    thread = undefined;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  });
  return started;
}
