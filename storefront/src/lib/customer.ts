import type { APIContext } from "astro";
import { languageOf, LOCALES, placeOf } from "../i18n/langs.ts";
import { askBackend } from "./backend.ts";
import { customerTokenFrom, keepCustomerToken } from "./customer-cookie.ts";
import { CustomerError, customerErrorFrom, isCustomerError } from "./customer-error.ts";
import type { Account } from "./customer-wire.ts";
import { settings } from "./env.ts";
import { isStoreError } from "./store-error.ts";

/** The part of a request that tells who asks. Pages and actions both have it. */
export type Visitor = Pick<APIContext, "locals" | "cookies">;

export type Customer = {
  get<T>(path: string, query?: Record<string, string>): Promise<T>;
  post<T>(path: string, body?: Record<string, unknown>): Promise<T>;
};

/** The client for accounts and wholesale, made per request: it speaks for whoever is signed in, or for nobody yet. */
export function customerFor({ locals: { lang, visitor }, cookies }: Visitor): Customer {
  const token = customerTokenFrom(cookies);
  const headers = {
    accept: "application/json",
    "content-type": "application/json",
    "x-publishable-api-key": settings().publishable_key,
    "x-arnia-storefront": settings().storefront_secret,
    "x-arnia-visitor": visitor,
    "x-arnia-place": placeOf(lang),
    "x-medusa-locale": LOCALES[languageOf(lang)],
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };

  async function ask<T>(
    path: string,
    init: { method: string; body?: string },
    query: Record<string, string> = {},
  ): Promise<T> {
    const url = new URL(`/store/${path}`, `${settings().backend_url}/`);
    for (const [name, value] of Object.entries({ lang: languageOf(lang), ...query }))
      url.searchParams.set(name, value);
    const answered = await askBackend(url, { ...init, headers });
    if (!answered.ok) throw customerErrorFrom(answered.status, answered.answer, answered.headers);
    return answered.answer as T;
  }

  return {
    get: (path, query = {}) => ask(path, { method: "GET" }, query),
    post: (path, body = {}) => ask(path, { method: "POST", body: JSON.stringify(body) }),
  };
}

/** Whether somebody seems to be signed in; a page that must know asks `signedIn`. */
export function hasToken({ cookies }: Pick<Visitor, "cookies">): boolean {
  return customerTokenFrom(cookies) !== null;
}

/**
 * Who is signed in, with a client that speaks for them. Nobody: a `CustomerError` that the middleware answers with the
 * sign-in page, which leads back here.
 */
export async function signedIn(visitor: Visitor): Promise<{ customer: Customer; account: Account }> {
  if (!hasToken(visitor)) throw new CustomerError("account.signed_out", 401, "Nobody is signed in");
  const customer = customerFor(visitor);
  const { account, renewed } = await customer.get<{ account: Account; renewed: { token: string } | null }>(
    "account",
  );
  if (renewed) keepCustomerToken(visitor.cookies, renewed.token);
  return { customer, account };
}

/** What an account adds to a page that stands without it: a refusal, or a backend that does not answer, is nothing. */
export async function orNothing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isCustomerError(error) || isStoreError(error)) return null;
    throw error;
  }
}
