import type { FastifyInstance, FastifyReply } from "fastify";
import type { Db } from "../../db/client.ts";
import { COMMUNE_MAX_ZOOM, communeTile } from "../directory/commune-tile.ts";
import { countTile } from "../directory/tile.queries.ts";
import { encodeTile, featuresOf } from "../directory/tile.ts";
import { parseTile, tilesAbove } from "../directory/tile-grid.ts";
import { CELLS_CHANNEL } from "../feed/feed.queries.ts";
import type { Gazetteer } from "../geocoding/gazetteer.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { type StoredTile, TileCache } from "./tile-cache.ts";

interface TileServices {
  /** the primary: a replica may not know yet what a notice was about */
  db: Db;
  gazetteer: Gazetteer;
  today: () => LocalDate;
}

type TileRoute = { Params: { z: string; x: string; y: string } };

/** `/tiles/care/…` (listings) and `/tiles/communes/…` (labels), cached until what they show changes. */
export async function mountTiles(server: FastifyInstance, services: TileServices): Promise<void> {
  const care = new TileCache();
  const communes = new TileCache();
  await evictOnChange(services.db, care, services.today);

  server.get<TileRoute>("/tiles/care/:z/:x/:y.mvt", async ({ params }, reply) => {
    const tile = parseTile(params.z, params.x, params.y);
    if (!tile) return reply.callNotFound();
    const today = services.today();
    const cut = async () => encodeTile("care", tile, featuresOf(await countTile(services.db, tile, today)));
    return send(reply, await care.get(`${today}/${tile.z}/${tile.x}/${tile.y}`, cut));
  });

  server.get<TileRoute>("/tiles/communes/:z/:x/:y.mvt", async ({ params }, reply) => {
    const tile = parseTile(params.z, params.x, params.y, COMMUNE_MAX_ZOOM);
    if (!tile) return reply.callNotFound();
    const cut = async () => encodeTile("communes", tile, communeTile(services.gazetteer.communes, tile));
    return send(reply, await communes.get(`${tile.z}/${tile.x}/${tile.y}`, cut));
  });
}

/** Hears which cells changed; forgets everything each time the listener connects, since it may have missed some. */
async function evictOnChange(db: Db, cache: TileCache, today: () => LocalDate): Promise<void> {
  const onNotice = (payload: string) => {
    if (payload === "*") return cache.clear();
    for (const cell of payload.split(" ")) {
      const [x = 0, y = 0] = cell.split(".").map(Number);
      for (const tile of tilesAbove({ x, y })) cache.evict(`${today()}/${tile.z}/${tile.x}/${tile.y}`);
    }
  };
  await db.$client.listen(CELLS_CHANNEL, onNotice, () => cache.clear());
}

function send(reply: FastifyReply, tile: StoredTile): FastifyReply {
  const { request } = reply;
  // asked about each time, so that what is suspended leaves the map at once (R7)
  reply.header("cache-control", "no-cache").header("etag", tile.etag).header("vary", "accept-encoding");
  if (request.headers["if-none-match"] === tile.etag) return reply.code(304).send();
  if (tile.raw.length === 0) return reply.code(204).send();
  reply.type("application/vnd.mapbox-vector-tile");
  const zipped = request.headers["accept-encoding"]?.includes("gzip");
  return zipped ? reply.header("content-encoding", "gzip").send(tile.gzip) : reply.send(tile.raw);
}
