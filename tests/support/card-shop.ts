import { createHmac } from "node:crypto";
import { startShop, type Shop } from "./shop";
import { must, type Answer, type Store } from "./store-client";
import { startStripe, type StripeStandIn } from "./stripe/stand-in";

const STRIPE_KEY = "sk_test_arnia0123456789";
const WEBHOOK_SECRET = "whsec_arnia0123456789abcdef";

export interface CardStanding {
  state: "none" | "waiting" | "ordered" | "given_back" | "expired";
  follow_token: string | null;
}

/** A shop that takes cards, beside the stand-in that tells it of them. */
export interface CardShop {
  shop: Shop;
  stripe: StripeStandIn;
  stop(): Promise<void>;
}

export async function startCardShop(
  name: string,
  more: { env?: Record<string, string>; storefront?: boolean } = {},
): Promise<CardShop> {
  const stripe = await startStripe({ secret_key: STRIPE_KEY, webhook_secret: WEBHOOK_SECRET });
  const env = {
    STRIPE_SECRET_KEY: STRIPE_KEY,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_HOST: stripe.host,
    STRIPE_PORT: String(stripe.port),
    STRIPE_PROTOCOL: "http",
    ...more.env,
  };
  const shop = await startShop({ name, env, storefront: more.storefront ?? false }).catch(
    async (error: unknown) => {
      await stripe.stop();
      throw error;
    },
  );
  stripe.events.deliverTo(`${shop.backendUrl}/hooks/stripe`);
  return {
    shop,
    stripe,
    stop: async () => {
      await shop.stop();
      await stripe.stop();
    },
  };
}

/** Starts a card payment, as the storefront's form does, and asks for its hosted page. */
export async function askForPage(
  store: Store,
  cart: string,
): Promise<Answer<{ card: { url: string }; code?: string }>> {
  must(await store.pay(cart, "card"));
  return store.ask("POST", `/store/carts/${cart}/card`, {});
}

export const urlOfPage = async (store: Store, cart: string): Promise<string> =>
  must(await askForPage(store, cart)).card.url;

/** The stand-in's id of the page at an address. */
export const sessionAt = (url: string): string => new URL(url).pathname.split("/").at(-1) ?? "";

/** What the page to which a buyer is sent back asks the backend. */
export async function lookAt(store: Store, cart: string): Promise<CardStanding> {
  return must(await store.ask<{ card: CardStanding }>("POST", `/store/carts/${cart}/card/look`, {})).card;
}

/** What the provider signs a body with, as the header `stripe-signature` has it; old or by another's secret where a test says so. */
export function signatureOf(body: string, { age_s = 0, secret = WEBHOOK_SECRET } = {}): string {
  const at = Math.floor(Date.now() / 1000) - age_s;
  return `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;
}
