import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import { etagOf } from "./etag.ts";

/** A tile ready to be sent: compressed once, asked about by its tag. */
export interface StoredTile {
  raw: Buffer;
  gzip: Buffer;
  etag: string;
}

const compress = promisify(gzip);

/** What a tile shows is worked out once however many ask, kept, and dropped tile by tile when it changes. */
export class TileCache<T extends object> {
  private readonly stored: LRUCache<string, T>;
  private readonly making = new Map<string, Promise<T>>();

  constructor(mostBytes: number, bytesOf: (value: T) => number) {
    this.stored = new LRUCache({ maxSize: mostBytes, sizeCalculation: (value) => bytesOf(value) + 200 });
  }

  /** What is kept under a key, or made now. */
  get(key: string, make: () => Promise<T>): T | Promise<T> {
    return this.stored.get(key) ?? this.making.get(key) ?? this.make(key, make);
  }

  /** Drops what is kept; what is being made is handed to those who wait for it, and not kept. */
  evict(key: string): void {
    this.stored.delete(key);
    this.making.delete(key);
  }

  clear(): void {
    this.stored.clear();
    this.making.clear();
  }

  private make(key: string, make: () => Promise<T>): Promise<T> {
    const work = make();
    this.making.set(key, work);
    // no longer ours when it was evicted meanwhile
    const ours = () => this.making.get(key) === work;
    work
      .then(
        (value) => ours() && this.stored.set(key, value),
        () => {},
      )
      .finally(() => ours() && this.making.delete(key));
    return work;
  }
}

/** Compresses a tile and tags it. */
export async function packTile(bytes: Uint8Array): Promise<StoredTile> {
  const raw = Buffer.from(bytes);
  return { raw, gzip: await compress(raw), etag: etagOf(raw) };
}
