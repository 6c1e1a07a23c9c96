import { setImmediate as turn } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";

/** The role a transaction writes under. `pmi` alone may write what PMI says (R5). */
export type WriteRole = "app" | "pmi";

const ROLES = { app: "mon_enfant_app", pmi: "mon_enfant_pmi" } as const;

/** A pool to read from. Dates and instants arrive as text, as PostgreSQL writes them. */
export type Db = PostgresJsDatabase & { $client: Sql };

/** One open transaction: what every write asks for, so that it can only be reached through `inTransaction`. */
export type Tx = Db & { readonly [open]: WriteRole };
declare const open: unique symbol;

export interface ConnectOptions {
  max?: number;
  /** the user's own role instead of `mon_enfant_app`: migrations and reference only */
  asOwner?: boolean;
  /** longest statement, milliseconds; 0: none */
  statementTimeoutMs?: number;
  onnotice?: (notice: postgres.Notice) => void;
}

/** Opens a pool that works under `mon_enfant_app`. Close it with `db.$client.end()`. */
export function connect(url: string, options: ConnectOptions = {}): Db {
  const client = postgres(url, {
    max: options.max ?? 10,
    onnotice: options.onnotice ?? (() => {}),
    connect_timeout: 5,
    // a database that comes back is found within a second, and what waits for one that is gone is told so
    backoff: (retries: number) => Math.min(1, 0.05 * 2 ** retries),
    connection: {
      application_name: "mon-enfant",
      TimeZone: "UTC",
      // search estimates are good; compiling a plan never pays for a few milliseconds of work
      jit: "off",
      statement_timeout: options.statementTimeoutMs ?? 0,
      ...(options.asOwner ? {} : { role: ROLES.app }),
    } as unknown as Partial<postgres.ConnectionParameters>,
  });
  return drizzle(client, { casing: "snake_case" });
}

/** Runs `work` in one transaction under `role`; rolls back when it throws. */
export async function inTransaction<T>(
  db: Db,
  work: (tx: Tx) => Promise<T>,
  role: WriteRole = "app",
): Promise<T> {
  let lost = false;
  const whole = db.$client.begin(async (client) => {
    // drizzle reads the options of the client it is given, which the client of a transaction does not carry
    const guarded = refusing(
      Object.assign(client, { options: db.$client.options }) as unknown as Sql,
      () => lost,
    );
    const tx = drizzle(guarded, { casing: "snake_case" }) as unknown as Tx;
    try {
      if (role === "pmi") await tx.execute(sql.raw(`set local role ${ROLES.pmi}`));
      const result = await work(tx);
      if (!lost) return result;
    } catch (error) {
      // that a connection is gone is told a moment after what failed by it
      await turn();
      if (!lost) throw error;
    }
    // postgres.js would now write to a socket that is no more, and end the process (its issue 1208, in 3.4.9);
    // whoever waits for the transaction has been told
    return new Promise<never>(() => {});
  });
  whole.catch(() => {
    lost = true;
  });
  return (await whole) as T;
}

/** The client of a transaction, which sends nothing once its connection is lost. */
function refusing(client: Sql, isLost: () => boolean): Sql {
  const check = () => {
    if (isLost()) throw Object.assign(new Error("the connection was lost"), { code: "CONNECTION_CLOSED" });
  };
  return new Proxy(client, {
    apply(target, self, args) {
      check();
      return Reflect.apply(target, self, args);
    },
    get(target, name) {
      if (name === "unsafe") check();
      return Reflect.get(target, name);
    },
  });
}

/** How long public reading waits for the database before it says that it is not there, milliseconds. */
const READ_DEADLINE_MS = 4_000;

/** Sends a statement prepared, under a text that stays the same for the same shape; fails rather than wait for ever. */
export async function readPrepared<Row>(db: Db, text: string, params: unknown[]): Promise<Row[]> {
  const query = db.$client.unsafe(text, params as string[], { prepare: true });
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      query.cancel();
      reject(Object.assign(new Error("the database did not answer in time"), { code: "CONNECT_TIMEOUT" }));
    }, READ_DEADLINE_MS);
  });
  try {
    return (await Promise.race([query, deadline])) as unknown as Row[];
  } finally {
    clearTimeout(timer);
    // what was cancelled ends on its own, unheard
    query.catch(() => {});
  }
}

const dialect = new PgDialect();

/** Sends a composed statement prepared: under a text that stays the same for the same shape of search. */
export async function runPrepared<Row>(db: Db, statement: SQL): Promise<Row[]> {
  const query = dialect.sqlToQuery(statement);
  return readPrepared<Row>(db, query.sql, query.params);
}

/** The same within a transaction, which may wait for a lock as long as it takes. */
export async function writePrepared<Row>(tx: Tx, statement: SQL): Promise<Row[]> {
  const query = dialect.sqlToQuery(statement);
  const rows = await tx.$client.unsafe(query.sql, query.params as string[], { prepare: true });
  return rows as unknown as Row[];
}
