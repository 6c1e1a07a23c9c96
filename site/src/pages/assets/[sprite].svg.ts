import type { APIRoute } from "astro";
import { sprite } from "../../sprite.ts";

/** The drawings under a name that carries their hash: fetched once, kept for good. */
export const getStaticPaths = () => [{ params: { sprite: __SPRITE__.replace(/^\/assets\/|\.svg$/g, "") } }];

export const GET: APIRoute = () => new Response(sprite(), { headers: { "content-type": "image/svg+xml" } });
