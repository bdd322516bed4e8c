import type { APIRoute } from "astro";
import { paths } from "../lib/paths.ts";

/** The shop's bare address leads to the language the browser wishes for, in the place chosen before or the browser's. */
export const GET: APIRoute = ({ locals, redirect }) => {
  const response = redirect(paths.home(locals.lang), 302);
  response.headers.set("vary", "Accept-Language, Cookie");
  return response;
};
