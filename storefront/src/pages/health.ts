import type { APIRoute } from "astro";
import { settings } from "../lib/env.ts";

/** Whether this server has what it needs. It says nothing about the backend, which has a health address of its own. */
export const GET: APIRoute = () => {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  try {
    settings();
    return new Response("ok", { headers });
  } catch (error) {
    return new Response(error instanceof Error ? error.message : String(error), { status: 503, headers });
  }
};
