import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { type Db, inTransaction } from "../../db/client.ts";
import { readTable } from "../intake/tabular.ts";
import { type AddressCounts, replaceAddresses } from "./addresses.queries.ts";
import {
  type AddressFact,
  type AddressFlaw,
  BAN_COLUMNS,
  BAN_REQUIRED,
  communeFinder,
  readAddress,
} from "./addresses.ts";
import type { Gazetteer } from "./gazetteer.ts";

/** What a load did. Nothing is written when no row can be taken. */
export interface AddressReport extends AddressCounts {
  rows: number;
  bad: number;
  /** the first bad rows, by their line in the file */
  flaws: { line: number; flaw: AddressFlaw }[];
}

const FLAWS_KEPT = 1_000;

/**
 * Loads a département's file of the Base Adresse Nationale, gzip or not, in a stream, and replaces the addresses of
 * its communes in one transaction. Throws `UnreadableFile` when it is no such file.
 */
export async function loadAddresses(db: Db, gazetteer: Gazetteer, file: string): Promise<AddressReport> {
  const table = await readTable(await openPlain(file), { required: BAN_REQUIRED, known: BAN_COLUMNS });
  const communeOf = communeFinder(gazetteer);
  const report: AddressReport = {
    communes: 0,
    streets: 0,
    localities: 0,
    numbers: 0,
    rows: 0,
    bad: 0,
    flaws: [],
  };
  async function* facts(): AsyncGenerator<AddressFact> {
    for await (const row of table.rows) {
      report.rows += 1;
      const read = readAddress(row, communeOf);
      if (typeof read !== "string") yield* read;
      else {
        report.bad += 1;
        if (report.flaws.length < FLAWS_KEPT) report.flaws.push({ line: row.line, flaw: read });
      }
    }
  }
  const counts = await inTransaction(db, (tx) => replaceAddresses(tx, facts()));
  return { ...report, ...counts };
}

/** The file's bytes, unpacked when it begins as gzip does. */
async function openPlain(file: string): Promise<AsyncIterable<Uint8Array>> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close());
  const stream = createReadStream(file);
  if (buffer[0] !== 0x1f || buffer[1] !== 0x8b) return stream;
  const plain = createGunzip();
  stream.on("error", (error) => plain.destroy(error));
  return stream.pipe(plain);
}
