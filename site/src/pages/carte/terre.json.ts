import type { APIRoute } from "astro";
import { background } from "../../map/background.ts";

export const GET: APIRoute = () =>
  new Response(JSON.stringify(background()), { headers: { "content-type": "application/json" } });
