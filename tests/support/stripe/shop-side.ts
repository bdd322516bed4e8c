import Stripe from "stripe";
import { afterEach, expect } from "vitest";
import { startStripe, type StripeStandIn } from "./stand-in.ts";

const KEY = "sk_test_stand_in";
export const SECRET = "whsec_stand_in";
export const DAY_S = 86_400;
export const CARD = {
  card_number: "4242 4242 4242 4242",
  expiry: "12 / 34",
  cvc: "123",
  email: "ada@example.org",
};

/** What a test has begun and is to be stopped after it, the last one first. */
export const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A stand-in for one test, and the real SDK that speaks to it. */
export async function begin(
  webhook_url: string | null = null,
): Promise<{ stripe: StripeStandIn; client: Stripe }> {
  const stripe = await startStripe({
    secret_key: KEY,
    webhook_secret: SECRET,
    webhook_url,
    retry_ms: () => 20,
  });
  stops.push(stripe.stop);
  return { stripe, client: clientOf(stripe) };
}

export const clientOf = (
  { host, port }: StripeStandIn,
  more: { key?: string; timeout?: number } = {},
): Stripe =>
  new Stripe(more.key ?? KEY, {
    host,
    port,
    protocol: "http",
    maxNetworkRetries: 0,
    timeout: more.timeout ?? 5_000,
    telemetry: false,
  });

/** One line of a basket; the amount in the smallest unit. */
export const line = (name: string, unit_amount: number, currency = "eur", quantity = 1) => ({
  quantity,
  price_data: { currency, unit_amount, product_data: { name } },
});

export const nowS = (): number => Math.floor(Date.now() / 1_000);

/** A session as the shop asks for it. */
export const basket = (
  more: Stripe.Checkout.SessionCreateParams = {},
): Stripe.Checkout.SessionCreateParams => ({
  mode: "payment",
  allowed_payment_method_types: ["card"],
  success_url: "http://shop.example/it/paid?session={CHECKOUT_SESSION_ID}",
  cancel_url: "http://shop.example/it/basket",
  locale: "it",
  expires_at: nowS() + 31 * 60,
  client_reference_id: "payses_1",
  line_items: [line("Bag <b>of</b> felt", 2_125), line("Parcel", 9_165)],
  payment_intent_data: { statement_descriptor_suffix: "ORDER 12", metadata: { cart: "cart_1" } },
  ...more,
});

/** What an error is, as the SDK gives it. */
export const refusal = (doing: Promise<unknown>) =>
  doing.then(
    () => {
      throw new Error("It went.");
    },
    (error: unknown) => {
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
      const { type, code, param, statusCode, message } = error;
      return { type, code, param, statusCode, message };
    },
  );

/** A page as it is read. */
export const get = async (url: string): Promise<string> => (await fetch(url)).text();
/** Sends a page's form, as a browser does without JavaScript. */
export async function post(url: string, form: Record<string, string>) {
  const response = await fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams(form) });
  return { status: response.status, to: response.headers.get("location"), text: await response.text() };
}
/** What was told of, oldest first. */
export const types = (stripe: StripeStandIn): string[] => stripe.events.all().map(({ type }) => type);

/** A session paid, and the ids of what came of it. */
export async function paid(stripe: StripeStandIn, client: Stripe, amount: number, currency = "eur") {
  const { id } = await client.checkout.sessions.create(
    basket({ line_items: [line("Bag", amount, currency)] }),
  );
  expect(stripe.pay(id)).toEqual({ came: "paid" });
  const { payment_intent } = await client.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
  const { id: intent, latest_charge } = payment_intent as Stripe.PaymentIntent;
  return { session: id, intent, charge: latest_charge as string };
}
