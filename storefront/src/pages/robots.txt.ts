import type { APIRoute } from "astro";

/** Baskets and orders say `noindex` themselves, which a crawler can only read if it may look. */
export const GET: APIRoute = () =>
  new Response("User-agent: *\nAllow: /\n", {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=86400" },
  });
