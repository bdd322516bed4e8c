import type { APIRoute } from "astro";
import { settings } from "../lib/env.ts";

/** Baskets and orders say `noindex` themselves, which a crawler can only read if it may look. */
export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${settings().shop_url}/sitemap.xml\n`, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=86400" },
  });
