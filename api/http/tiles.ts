import type { FastifyInstance, FastifyReply } from "fastify";
import type { Db } from "../../db/client.ts";
import { COMMUNE_MAX_ZOOM, communeTile } from "../directory/commune-tile.ts";
import { type CellCount, countTile, hasListings } from "../directory/tile.queries.ts";
import { encodeTile, featuresOf, gatherCells } from "../directory/tile.ts";
import { COUNTED_ZOOM, parseTile, quartersOf, type TileAddress, tilesAbove } from "../directory/tile-grid.ts";
import { CELLS_CHANNEL } from "../feed/feed.queries.ts";
import type { Gazetteer } from "../geocoding/gazetteer.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { isHeld } from "./etag.ts";
import { packTile, type StoredTile, TileCache } from "./tile-cache.ts";

interface TileServices {
  /** the primary: a replica may not know yet what a notice was about */
  db: Db;
  gazetteer: Gazetteer;
  today: () => LocalDate;
}

type TileRoute = { Params: { z: string; x: string; y: string } };

const KEPT_BYTES = 128 * 1024 * 1024;
const COUNTS_KEPT_BYTES = 64 * 1024 * 1024;
const BYTES_A_CELL = 250;

/** `/tiles/care/…` (listings) and `/tiles/communes/…` (labels), cached until what they show changes. */
export async function mountTiles(server: FastifyInstance, services: TileServices): Promise<void> {
  const bytesOf = (tile: StoredTile) => tile.raw.length + tile.gzip.length;
  const care = new TileCache(KEPT_BYTES, bytesOf);
  const communes = new TileCache(KEPT_BYTES, bytesOf);
  const counts = new TileCache<CellCount[]>(COUNTS_KEPT_BYTES, (cells) => cells.length * BYTES_A_CELL);
  const dayOf = ofOneDay(services.today, [care, counts]);
  await evictOnChange(services.db, [care, counts], services.today);

  server.get<TileRoute>("/tiles/care/:z/:x/:y.mvt", async ({ params }, reply) => {
    const tile = parseTile(params.z, params.x, params.y);
    if (!tile) return reply.callNotFound();
    const today = dayOf();
    const cut = async () =>
      packTile(encodeTile("care", tile, featuresOf(await cellsOf(services.db, counts, tile, today))));
    return send(reply, await care.get(keyOf(tile, today), cut));
  });

  server.get<TileRoute>("/tiles/communes/:z/:x/:y.mvt", async ({ params }, reply) => {
    const tile = parseTile(params.z, params.x, params.y, COMMUNE_MAX_ZOOM);
    if (!tile) return reply.callNotFound();
    const cut = async () =>
      packTile(encodeTile("communes", tile, communeTile(services.gazetteer.communes, tile)));
    return send(reply, await communes.get(`${tile.z}/${tile.x}/${tile.y}`, cut));
  });
}

function keyOf({ z, x, y }: TileAddress, today: LocalDate): string {
  return `${today}/${z}/${x}/${y}`;
}

/**
 * What is kept is of one day: changes are told of the day under way, so a day that a clock goes back to, or comes to a
 * second time, begins with nothing.
 */
function ofOneDay(today: () => LocalDate, caches: { clear(): void }[]): () => LocalDate {
  let day = today();
  return () => {
    const now = today();
    if (now !== day) for (const cache of caches) cache.clear();
    day = now;
    return day;
  };
}

/** Far tiles gather what those below them count: after a change one of these is counted anew, not the country. */
async function cellsOf(
  db: Db,
  counts: TileCache<CellCount[]>,
  tile: TileAddress,
  today: LocalDate,
): Promise<CellCount[]> {
  if (tile.z > COUNTED_ZOOM) return countTile(db, tile, today);
  return counts.get(keyOf(tile, today), async () => {
    if (tile.z === COUNTED_ZOOM) return countTile(db, tile, today);
    if (!(await hasListings(db, tile))) return [];
    const quarters: { tile: TileAddress; cells: CellCount[] }[] = [];
    // one after the other: a tile of the whole country leaves the other connections to searches
    for (const quarter of quartersOf(tile)) {
      quarters.push({ tile: quarter, cells: await cellsOf(db, counts, quarter, today) });
    }
    return gatherCells(quarters);
  });
}

/** Hears which cells changed; forgets everything each time the listener connects, since it may have missed some. */
async function evictOnChange(
  db: Db,
  caches: { evict(key: string): void; clear(): void }[],
  today: () => LocalDate,
): Promise<void> {
  const clear = () => {
    for (const cache of caches) cache.clear();
  };
  const onNotice = (payload: string) => {
    if (payload === "*") return clear();
    for (const cell of payload.split(" ")) {
      const [x = 0, y = 0] = cell.split(".").map(Number);
      for (const tile of tilesAbove({ x, y })) {
        for (const cache of caches) cache.evict(keyOf(tile, today()));
      }
    }
  };
  await db.$client.listen(CELLS_CHANNEL, onNotice, clear);
}

function send(reply: FastifyReply, tile: StoredTile): FastifyReply {
  const { request } = reply;
  // asked about each time, so that what is suspended leaves the map at once (R7)
  reply.header("cache-control", "no-cache").header("etag", tile.etag).header("vary", "accept-encoding");
  if (isHeld(reply, tile.etag)) return reply.code(304).send();
  if (tile.raw.length === 0) return reply.code(204).send();
  reply.type("application/vnd.mapbox-vector-tile");
  const zipped = request.headers["accept-encoding"]?.includes("gzip");
  return zipped ? reply.header("content-encoding", "gzip").send(tile.gzip) : reply.send(tile.raw);
}
