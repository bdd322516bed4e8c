import type { LegalPage } from "../i18n/legal/en.ts";
import {
  isLang,
  isLanguage,
  isPlaceCode,
  langIn,
  languageOf,
  LANGS,
  PAGE_LANGS,
  PLACE_CODES,
  placeOf,
  type Lang,
  type Language,
  type PlaceCode,
} from "../i18n/langs.ts";

/*
 * How an address says its place. The first segment is a `Lang`: `/es` is Spanish in Europe, `/es-ar` Spanish in
 * Argentina. `locals.lang` is that segment, and every function here takes it, so that a page which writes
 * `paths.good(lang, handle)` stays in its place without knowing that there are any. The same value picks the number
 * format (`LOCALES[lang]`), tells caches of one place from those of another (`store.lang`) and is the page's `lang`.
 *   - the words alone, for a record of three languages or for the backend: `languageOf(lang)`
 *   - the place alone: `locals.place`, or `placeOf(lang)`
 *   - this page in another language: `inLanguage(url, "it")`
 *   - the one address it is to be found at: `paths.canonical(url)`; its others, for `hreflang`: `paths.alternates(url)`
 * The backend hears of the place from `locals.store`, which sends it along. The co-op's desk belongs to no place: its
 * addresses carry the language only, whatever they are asked with.
 */

const query = (values: Record<string, string | undefined>): string => {
  const kept = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
};

export type Sort = "relevance" | "price" | "price-desc" | "newest";

/** What a list of goods can be asked for; a filter may take several values. */
type GoodsQuery = {
  q?: string | undefined;
  category?: string | readonly string[] | undefined;
  coop?: string | readonly string[] | undefined;
  min?: string | undefined;
  max?: string | undefined;
  stock?: boolean | undefined;
  sort?: Sort | undefined;
  page?: number | undefined;
};

/** Nothing that goes without saying, so that one list has one address. */
function goodsQuery(ask: GoodsQuery): string {
  const said = new URLSearchParams();
  if (ask.q) said.append("q", ask.q);
  for (const name of ["category", "coop"] as const)
    for (const value of [ask[name] ?? []].flat()) said.append(name, value);
  if (ask.min) said.append("min", ask.min);
  if (ask.max) said.append("max", ask.max);
  if (ask.stock) said.append("stock", "1");
  if (ask.sort && ask.sort !== "relevance") said.append("sort", ask.sort);
  if (ask.page && ask.page > 1) said.append("page", String(ask.page));
  return said.size > 0 ? `?${said}` : "";
}

/** The addresses of the co-op's desk. */
function deskPaths() {
  const under =
    (segment: string) =>
    (lang: Lang): string =>
      `/${languageOf(lang)}/portal${segment}`;
  const one =
    (segment: string, end = "") =>
    (lang: Lang, id: string): string =>
      `/${languageOf(lang)}/portal${segment}/${encodeURIComponent(id)}${end}`;
  return {
    home: under(""),
    signIn: (lang: Lang, ask: { next?: string | undefined; again?: string | undefined } = {}) =>
      `/${languageOf(lang)}/portal/sign-in${query(ask)}`,
    invitation: one("/invitation"),
    staff: under("/staff"),
    leaving: one("/staff", "/leave"),
    me: under("/me"),
    pause: under("/pause"),
    products: (lang: Lang, filter: { state?: string | undefined } = {}) =>
      `/${languageOf(lang)}/portal/products${query(filter)}`,
    newProduct: under("/products/new"),
    product: one("/products"),
    parcels: (lang: Lang, filter: { state?: string | undefined } = {}) =>
      `/${languageOf(lang)}/portal/parcels${query(filter)}`,
    parcel: one("/parcels"),
    slip: one("/parcels", "/slip.pdf"),
    workshop: under("/workshop"),
    earnings: under("/earnings"),
    settlements: under("/settlements"),
    settlement: one("/settlements"),
    takeBackCredit: one("/settlements", "/take-back"),
    settlementPdf: one("/settlements", ".pdf"),
    settlementCsv: one("/settlements", ".csv"),
    book: under("/book"),
    bookLines: (lang: Lang, ask: { account?: string | undefined; from?: string | undefined } = {}) =>
      `/${languageOf(lang)}/portal/book/lines${query(ask)}`,
    members: under("/members"),
    member: one("/members"),
    memberData: one("/members", "/data"),
    memberReads: under("/members/reads"),
    certificatePdf: one("/members/certificates", ".pdf"),
    work: under("/work"),
    workMonth: one("/work"),
    payRuns: under("/pay"),
    payRun: one("/pay"),
    newPayRun: (lang: Lang, ask: { month?: string | undefined; amount?: string | undefined } = {}) =>
      `/${languageOf(lang)}/portal/pay/new${query(ask)}`,
    payroll: (lang: Lang, ask: { month?: string | undefined } = {}) =>
      `/${languageOf(lang)}/portal/pay/payroll${query(ask)}`,
    approvePayRun: one("/pay", "/approve"),
    rules: under("/pay/rules"),
    ruleSet: one("/pay/rules"),
    tryRules: (lang: Lang, ask: { rule_set?: string | undefined } = {}) =>
      `/${languageOf(lang)}/portal/pay/try${query(ask)}`,
    bank: under("/pay/bank"),
    payYear: one("/pay/years"),
    payYearCsv: one("/pay/years", ".csv"),
    payFile: (lang: Lang, run_id: string, file_id: string) =>
      `/${languageOf(lang)}/portal/pay/${encodeURIComponent(run_id)}/files/${encodeURIComponent(file_id)}`,
    statements: one("/pay", "/statements"),
    statementsPdf: one("/pay", "/statements.pdf"),
  };
}

/** The addresses of an account. */
function accountPaths() {
  const under =
    (segment: string) =>
    (lang: Lang): string =>
      `/${lang}/account${segment}`;
  const asking =
    (segment: string) =>
    (lang: Lang, ask: { next?: string | undefined; again?: string | undefined } = {}): string =>
      `/${lang}/account${segment}${query(ask)}`;
  return {
    home: under(""),
    signIn: asking("/sign-in"),
    signUp: asking("/sign-up"),
    forgotten: under("/forgotten"),
    /** What became of a confirmation; the link in the mail has a token at its end. */
    confirm: under("/confirm"),
    addresses: under("/addresses"),
    data: under("/data"),
    exported: under("/data.json"),
  };
}

/** The addresses of wholesale. */
function wholesalePaths() {
  const under =
    (segment: string) =>
    (lang: Lang): string =>
      `/${lang}/wholesale${segment}`;
  const one =
    (end = "") =>
    (lang: Lang, display_id: number): string =>
      `/${lang}/wholesale/orders/${display_id}${end}`;
  return {
    home: under(""),
    apply: under("/apply"),
    prices: under("/prices"),
    paste: under("/paste"),
    basket: under("/basket"),
    address: under("/address"),
    confirm: under("/confirm"),
    orders: under("/orders"),
    order: one(),
    proforma: one("/proforma.pdf"),
    again: one("/again"),
  };
}

/** Every address of the shop, in one place. */
export const paths = {
  home: (lang: Lang) => `/${lang}`,
  goods: (lang: Lang, ask: GoodsQuery = {}) => `/${lang}/goods${goodsQuery(ask)}`,
  suggest: (lang: Lang) => `/${lang}/suggest`,
  good: (lang: Lang, handle: string) => `/${lang}/goods/${encodeURIComponent(handle)}`,
  coops: (lang: Lang) => `/${lang}/co-ops`,
  coop: (lang: Lang, handle: string) => `/${lang}/co-ops/${encodeURIComponent(handle)}`,
  impact: (lang: Lang) => `/${lang}/impact`,
  certificate: (lang: Lang) => `/${lang}/certificate`,
  about: (lang: Lang) => `/${lang}/about`,
  legal: (lang: Lang, page: LegalPage) => `/${lang}/legal/${page}`,
  place: (lang: Lang, ask: { to?: PlaceCode | undefined } = {}) => `/${lang}/place${query(ask)}`,
  basket: (lang: Lang) => `/${lang}/basket`,
  address: (lang: Lang) => `/${lang}/checkout`,
  shipping: (lang: Lang) => `/${lang}/checkout/shipping`,
  payment: (lang: Lang) => `/${lang}/checkout/payment`,
  cardReturn: (lang: Lang) => `/${lang}/checkout/return`,
  order: (lang: Lang, token: string) => `/${lang}/orders/${encodeURIComponent(token)}`,
  withdraw: (lang: Lang, token: string) => `/${lang}/orders/${encodeURIComponent(token)}/withdraw`,
  account: accountPaths(),
  wholesale: wholesalePaths(),
  desk: deskPaths(),
  canonical,
  alternates,
};

/** The language and place a path begins with, if they are ours. */
export function langOf(pathname: string): Lang | null {
  const first = pathname.split("/")[1] ?? "";
  return isLang(first) ? first : null;
}

/** Whether an address belongs to the co-op's desk. */
export function isDeskPath(pathname: string): boolean {
  return langOf(pathname) !== null && pathname.split("/")[2] === "portal";
}

/** Where somebody wanted to go before signing in, if it is a page of the desk: nowhere else can a link lead. */
export function safeNext(wanted: string | null | undefined): string | null {
  if (!wanted || !/^\/[a-z]{2}\/portal(\/[\w-][\w.-]*)*(\?[\w=&%+.-]*)?$/.test(wanted)) return null;
  const [pathname = ""] = wanted.split("?");
  return isDeskPath(pathname) && !/\/portal\/(sign-in|invitation)/.test(pathname) ? wanted : null;
}

/** The same page in another language of the same place. Only the filters are kept, never a one-time message. */
export function inLanguage(url: URL, language: Language): string {
  const lang = langOf(url.pathname);
  return sameOn(url, langIn(language, lang ? placeOf(lang) : "eu"));
}

const KEPT = ["q", "category", "stock", "sort", "state", "account", "next"];
/** Another place has other co-ops, other money and other countries. */
const KEPT_IN_PLACE = ["coop", "min", "max", "page", "country", "to"];
/** What makes a page of its own for whoever searches the web; the rest narrows, sorts or remembers for one visitor. */
const FOUND_BY = ["category", "coop", "page"];

const placeIn = (url: URL): PlaceCode => placeOf(langOf(url.pathname) ?? "en");

function sameOn(url: URL, lang: Lang, names: readonly string[] = [...KEPT, ...KEPT_IN_PLACE]): string {
  const kept = new URLSearchParams();
  const elsewhere = placeIn(url) !== placeOf(lang);
  for (const name of names.filter((one) => !elsewhere || !KEPT_IN_PLACE.includes(one)))
    for (const value of url.searchParams.getAll(name)) if (value) kept.append(name, value);
  const rest = langOf(url.pathname) ? url.pathname.split("/").slice(2) : [];
  const search = kept.size > 0 ? `?${kept}` : "";
  return `/${[lang, ...rest].join("/")}${search}`;
}

export type Alternate = { hreflang: string; path: string };

/** The one address at which this page is to be found, in the language it is in: in its own place, or in `only`. */
function canonical(url: URL, only: PlaceCode = placeIn(url)): string {
  const lang = langOf(url.pathname);
  return sameOn(url, langIn(lang ? languageOf(lang) : LANGS[0], only), FOUND_BY);
}

/**
 * Every address at which this page is to be found, with what `hreflang` calls it: the plain language in Europe, language
 * and country elsewhere, and `x-default` for the first of them, which is English. `places` narrows it for a page that some
 * places do not have: a good stands in its own alone. So does a query that holds in one place only, since each address
 * that is named here has to name this one back.
 */
function alternates(url: URL, places: readonly PlaceCode[] = PLACE_CODES): Alternate[] {
  const own = placeIn(url);
  const bound = KEPT_IN_PLACE.some((name) => url.searchParams.get(name)) && places.includes(own);
  const all = PAGE_LANGS.filter((lang) => (bound ? [own] : places).includes(placeOf(lang))).map((lang) => ({
    hreflang: lang.replace(/-(.*)$/, (_, place: string) => `-${place.toUpperCase()}`),
    path: sameOn(url, lang, FOUND_BY),
  }));
  return [...all, ...all.slice(0, 1).map(({ path }) => ({ hreflang: "x-default", path }))];
}

/** Pages that belong to one visitor: never cached, never indexed. */
export function isPrivatePath(pathname: string): boolean {
  const [, , room = "", page = ""] = pathname.split("/");
  // What wholesale is, everybody may read; a company's own pages begin behind it.
  if (room === "wholesale") return page !== "";
  return ["account", "basket", "certificate", "checkout", "orders", "portal"].includes(room);
}

/** Where somebody wanted to go before signing in to their account, if it is a page of theirs: nowhere else can a link lead. */
export function safeAccountNext(wanted: string | null | undefined): string | null {
  const page = /^\/([a-z]{2}(?:-[a-z]{2})?)\/(?:account|wholesale)(?:\/[\w.-]+)*(?:\?[\w=&%+.-]*)?$/.exec(
    wanted ?? "",
  );
  if (!wanted || !isLang(page?.[1] ?? "")) return null;
  return /\/account\/sign-/.test(wanted) ? null : wanted;
}

type Wish = { language: string; region: string | undefined };

/** The wishes of an `Accept-Language` header, the dearest first. */
function wishesOf(accept_language: string | null): Wish[] {
  return (accept_language ?? "")
    .split(",")
    .slice(0, 20)
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      const [language = "", ...subtags] = tag.split("-");
      const region = subtags.find((subtag) => /^[a-z]{2}$/.test(subtag));
      return { language, region, weight: q === undefined ? 1 : Number(q) };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

/** The language of an `Accept-Language` header that we speak best, English when none. */
export function wishedLang(accept_language: string | null): Language {
  for (const { language } of wishesOf(accept_language)) if (isLanguage(language)) return language;
  return LANGS[0];
}

/**
 * The place of whoever comes without having chosen one: the first region their browser names that is a place of ours,
 * as in "es-AR"; Europe otherwise. A region is a guess, so that the place is always shown and can be changed.
 */
export function wishedPlace(accept_language: string | null): PlaceCode {
  for (const { region } of wishesOf(accept_language))
    if (region && region !== "eu" && isPlaceCode(region)) return region;
  return "eu";
}
