import { ask, must, Store, type Answer, type Money } from "./store-client";
import type { Shop } from "./shop";
import type { ReceivedMail, SmtpStandIn } from "./smtp";

export interface WholesaleBasket {
  cart_id: string;
  lines: {
    id: string;
    variant_id: string;
    sku: string;
    quantity: number;
    unit: Money;
    net: Money;
    gone: boolean;
    price_now: Money | null;
    next_tier: { from: number; unit: Money } | null;
  }[];
  faults: { code: string; variant_id: string | null; details: Record<string, unknown> }[];
  minimum_missing: Money | null;
  groups: { coop: { handle: string }; shipping: { chosen: string | null; options: { id: string }[] } }[];
  sums: { goods: Money; shipping: Money | null; tax: Money; total: Money };
  tax_rate_bps: number | null;
}

export interface PriceList {
  currency_code: string;
  minimum: Money;
  tax_rate_bps: number;
  goods: {
    variant_id: string;
    sku: string;
    handle: string;
    case_pack: number;
    tiers: { from: number; unit: Money; unit_with_tax: Money; breakdown: Record<string, Money> }[];
  }[];
}

export interface ProForma {
  display_id: number;
  number: string;
  placed_at: string;
  status: string;
  expires_at: string;
  lines: { sku: string; quantity: number; unit: Money; net: Money }[];
  sums: { goods: Money; shipping: Money; tax: Money; total: Money };
  tax_rate_bps: number | null;
  bank: { name: string; reference: string } | null;
}

export const BUYER_PASSWORD = "a-long-test-password";

/** Somebody with an account, as the storefront asks for them. */
export class Buyer {
  private constructor(
    readonly shop: Shop,
    readonly email: string,
    readonly token: string,
  ) {}

  static headers(shop: Shop, token?: string): Record<string, string> {
    return {
      ...new Store(shop).headers,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
  }

  static post<T>(shop: Shop, path: string, body: unknown): Promise<Answer<T>> {
    return ask<T>(`${shop.backendUrl}${path}`, { method: "POST", headers: Buyer.headers(shop), body });
  }

  static async signIn(shop: Shop, email: string, password = BUYER_PASSWORD): Promise<Buyer> {
    const { token } = must(
      await Buyer.post<{ token: string }>(shop, "/store/account/sign-in", { email, password }),
    );
    return new Buyer(shop, email, token);
  }

  static async signUp(shop: Shop, email: string): Promise<Buyer> {
    must(
      await Buyer.post(shop, "/store/account/sign-up", {
        email,
        password: BUYER_PASSWORD,
        first_name: "",
        last_name: "",
      }),
    );
    return Buyer.signIn(shop, email);
  }

  ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const headers = Buyer.headers(this.shop, this.token);
    return ask<T>(`${this.shop.backendUrl}${path}`, { method, headers, body });
  }

  async get<T>(path: string): Promise<T> {
    return must(await this.ask<T>("GET", path));
  }

  async post<T>(path: string, body: unknown = {}): Promise<T> {
    return must(await this.ask<T>("POST", path, body));
  }

  apply(registration_number: string, country_code = "it"): Promise<Answer<unknown>> {
    return this.ask("POST", "/store/wholesale/applications", {
      name: `Company ${registration_number}`,
      registration_number,
      country_code,
      language: "en",
      message: "",
    });
  }

  async list(): Promise<PriceList> {
    return (await this.get<{ list: PriceList }>("/store/wholesale/prices?lang=en")).list;
  }

  async basket(): Promise<WholesaleBasket | null> {
    return (await this.get<{ basket: WholesaleBasket | null }>("/store/wholesale/basket?lang=en")).basket;
  }

  async variant(handle: string): Promise<string> {
    return (await this.list()).goods.find((good) => good.handle === handle)?.variant_id ?? "";
  }

  /** Adds units of goods by handle, all or none. */
  async add(goods: Record<string, number>): Promise<Answer<{ basket: WholesaleBasket }>> {
    const { goods: listed } = await this.list();
    const lines = Object.entries(goods).map(([handle, quantity]) => ({
      variant_id: listed.find((good) => good.handle === handle)?.variant_id ?? handle,
      quantity,
    }));
    return this.ask("POST", "/store/wholesale/basket/lines?lang=en", { lines });
  }

  setQuantity(line_id: string, quantity: number): Promise<Answer<{ basket: WholesaleBasket }>> {
    return this.ask("POST", `/store/wholesale/basket/lines/${line_id}`, { quantity });
  }

  /** Address and each co-op's first shipping: a basket that only has to be ordered. */
  async ready(shipping_address: Record<string, string>): Promise<WholesaleBasket> {
    const { basket } = await this.post<{ basket: WholesaleBasket }>("/store/wholesale/basket/address", {
      shipping_address,
    });
    const option_ids = basket.groups.flatMap(({ shipping }) => shipping.options[0]?.id ?? []);
    return (await this.post<{ basket: WholesaleBasket }>("/store/wholesale/basket/shipping", { option_ids }))
      .basket;
  }

  order(
    basket: Pick<WholesaleBasket, "cart_id" | "sums">,
  ): Promise<Answer<{ order: { display_id: number } }>> {
    const { cart_id, sums } = basket;
    return this.ask("POST", "/store/wholesale/basket/order", { cart_id, total: sums.total });
  }

  async proforma(display_id: number): Promise<ProForma> {
    return (await this.get<{ order: ProForma }>(`/store/wholesale/orders/${display_id}?lang=en`)).order;
  }
}

/** The secret end of the latest link to `page` in the mails that came to an address; empty for none. */
export function linkIn(mails: readonly ReceivedMail[], email: string, page: "reset" | "confirm"): string {
  const link = new RegExp(`/account/${page}/([\\w.-]+)`);
  const found = mails.flatMap(({ to, mail }) =>
    to.includes(email) ? (link.exec(mail.text ?? "")?.[1] ?? []) : [],
  );
  return found.at(-1) ?? "";
}

/** Shows that an account's address is its owner's, as they do it: by the link of the mail. */
export async function confirmEmail(shop: Shop, smtp: SmtpStandIn, email: string): Promise<void> {
  const mails = await smtp.until(
    (all) => linkIn(all, email, "confirm") !== "",
    `a mail to ${email} that asks for a proof`,
  );
  must(await Buyer.post(shop, "/store/account/confirm", { token: linkIn(mails, email, "confirm") }));
}
