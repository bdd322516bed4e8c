import { LOCALES, type Language } from "../i18n/langs.ts";
import { askBackend } from "./backend.ts";
import { deskErrorFrom } from "./desk-error.ts";
import { settings } from "./env.ts";

/** Making three sizes of a large photograph takes the backend a while. */
const PICTURE_TIMEOUT_MS = 60_000;

export type Desk = {
  lang: Language;
  get<T>(path: string, query?: Record<string, string | number | undefined>): Promise<T>;
  post<T>(path: string, body: Record<string, unknown>): Promise<T>;
  /** Sends a file as it is. */
  send<T>(path: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<T>;
};

type Visitor = { lang: Language; token: string | null; address: string };

/** The one client for the desk's routes, made per request: it speaks for whoever is signed in, and for nobody else. */
export function deskFor({ lang, token, address }: Visitor): Desk {
  const headers = (type: string): Record<string, string> => ({
    accept: "application/json",
    "content-type": type,
    "x-arnia-storefront": settings().storefront_secret,
    "x-arnia-visitor": address,
    "x-medusa-locale": LOCALES[lang],
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  });

  async function ask<T>(
    path: string,
    asked: { method: string; type?: string; body?: BodyInit; timeout_ms?: number },
    query: Record<string, string | number | undefined> = {},
  ): Promise<T> {
    const url = new URL(path, `${settings().backend_url}/`);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const { type = "application/json", ...rest } = asked;
    const answered = await askBackend(url, { ...rest, headers: headers(type) });
    if (!answered.ok) throw deskErrorFrom(answered.status, answered.answer, answered.headers);
    return answered.answer as T;
  }

  return {
    lang,
    get: (path, query = {}) => ask(path, { method: "GET" }, query),
    post: (path, body) => ask(path, { method: "POST", body: JSON.stringify(body) }),
    send: (path, bytes, type) =>
      ask(path, { method: "POST", body: bytes, type, timeout_ms: PICTURE_TIMEOUT_MS }),
  };
}
