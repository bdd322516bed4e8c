import type { APIRoute } from "astro";
import { readAsk } from "../../features/catalog/ask.ts";
import { suggestGoods } from "../../features/catalog/catalog.server.ts";
import { paths } from "../../lib/paths.ts";

/** What the search field offers while somebody types: names and addresses of goods. */
export const GET: APIRoute = async ({ url, locals: { lang, store } }) => {
  const found = await suggestGoods(store, readAsk(url).ask.q);
  return Response.json(found.map(({ handle, title }) => ({ title, href: paths.good(lang, handle) })));
};
