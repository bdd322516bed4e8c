import { LANGS, isLang, type Lang } from "../i18n/langs.ts";

const query = (values: Record<string, string | undefined>): string => {
  const kept = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
};

/** The addresses of the co-op's desk. */
function deskPaths() {
  const under =
    (segment: string) =>
    (lang: Lang): string =>
      `/${lang}/portal${segment}`;
  const one =
    (segment: string, end = "") =>
    (lang: Lang, id: string): string =>
      `/${lang}/portal${segment}/${encodeURIComponent(id)}${end}`;
  return {
    home: under(""),
    signIn: (lang: Lang, ask: { next?: string | undefined; again?: string | undefined } = {}) =>
      `/${lang}/portal/sign-in${query(ask)}`,
    invitation: one("/invitation"),
    staff: under("/staff"),
    leaving: one("/staff", "/leave"),
    me: under("/me"),
    pause: under("/pause"),
    products: (lang: Lang, filter: { state?: string | undefined } = {}) =>
      `/${lang}/portal/products${query(filter)}`,
    newProduct: under("/products/new"),
    product: one("/products"),
    parcels: (lang: Lang, filter: { state?: string | undefined } = {}) =>
      `/${lang}/portal/parcels${query(filter)}`,
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
      `/${lang}/portal/book/lines${query(ask)}`,
    members: under("/members"),
    member: one("/members"),
    memberReads: under("/members/reads"),
    work: under("/work"),
    workMonth: one("/work"),
    payRuns: under("/pay"),
    payRun: one("/pay"),
    newPayRun: (lang: Lang, ask: { month?: string | undefined; amount?: string | undefined } = {}) =>
      `/${lang}/portal/pay/new${query(ask)}`,
    approvePayRun: one("/pay", "/approve"),
    statements: one("/pay", "/statements"),
    statementsPdf: one("/pay", "/statements.pdf"),
  };
}

/** Every address of the shop, in one place. */
export const paths = {
  home: (lang: Lang) => `/${lang}`,
  goods: (lang: Lang, filter: { category?: string | undefined; coop?: string | undefined } = {}) =>
    `/${lang}/goods${query(filter)}`,
  good: (lang: Lang, handle: string) => `/${lang}/goods/${encodeURIComponent(handle)}`,
  coops: (lang: Lang) => `/${lang}/co-ops`,
  coop: (lang: Lang, handle: string) => `/${lang}/co-ops/${encodeURIComponent(handle)}`,
  about: (lang: Lang) => `/${lang}/about`,
  basket: (lang: Lang) => `/${lang}/basket`,
  address: (lang: Lang) => `/${lang}/checkout`,
  shipping: (lang: Lang) => `/${lang}/checkout/shipping`,
  payment: (lang: Lang) => `/${lang}/checkout/payment`,
  order: (lang: Lang, token: string) => `/${lang}/orders/${encodeURIComponent(token)}`,
  desk: deskPaths(),
};

/** The language a path begins with, if it is one of ours. */
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

/** The same page in another language. Only the filters of the page are kept, never a one-time message. */
export function inLanguage(url: URL, lang: Lang): string {
  const kept = new URLSearchParams();
  for (const name of ["category", "coop", "country", "state", "account", "next"]) {
    const value = url.searchParams.get(name);
    if (value) kept.set(name, value);
  }
  const rest = langOf(url.pathname) ? url.pathname.split("/").slice(2) : [];
  const search = kept.size > 0 ? `?${kept}` : "";
  return `/${[lang, ...rest].join("/")}${search}`;
}

/** Pages that belong to one visitor: never cached, never indexed. */
export function isPrivatePath(pathname: string): boolean {
  return ["basket", "checkout", "orders", "portal"].includes(pathname.split("/")[2] ?? "");
}

/** The language of an `Accept-Language` header that we speak best, English when none. */
export function wishedLang(accept_language: string | null): Lang {
  const wishes = (accept_language ?? "")
    .split(",")
    .slice(0, 20)
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { lang: tag.split("-")[0] ?? "", weight: q === undefined ? 1 : Number(q) };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const wish of wishes) if (isLang(wish.lang)) return wish.lang;
  return LANGS[0];
}
