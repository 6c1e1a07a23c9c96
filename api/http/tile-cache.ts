import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { LRUCache } from "lru-cache";

/** A tile ready to be sent: compressed once, asked about by its tag. */
export interface StoredTile {
  raw: Buffer;
  gzip: Buffer;
  etag: string;
}

const compress = promisify(gzip);
const MOST_BYTES = 128 * 1024 * 1024;

/** Tiles of one process, cut once however many ask, dropped one by one when what they show changes. */
export class TileCache {
  private readonly stored = new LRUCache<string, StoredTile>({
    maxSize: MOST_BYTES,
    sizeCalculation: (tile) => tile.raw.length + tile.gzip.length + 200,
  });
  private readonly cutting = new Map<string, Promise<StoredTile>>();

  /** The tile of that key, from the cache or cut now. */
  get(key: string, cut: () => Promise<Uint8Array>): StoredTile | Promise<StoredTile> {
    return this.stored.get(key) ?? this.cutting.get(key) ?? this.cut(key, cut);
  }

  /** Drops a tile; one being cut is sent to those who wait and not kept. */
  evict(key: string): void {
    this.stored.delete(key);
    this.cutting.delete(key);
  }

  clear(): void {
    this.stored.clear();
    this.cutting.clear();
  }

  private cut(key: string, cut: () => Promise<Uint8Array>): Promise<StoredTile> {
    const work = (async () => {
      const raw = Buffer.from(await cut());
      const etag = `"${createHash("sha1").update(raw).digest("base64url")}"`;
      return { raw, gzip: await compress(raw), etag };
    })();
    this.cutting.set(key, work);
    work
      .then(
        (tile) => {
          // no longer ours when it was evicted meanwhile
          if (this.cutting.get(key) === work) this.stored.set(key, tile);
        },
        () => {},
      )
      .finally(() => {
        if (this.cutting.get(key) === work) this.cutting.delete(key);
      });
    return work;
  }
}
