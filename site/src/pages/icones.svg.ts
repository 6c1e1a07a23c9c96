import type { APIRoute } from "astro";
import { sprite } from "../sprite.ts";

/** The drawings under a name that does not change, for the pages that the API writes. */
export const GET: APIRoute = () => new Response(sprite(), { headers: { "content-type": "image/svg+xml" } });
