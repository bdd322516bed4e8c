import { Client, Store, type ClientHeaders, type FetchArgs, type FetchInput } from "@medusajs/js-sdk";
import { languageOf, LOCALES, placeOf, type Lang } from "../i18n/langs.ts";
import { askBackend } from "./backend.ts";
import { settings } from "./env.ts";
import { storeErrorFrom } from "./store-error.ts";

/**
 * The SDK's client with two changes: every call has a time limit, and a refusal keeps the backend's `code`, which
 * the SDK's own error drops. It is made per request and holds no token.
 */
class StoreClient extends Client {
  constructor(private readonly lang: Lang) {
    super({ baseUrl: settings().backend_url, publishableKey: settings().publishable_key });
  }

  override async fetch<T>(input: FetchInput, init: FetchArgs = {}): Promise<T> {
    const { query, headers, body, ...rest } = init;
    const method = (init.method ?? "GET").toUpperCase();
    const url = new URL(input instanceof Request ? input.url : input, `${settings().backend_url}/`);
    for (const [name, value] of Object.entries(query ?? {}))
      if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
    const { ok, status, answer } = await askBackend(url, {
      ...rest,
      method,
      headers: this.headers(headers),
      body: body === undefined || body === null ? null : JSON.stringify(body),
    });
    if (!ok) throw storeErrorFrom(status, answer);
    return answer as T;
  }

  private headers(extra: ClientHeaders = {}): Headers {
    const headers = new Headers({
      accept: "application/json",
      "content-type": "application/json",
      "x-publishable-api-key": settings().publishable_key,
      "x-arnia-storefront": settings().storefront_secret,
      "x-medusa-locale": LOCALES[languageOf(this.lang)],
      "x-arnia-place": placeOf(this.lang),
    });
    for (const [name, value] of Object.entries(extra))
      if (typeof value === "string") headers.set(name, value);
    return headers;
  }
}

export type ShopStore = {
  /** Language and place: what is remembered of the backend's answers is remembered by it. */
  lang: Lang;
  /** Medusa's own cart routes. */
  cart: Store["cart"];
  /** Our own routes; the language is added to every one, and the place goes along in a header. */
  get<T>(path: string, query?: Record<string, string | undefined>): Promise<T>;
  post<T>(path: string, body: Record<string, unknown>): Promise<T>;
};

export function storeFor(lang: Lang): ShopStore {
  const client = new StoreClient(lang);
  return {
    lang,
    cart: new Store(client).cart,
    get: (path, query = {}) => client.fetch(path, { query: { lang: languageOf(lang), ...query } }),
    post: (path, body) => client.fetch(path, { method: "POST", body }),
  };
}
