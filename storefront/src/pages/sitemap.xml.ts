import type { APIRoute } from "astro";
import { listGoods } from "../features/catalog/catalog.server.ts";
import { listCoops } from "../features/coop/coop.server.ts";
import { langIn, LANGS, PAGE_LANGS, PLACE_CODES } from "../i18n/langs.ts";
import { LEGAL_PAGES } from "../i18n/legal/index.ts";
import { settings } from "../lib/env.ts";
import { storeFor } from "../lib/medusa.ts";
import { paths } from "../lib/paths.ts";

/**
 * Every page that may be found, in all languages and places. A good stands in its own place alone. Which other languages a
 * page has, it says itself.
 */
export const GET: APIRoute = async () => {
  const coops = await listCoops(storeFor("en"));
  const addresses = PAGE_LANGS.flatMap((lang) => [
    paths.home(lang),
    paths.goods(lang),
    paths.coops(lang),
    paths.impact(lang),
    paths.about(lang),
    paths.wholesale.home(lang),
    ...LEGAL_PAGES.map((page) => paths.legal(lang, page)),
    ...coops.map(({ handle }) => paths.coop(lang, handle)),
  ]);
  for (const place of PLACE_CODES) {
    const { goods } = await listGoods(storeFor(langIn("en", place)));
    for (const language of LANGS)
      addresses.push(...goods.map(({ handle }) => paths.good(langIn(language, place), handle)));
  }
  const urls = addresses.map((path) => `<url><loc>${escaped(settings().shop_url + path)}</loc></url>`);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`,
    {
      headers: {
        "content-type": "application/xml; charset=utf-8",
        "cache-control": "public, max-age=0, s-maxage=3600",
      },
    },
  );
};

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
