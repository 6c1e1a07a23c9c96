import type { Db } from "../../db/client.ts";
import { AUTHORITIES_CHANNEL } from "../../db/reference/reference.queries.ts";
import type { Gazetteer } from "./gazetteer.ts";

/** Hears, in every process, that contact details were changed; reads them anew each time the listener connects too. */
export async function followAuthorities(db: Db, gazetteer: Gazetteer): Promise<void> {
  // what is not read now is read when the listener is back
  const refresh = () => void gazetteer.refreshAuthorities(db).catch(() => {});
  await db.$client.listen(AUTHORITIES_CHANNEL, refresh, refresh);
}
