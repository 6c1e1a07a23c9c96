import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";

/** The key of a bucket: what is counted, of whom. Keyed, so that the table tells no address. */
export function bucketKey(keys: (purpose: string) => Buffer, what: string, whom: string): Buffer {
  return createHmac("sha256", keys("throttle")).update(`${what} ${whom}`).digest();
}

/** Whom an address stands for: itself, or for IPv6 its /64, since one subscriber has all of it. */
export function networkOf(address: string): string {
  const bare = address.split("%", 1)[0] ?? "";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped || !isIPv6(bare)) return mapped ?? bare;
  const [head = "", tail] = bare.toLowerCase().split("::");
  const before = head ? head.split(":") : [];
  const after = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, missing)).fill("0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
