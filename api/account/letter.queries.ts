import { sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import type { Role } from "../kernel/roles.ts";

/** Whom a new password may go to (R22): the account of an address, unless it is closed. */
export async function findAddressee(
  db: Db,
  email: string,
): Promise<{ id: string; email: string; role: Role } | null> {
  const rows = await db.execute<{ id: string; email: string; role: Role }>(
    sql`select id, email, role from account where email = ${email} and closed_at is null`,
  );
  return rows[0] ?? null;
}
