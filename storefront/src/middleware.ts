import { getActionContext } from "astro:actions";
import { defineMiddleware } from "astro:middleware";
import type { APIContext } from "astro";
import { DICTIONARIES } from "./i18n/index.ts";
import { basketFrom, placedFrom } from "./lib/basket-cookie.ts";
import { settings } from "./lib/env.ts";
import { pageHeaders } from "./lib/headers.ts";
import { storeFor } from "./lib/medusa.ts";
import type { Outcome } from "./lib/outcome.ts";
import { isPrivatePath, langOf, wishedLang } from "./lib/paths.ts";
import { shop } from "./lib/shop.ts";
import { isStoreError } from "./lib/store-error.ts";
import type { Trouble } from "./lib/trouble.ts";

/** Addresses without a page around them. */
const PLAIN = new Set(["/health", "/robots.txt"]);

export const onRequest = defineMiddleware(async (context, next) => {
  const { url, locals, cookies } = context;
  if (PLAIN.has(url.pathname)) return next();
  if (locals.trouble) return next();

  const lang = langOf(url.pathname) ?? wishedLang(context.request.headers.get("accept-language"));
  locals.lang = lang;
  locals.t = DICTIONARIES[lang];
  locals.store = storeFor(lang);
  locals.basket = basketFrom(cookies);
  locals.placed = placedFrom(cookies);
  locals.shop = await shop(locals.store).catch(() => null);

  const response = await answer(context, next);
  pageHeaders(response.headers, {
    secure: settings().secure_cookies,
    is_private: isPrivatePath(url.pathname) || context.request.method === "POST",
    has_basket: locals.basket !== null || locals.placed !== null,
  });
  if (response.status >= 400) response.headers.set("cache-control", "private, no-store");
  return response;
});

async function answer(context: APIContext, next: () => Promise<Response>): Promise<Response> {
  const { url, params } = context;
  try {
    if (params["lang"] !== undefined && !langOf(url.pathname)) return await troublePage(context, "lang");
    if (!context.locals.shop && langOf(url.pathname)) return await troublePage(context, "closed");
    return (await answerForm(context)) ?? (await next());
  } catch (error) {
    if (isStoreError(error, "good.not_found")) return troublePage(context, "good");
    if (isStoreError(error, "coop.not_found")) return troublePage(context, "coop");
    if (isStoreError(error, "order.not_found")) return troublePage(context, "order");
    if (error instanceof Error && error.message.startsWith("Body size limit"))
      return troublePage(context, "refused");
    // eslint-disable-next-line no-console -- the storefront's log is what it writes here
    console.error(error);
    return troublePage(context, isStoreError(error, "store.unavailable") ? "closed" : "broken");
  }
}

/** Runs the action a form was posted to. Success leads to another page; a problem is shown on this one. */
async function answerForm(context: APIContext): Promise<Response | null> {
  const { action, setActionResult, serializeActionResult } = getActionContext(context);
  if (!action) return context.request.method === "POST" ? troublePage(context, "refused") : null;
  // Actions are for the forms of our pages; the script interface to them has no user here.
  if (action.calledFrom !== "form") return troublePage(context, "page");
  const result = await action.handler();
  if (result.error) {
    if (result.error.code === "INTERNAL_SERVER_ERROR")
      throw new Error(`${action.name}: ${result.error.message}`);
    return troublePage(context, "refused");
  }
  const outcome = result.data as Outcome;
  if ("go" in outcome) return context.redirect(outcome.go, 303);
  setActionResult(action.name, serializeActionResult(result));
  return null;
}

const STATUS: Record<Trouble, number> = {
  page: 404,
  lang: 404,
  good: 404,
  coop: 404,
  order: 404,
  refused: 400,
  closed: 503,
  broken: 500,
};

async function troublePage(context: APIContext, trouble: Trouble): Promise<Response> {
  context.locals.trouble = trouble;
  const status = STATUS[trouble];
  const target = new URL(status === 404 ? "/404" : "/500", context.url);
  const page = await context.rewrite(new Request(target, { headers: context.request.headers }));
  const headers = new Headers(page.headers);
  if (status === 503) headers.set("retry-after", "30");
  return new Response(page.body, { status, headers });
}
