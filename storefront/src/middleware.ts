import { getActionContext } from "astro:actions";
import { defineMiddleware } from "astro:middleware";
import type { APIContext } from "astro";
import { wordsFor } from "./i18n/index.ts";
import { langIn, languageOf, placeOf, type Lang } from "./i18n/langs.ts";
import { basketFrom, placedFrom } from "./lib/basket-cookie.ts";
import { customerTokenFrom, forgetCustomerToken } from "./lib/customer-cookie.ts";
import { isCustomerError } from "./lib/customer-error.ts";
import type { CustomerOutcome } from "./lib/customer-form.ts";
import { settings } from "./lib/env.ts";
import { deskFor } from "./lib/desk.ts";
import { deskTokenFrom, forgetDeskToken, keepDeskToken } from "./lib/desk-cookie.ts";
import { isDeskError, isMissing } from "./lib/desk-error.ts";
import { isOpenDeskPath, missingFor } from "./lib/desk-pages.ts";
import type { Me } from "./lib/desk-wire.ts";
import { keptFrom } from "./lib/kept-form.ts";
import { pageHeaders } from "./lib/headers.ts";
import { storeFor } from "./lib/medusa.ts";
import type { DeskOutcome } from "./lib/desk-form.ts";
import type { Outcome } from "./lib/outcome.ts";
import { isDeskPath, isPrivatePath, langOf, paths, wishedLang, wishedPlace } from "./lib/paths.ts";
import { chosenPlace } from "./lib/place-cookie.ts";
import { placeFor } from "./lib/places.ts";
import { shop } from "./lib/shop.ts";
import { isStoreError } from "./lib/store-error.ts";
import type { Trouble } from "./lib/trouble.ts";

/** Addresses without a page around them. */
const PLAIN = new Set(["/health", "/robots.txt", "/sitemap.xml"]);
/** Endpoints that read a form themselves, because it is too large to be held as others are. */
const READS_ITS_FORM = new Set([
  "/[lang]/portal/products/[id]",
  "/[lang]/portal/products/new",
  "/[lang]/portal/pay/[id]/files/[file]",
  "/[lang]/portal/members/[id]/data",
]);

export const onRequest = defineMiddleware(async (context, next) => {
  const { url, locals, cookies } = context;
  if (PLAIN.has(url.pathname) || url.pathname.startsWith("/pictures/u/")) return next();
  if (locals.trouble || locals.kept) return next();

  const lang = langOf(url.pathname) ?? wishedFor(context);
  // The desk belongs to no place: a co-op's people work with one address wherever their goods are sold.
  if (isDeskPath(url.pathname) && placeOf(lang) !== "eu")
    return context.redirect(`/${languageOf(lang)}${url.pathname.slice(lang.length + 1)}${url.search}`, 308);
  locals.lang = lang;
  // Written by our own front door, never by a visitor.
  locals.visitor = context.request.headers.get("x-arnia-visitor") ?? "";
  locals.t = wordsFor(lang);
  locals.store = storeFor(lang);
  locals.basket = basketFrom(cookies, placeOf(lang));
  locals.placed = placedFrom(cookies);
  locals.me = null;
  locals.desk = isDeskPath(url.pathname)
    ? deskFor({
        lang: languageOf(lang),
        token: deskTokenFrom(cookies),
        address: locals.visitor,
      })
    : null;
  locals.shop = await shop(locals.store).catch(() => null);
  locals.place = placeFor(placeOf(lang), locals.shop);

  const response = await answer(context, next);
  pageHeaders(response.headers, {
    secure: settings().secure_cookies,
    is_private: isPrivatePath(url.pathname) || context.request.method === "POST",
    has_basket: locals.basket !== null || locals.placed !== null,
    forms_to: url.pathname === paths.payment(lang) ? (locals.shop?.card_origin ?? null) : null,
  });
  if (response.status >= 400) response.headers.set("cache-control", "private, no-store");
  return response;
});

/** Outside a language: the one the browser wishes for, in the place chosen here before or else the one it names. */
function wishedFor({ request, cookies }: APIContext): Lang {
  const wishes = request.headers.get("accept-language");
  return langIn(wishedLang(wishes), chosenPlace(cookies) ?? wishedPlace(wishes));
}

async function answer(context: APIContext, next: () => Promise<Response>): Promise<Response> {
  const { url, params } = context;
  try {
    if (params["lang"] !== undefined && !langOf(url.pathname)) return await troublePage(context, "lang");
    if (!context.locals.shop && langOf(url.pathname)) return await troublePage(context, "closed");
    return (await openDesk(context)) ?? (await answerForm(context)) ?? (await next());
  } catch (error) {
    if (isDeskError(error, "staff.signed_out")) return await signInAgain(context);
    if (isDeskError(error, "staff.not_allowed")) return troublePage(context, "not_allowed");
    // A page of papers that there are only once a pay run is approved.
    if (isMissing(error) || isDeskError(error, "pay.not_approved")) return troublePage(context, "desk");
    if (isCustomerError(error, "account.signed_out")) return signInToAccount(context);
    if (isCustomerError(error, "wholesale.not_a_buyer", "wholesale.no_list"))
      return context.redirect(paths.wholesale.apply(context.locals.lang), 303);
    if (isCustomerError(error) && error.status === 404) return await troublePage(context, "page");
    if (isStoreError(error, "good.not_found")) return troublePage(context, "good");
    if (isStoreError(error, "coop.not_found")) return troublePage(context, "coop");
    if (isStoreError(error, "order.not_found")) return troublePage(context, "order");
    if (error instanceof Error && error.message.startsWith("Body size limit"))
      return troublePage(context, "refused");
    // oxlint-disable-next-line no-console -- the storefront's log is what it writes here
    console.error(error);
    return troublePage(context, isStoreError(error, "store.unavailable") ? "closed" : "broken");
  }
}

type Known = { me: Me; renewed: { token: string } | null };

/** Finds out who is at the desk, once for each request. Whoever may not see the page is led away before it is made. */
async function openDesk(context: APIContext): Promise<Response | null> {
  const { locals, url, cookies } = context;
  if (!locals.desk) return null;
  if (deskTokenFrom(cookies)) {
    try {
      const { me, renewed } = await locals.desk.get<Known>("/coop/me");
      locals.me = me;
      if (renewed) keepDeskToken(cookies, renewed.token);
    } catch (error) {
      if (!isDeskError(error, "staff.signed_out")) throw error;
      if (!isOpenDeskPath(url.pathname)) return await signInAgain(context);
      forgetDeskToken(cookies);
    }
  }
  if (isOpenDeskPath(url.pathname)) return null;
  if (!locals.me)
    return (
      (await signInWithForm(context)) ??
      context.redirect(paths.desk.signIn(locals.lang, { next: wayBack(url) }), 303)
    );
  locals.missing = missingFor(url.pathname, locals.me);
  return locals.missing ? troublePage(context, "not_allowed") : null;
}

/** The page asked for, without the form that was posted to it. */
function wayBack(url: URL): string {
  const asked = new URLSearchParams(url.searchParams);
  asked.delete("_action");
  return url.pathname + (asked.size > 0 ? `?${asked}` : "");
}

/** The sign-in page in place of the answer to a form: it carries along what was typed, so that nothing is lost. */
async function signInWithForm(context: APIContext): Promise<Response | null> {
  const { locals, request, url, cookies } = context;
  const kept = await keptFrom(request, url);
  if (!kept) return null;
  forgetDeskToken(cookies);
  locals.kept = kept;
  const target = new URL(paths.desk.signIn(locals.lang), url);
  const page = await context.rewrite(new Request(target, { headers: request.headers }));
  return new Response(page.body, { status: 401, headers: page.headers });
}

async function signInAgain(context: APIContext): Promise<Response> {
  const page = await signInWithForm(context);
  if (page) return page;
  forgetDeskToken(context.cookies);
  const ask = { next: wayBack(context.url), again: "1" };
  return context.redirect(paths.desk.signIn(context.locals.lang, ask), 303);
}

function signInToAccount(context: APIContext): Response {
  const again = customerTokenFrom(context.cookies) ? "1" : undefined;
  forgetCustomerToken(context.cookies);
  return context.redirect(
    paths.account.signIn(context.locals.lang, { next: wayBack(context.url), again }),
    303,
  );
}

/** Runs the action a form was posted to. Success leads to another page; a problem is shown on this one. */
async function answerForm(context: APIContext): Promise<Response | null> {
  const { action, setActionResult, serializeActionResult } = getActionContext(context);
  if (!action) {
    if (context.request.method !== "POST" || READS_ITS_FORM.has(context.routePattern)) return null;
    return troublePage(context, "refused");
  }
  // Actions are for the forms of our pages; the script interface to them has no user here.
  if (action.calledFrom !== "form") return troublePage(context, "page");
  const result = await action.handler();
  if (result.error) {
    if (result.error.code === "INTERNAL_SERVER_ERROR")
      throw new Error(`${action.name}: ${result.error.message}`);
    return troublePage(context, "refused");
  }
  const outcome = result.data as Outcome | DeskOutcome | CustomerOutcome;
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
  not_allowed: 403,
  desk: 404,
  closed: 503,
  broken: 500,
};

async function troublePage(context: APIContext, trouble: Trouble): Promise<Response> {
  context.locals.trouble = trouble;
  const status = STATUS[trouble];
  const page_path = context.locals.desk
    ? `/${languageOf(context.locals.lang)}/portal/trouble`
    : status === 404
      ? "/404"
      : "/500";
  const target = new URL(page_path, context.url);
  const page = await context.rewrite(new Request(target, { headers: context.request.headers }));
  const headers = new Headers(page.headers);
  if (status === 503) headers.set("retry-after", "30");
  return new Response(page.body, { status, headers });
}
