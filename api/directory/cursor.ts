import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";

/** Where a page ended: the rank, the squared chord and the id of its last listing. */
export interface Keyset {
  /** absent in an order by distance alone */
  rank?: number;
  chord2: number;
  id: string;
}

const SIGNATURE_BYTES = 12;

/** Signs cursors over what they belong to: one of another search, of the feed, or touched, is told apart. */
export class CursorSigner {
  private readonly key: KeyObject;

  constructor(key: Buffer) {
    this.key = createSecretKey(key);
  }

  /** `bound` is anything that must be the same when the cursor comes back. */
  sign(keyset: Keyset, bound: unknown): string {
    return this.seal([keyset.rank ?? 0, keyset.chord2, keyset.id], bound);
  }

  /** null when the cursor is not ours, was altered, or belongs to other arguments. */
  read(cursor: string, bound: unknown): Keyset | null {
    const place = this.open<[number, number, string]>(cursor, bound);
    return place && { rank: place[0], chord2: place[1], id: place[2] };
  }

  /** Any place, which a caller hands back without knowing what it says. */
  seal(place: unknown, bound: unknown): string {
    const payload = Buffer.from(JSON.stringify(place));
    return Buffer.concat([this.signature(payload, bound), payload]).toString("base64url");
  }

  /** The place as it was sealed over `bound`; null for anything else. */
  open<Place>(cursor: string, bound: unknown): Place | null {
    const bytes = Buffer.from(cursor, "base64url");
    const payload = bytes.subarray(SIGNATURE_BYTES);
    if (payload.length === 0 || bytes.toString("base64url") !== cursor) return null;
    if (!timingSafeEqual(bytes.subarray(0, SIGNATURE_BYTES), this.signature(payload, bound))) return null;
    return JSON.parse(payload.toString()) as Place;
  }

  private signature(payload: Buffer, bound: unknown): Buffer {
    const hmac = createHmac("sha256", this.key).update(JSON.stringify(bound)).update("\0").update(payload);
    return hmac.digest().subarray(0, SIGNATURE_BYTES);
  }
}
