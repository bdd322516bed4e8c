import { readCart, writeCart } from "./copy-cart";
import type { Shop } from "./shop";

export type Money = { amount: string; currency_code: string };

/** What the shop answered. `body` holds what was asked for, or a fault; `refusalOf` tells which in one word. */
export interface Answer<T> {
  status: number;
  body: T;
}

interface Fault {
  type?: string;
  code?: string;
  message?: string;
}

export interface Basket {
  id: string;
  email: string | null;
  country_code: string;
  groups: {
    coop: { handle: string };
    lines: {
      id: string;
      variant_id: string;
      good_handle: string;
      unit_price: Money;
      quantity: number;
      subtotal: Money;
      total: Money;
      problem: string | null;
    }[];
    shipping: { chosen: string | null; options: { id: string; name: string; price: Money }[] };
    goods_total: Money;
    shipping_total: Money | null;
  }[];
  promo_codes: string[];
  goods_total: Money;
  discount_total: Money;
  shipping_total: Money | null;
  tax_total: Money;
  total: Money;
  ready: { address: boolean; shipping: boolean };
  count: number;
}

export interface Follow {
  display_id: number;
  status: string;
  total: Money;
  received: Money;
  missing: Money;
  expires_at: string | null;
  bank: { name: string; numbers: { label: string; value: string }[]; reference: string } | null;
  parcels: {
    coop: { handle: string };
    state: string;
    sent_parcels: { tracking: string | null; lines: { title: string; quantity: number }[] }[];
    lines: {
      title: string;
      quantity: number;
      refunded_quantity: number;
      left_quantity: number;
      total: Money;
    }[];
    money: null | { breakdown: Record<string, Money>; state: string; refunded: Money };
  }[];
  refunds: { amount: Money; state: string }[];
}

export type Method = "demo" | "bank-transfer";

/** What somebody wants to buy. Goods by handle; shipping is the cheapest of each co-op unless said otherwise. */
export interface Wish {
  goods: Record<string, number>;
  codes?: string[];
  country?: string;
  shipping?: (options: { id: string; price: Money }[]) => string;
  email?: string;
}

export interface Order {
  cart_id: string;
  order_id: string;
  display_id: number;
  token: string;
}

export const CHOCOLATE = "gianduja-dark-bar-box";
export const HONEY = "rosemary-honey-500";
export const CLOCK = "beech-table-clock";

/** The worked example: 112.895 for Medusa, 112.90 for people. */
export const WORKED_EXAMPLE: Wish = {
  goods: { [CHOCOLATE]: 2, [HONEY]: 3, [CLOCK]: 1 },
  codes: ["PIETRA15", "MIEL15", "HORA15"],
};

export const euros = (amount: string): Money => ({ amount, currency_code: "eur" });

/** `"400 cart.quantity"`, or the status alone when there is no code; a success is its status. */
export function refusalOf(answer: Answer<unknown>): string {
  const { code, type } = (answer.body ?? {}) as Fault;
  return answer.status < 400 ? String(answer.status) : `${answer.status} ${code ?? type ?? ""}`.trim();
}

/** Asks for JSON and reads whatever comes back, refusals included. */
export async function ask<T>(
  url: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: unknown },
): Promise<Answer<T>> {
  const answer = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  let read: unknown = text;
  try {
    read = text === "" ? null : JSON.parse(text);
  } catch {
    // Not every door speaks JSON.
  }
  return { status: answer.status, body: read as T };
}

/** The answer's body, or an error that says what was refused. */
export function must<T>(answer: Answer<T>): T {
  if (answer.status < 400) return answer.body;
  throw new Error(`${refusalOf(answer)}: ${(answer.body as Fault).message ?? JSON.stringify(answer.body)}`);
}

const cheapest = (options: { id: string; price: Money }[]): string =>
  [...options].sort((a, b) => minorUnits(a.price) - minorUnits(b.price)).at(0)?.id ?? "";

/** Two decimals and no others: what these tests buy is priced in euros. */
export function minorUnits(money: Money): number {
  const parts = /^(-?)(\d+)\.(\d\d)$/.exec(money.amount);
  if (!parts) throw new Error(`"${money.amount}" is not an amount in euros.`);
  return Number(`${parts[1] ?? ""}${parts[2] ?? ""}${parts[3] ?? ""}`);
}

export const address = (country_code = "it"): Record<string, string> => ({
  first_name: "Ada",
  last_name: "Rossi",
  address_1: "Via Po 1",
  postal_code: "10100",
  city: "Torino",
  country_code,
});

/** The storefront's side of the store API: what its pages and actions would ask for a shopper. */
export class Store {
  readonly headers: Record<string, string>;
  private variants = new Map<string, string>();
  private region = "";
  private ready = new Map<string, Promise<string>>();

  /** `place`: eu, ar, pe or pr, as the storefront says it. */
  constructor(
    readonly shop: Shop,
    place = "eu",
  ) {
    this.headers = {
      "x-publishable-api-key": shop.publishableKey,
      "x-arnia-storefront": shop.storefrontSecret,
      "x-arnia-place": place,
    };
  }

  ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    return ask<T>(`${this.shop.backendUrl}${path}`, { method, headers: this.headers, body });
  }

  async variantOf(handle: string): Promise<string> {
    const known = this.variants.get(handle);
    if (known) return known;
    const { good } = must(
      await this.ask<{ good: { variants: { id: string }[] } }>("GET", `/store/goods/${handle}`),
    );
    const id = good.variants[0]!.id;
    this.variants.set(handle, id);
    return id;
  }

  async newCart(): Promise<string> {
    this.region ||= must(await this.ask<{ region_id: string }>("GET", "/store/shop")).region_id;
    const { cart } = must(
      await this.ask<{ cart: { id: string } }>("POST", "/store/carts", { region_id: this.region }),
    );
    return cart.id;
  }

  async add(cart: string, handle: string, quantity: unknown): Promise<Answer<unknown>> {
    return this.ask("POST", `/store/carts/${cart}/line-items`, {
      variant_id: await this.variantOf(handle),
      quantity,
    });
  }

  async basket(cart: string): Promise<Basket> {
    return must(await this.ask<{ basket: Basket }>("GET", `/store/carts/${cart}/basket?lang=en`)).basket;
  }

  async setAddress(
    cart: string,
    { email = "ada@example.org", country = "it" } = {},
  ): Promise<Answer<unknown>> {
    return this.ask("POST", `/store/carts/${cart}`, { email, shipping_address: address(country) });
  }

  setShipping(cart: string, option_ids: unknown): Promise<Answer<unknown>> {
    return this.ask("POST", `/store/carts/${cart}/shipping`, { option_ids });
  }

  async chooseShipping(cart: string, choose = cheapest): Promise<void> {
    const { groups } = await this.basket(cart);
    must(
      await this.setShipping(
        cart,
        groups.map(({ shipping }) => choose(shipping.options)),
      ),
    );
  }

  /** A basket that only has to be paid; like the first that was wished for in these words, if any was. */
  async readyCart(wish: Wish): Promise<string> {
    if (wish.shipping) return this.filledCart(wish);
    const words = JSON.stringify(wish);
    const known = await this.ready.get(words);
    if (known) return writeCart(this.shop.query, known);
    const cart = this.filledCart(wish);
    const rows = cart.then((id) => readCart(this.shop.query, id));
    this.ready.set(words, rows);
    rows.catch(() => this.ready.delete(words));
    await rows;
    return cart;
  }

  private async filledCart({
    goods,
    codes = [],
    country = "it",
    shipping = cheapest,
    email,
  }: Wish): Promise<string> {
    const cart = await this.newCart();
    for (const [handle, quantity] of Object.entries(goods)) must(await this.add(cart, handle, quantity));
    if (codes.length > 0)
      must(await this.ask("POST", `/store/carts/${cart}/promotions`, { promo_codes: codes }));
    must(await this.setAddress(cart, { email: email ?? "ada@example.org", country }));
    await this.chooseShipping(cart, shipping);
    return cart;
  }

  /** Starts payment for the total that the basket shows now, unless another one is given. */
  async pay(
    cart: string,
    method: string = "demo",
    total?: Money,
  ): Promise<Answer<{ checkout: { id: string; total: Money } }>> {
    const seen = total ?? (await this.basket(cart)).total;
    return this.ask("POST", `/store/carts/${cart}/payment`, { method, total: seen });
  }

  async complete(cart: string): Promise<Answer<{ order: { display_id: number; follow_token: string } }>> {
    return this.ask("POST", `/store/carts/${cart}/complete`, {});
  }

  async orderOf(cart: string): Promise<string[]> {
    const rows = await this.shop.query<{ order_id: string }>(
      "select order_id from order_cart where cart_id = $1 and deleted_at is null",
      [cart],
    );
    return rows.map(({ order_id }) => order_id);
  }

  async buy(wish: Wish, method: Method = "demo"): Promise<Order> {
    const cart = await this.readyCart(wish);
    must(await this.pay(cart, method));
    const { order } = must(await this.complete(cart));
    const [order_id = ""] = await this.orderOf(cart);
    return { cart_id: cart, order_id, display_id: order.display_id, token: order.follow_token };
  }

  async follow(token: string): Promise<Follow> {
    return must(await this.ask<{ order: Follow }>("GET", `/store/follow/${token}?lang=en`)).order;
  }
}
