import Stripe from "stripe";
import type { Currency } from "../domain/currency";
import type { PageLine } from "../domain/card/page";
import { instantAt } from "./clock";
import { settings } from "./env";

/** The one place that says which of Stripe's versions we speak. */
const API_VERSION = "2026-10-28.endive";

/** Any other host is a stand-in. */
const STRIPES_OWN = "api.stripe.com";

/** Stripe asks again by itself, under the same idempotency key, when a connection breaks. */
const RETRIES = 1;
const TIMEOUT_MS = 8_000;
/** How old a signed event may be when it comes. */
const TOLERANCE_S = 300;

/** A hosted page as Stripe has it now. Amounts are minor units. */
export type HostedPage = {
  id: string;
  status: "open" | "complete" | "expired";
  url: string | null;
  /** What was paid; null unless the money is there. */
  paid: { payment_id: string; amount_minor: bigint; currency: string } | null;
};

export type PageAsk = {
  /** Our id of the page: Stripe makes one page of it, however often it is asked. */
  page_id: string;
  cart_id: string;
  currency: Currency;
  lines: readonly PageLine[];
  locale: "en-GB" | "es" | "es-419" | "it";
  expires_at: Date;
  success_url: string;
  cancel_url: string;
};

/** `pending` and `succeeded` are on their way or there; the rest never arrives. */
export type GivenBack = { refund_id: string; state: "succeeded" | "pending" | "failed" };

/** What an event is about, by id alone: what it says of amounts and states is asked for anew. */
export type ToldEvent = {
  event_id: string;
  kind: string;
  session_id: string | null;
  payment_id: string | null;
  page_id: string | null;
  dispute_id: string | null;
};

/** What a buyer's bank takes back, as Stripe has it now. Amounts are minor units. */
export type DisputeNow = {
  dispute_id: string;
  payment_id: string | null;
  currency: string;
  /** What has left our balance for it so far, and what came back; nothing of both while the bank only inquires. */
  taken: bigint;
  returned: bigint;
  outcome: "won" | "lost" | null;
  reason: string;
  due_by: Date | null;
};

/** One line of our balance at Stripe, in minor units with their sign. */
export type BalanceMovement = {
  movement_id: string;
  kind: string;
  category: string;
  amount: bigint;
  fee: bigint;
  net: bigint;
  currency: string;
  /** Stripe's id of what it is of: a charge, a refund, a payout. */
  source: string | null;
  at: Date;
};

/** Stripe has understood and said no: asked again, it says no again. */
class StripeRefusal extends Error {
  override readonly name = "StripeRefusal";
}

/** Whether a thrown thing is Stripe's no. By its name, since a class may be loaded twice. */
export function isStripeRefusal(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === "StripeRefusal";
}

/** Whether cards are taken at all. */
export function takesCards(): boolean {
  return settings().STRIPE_SECRET_KEY !== "";
}

/** What a card is charged: nothing by Stripe's test keys, and nothing by a stand-in for Stripe. */
export function cardMode(): "none" | "live" | "test" | "stand_in" {
  const { STRIPE_SECRET_KEY, STRIPE_HOST } = settings();
  if (STRIPE_SECRET_KEY === "") return "none";
  if (STRIPE_HOST !== STRIPES_OWN) return "stand_in";
  return STRIPE_SECRET_KEY.includes("_test_") ? "test" : "live";
}

let client: Stripe | undefined;

function stripe(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_HOST, STRIPE_PORT, STRIPE_PROTOCOL } = settings();
  client ??= new Stripe(STRIPE_SECRET_KEY, {
    apiVersion: API_VERSION,
    host: STRIPE_HOST,
    port: STRIPE_PORT,
    protocol: STRIPE_PROTOCOL,
    maxNetworkRetries: RETRIES,
    timeout: TIMEOUT_MS,
    telemetry: false,
  });
  return client;
}

/** Where hosted pages are shown, for the policy that says where a form of ours may lead. */
export function hostedOrigin(): string {
  const { STRIPE_HOST, STRIPE_PORT, STRIPE_PROTOCOL } = settings();
  if (STRIPE_HOST === STRIPES_OWN) return "https://checkout.stripe.com";
  return new URL(`${STRIPE_PROTOCOL}://${STRIPE_HOST}:${STRIPE_PORT}`).origin;
}

/** Asks for a page. Again with the same ask: the same page. Throws `StripeRefusal`, or anything else when the outcome is unknown. */
export async function createHostedPage(ask: PageAsk): Promise<HostedPage> {
  const ours = { page_id: ask.page_id, cart_id: ask.cart_id };
  return hosted(
    await clear(
      stripe().checkout.sessions.create(
        {
          mode: "payment",
          // The order's own currency, whatever the card's is.
          adaptive_pricing: { enabled: false },
          allowed_payment_method_types: ["card"],
          line_items: ask.lines.map(({ title, amount_minor }) => ({
            quantity: 1,
            price_data: {
              currency: ask.currency,
              unit_amount: wholeNumber(amount_minor),
              product_data: { name: title },
            },
          })),
          locale: ask.locale,
          expires_at: secondsOf(ask.expires_at),
          success_url: ask.success_url,
          cancel_url: ask.cancel_url,
          client_reference_id: ask.page_id,
          metadata: ours,
          // What stands on a card's statement says nothing of who made the goods.
          payment_intent_data: { metadata: ours, statement_descriptor_suffix: "SHOP" },
        },
        { idempotencyKey: ask.page_id },
      ),
    ),
  );
}

export async function readHostedPage(session_id: string): Promise<HostedPage> {
  return hosted(await clear(stripe().checkout.sessions.retrieve(session_id)));
}

/** Looks for a page by our own id among those made about then; null when Stripe never made it. */
export async function findHostedPage(page_id: string, asked_at: Date): Promise<HostedPage | null> {
  const since = secondsOf(asked_at) - 60;
  const made = stripe().checkout.sessions.list({ created: { gte: since, lte: since + 3_600 }, limit: 100 });
  for await (const session of made) if (session.client_reference_id === page_id) return hosted(session);
  return null;
}

/** Takes care that a page can't be paid any more. Answers how it stands then: it may have been paid just before. */
export async function expireHostedPage(session_id: string): Promise<HostedPage> {
  try {
    return hosted(await clear(stripe().checkout.sessions.expire(session_id)));
  } catch (error) {
    if (!isStripeRefusal(error)) throw error;
    return readHostedPage(session_id);
  }
}

/**
 * Gives back all of a payment, once for each of our ids. What became of an earlier ask is looked up before it is asked
 * again, however long ago that was. Throws `StripeRefusal`, or anything else when the outcome is unknown.
 */
export async function giveBackPayment(payment_id: string, ours: string, amount: bigint): Promise<GivenBack> {
  const earlier = stripe().refunds.list({ payment_intent: payment_id, limit: 100 });
  for await (const refund of earlier) if (refund.metadata?.["given_back"] === ours) return givenBack(refund);
  return givenBack(
    await clear(
      stripe().refunds.create(
        { payment_intent: payment_id, amount: wholeNumber(amount), metadata: { given_back: ours } },
        { idempotencyKey: `give-back:${ours}` },
      ),
    ),
  );
}

/** Of which payment a refund is. */
export async function paymentOfRefund(refund_id: string): Promise<string | null> {
  return idOf((await stripe().refunds.retrieve(refund_id)).payment_intent);
}

/** What moved on our balance since then, oldest first. */
export async function listMovements(since: Date): Promise<BalanceMovement[]> {
  const found: BalanceMovement[] = [];
  const listed = stripe().balanceTransactions.list({ created: { gte: secondsOf(since) }, limit: 100 });
  for await (const { id, type, reporting_category, amount, fee, net, currency, source, created } of listed)
    found.unshift({
      movement_id: id,
      kind: type,
      category: reporting_category,
      amount: BigInt(amount),
      fee: BigInt(fee),
      net: BigInt(net),
      currency,
      source: idOf(source),
      at: instantAt(created * 1000),
    });
  return found;
}

/** How a dispute stands. */
export async function readDispute(dispute_id: string): Promise<DisputeNow> {
  const { id, payment_intent, currency, balance_transactions, status, reason, evidence_details } =
    await stripe().disputes.retrieve(dispute_id);
  const moved = balance_transactions.map(({ amount }) => BigInt(amount));
  const sum = (amounts: bigint[]) => amounts.reduce((running, amount) => running + amount, 0n);
  return {
    dispute_id: id,
    payment_id: idOf(payment_intent),
    // What left our balance, which may have another currency than the card.
    currency: balance_transactions[0]?.currency ?? currency,
    taken: -sum(moved.filter((amount) => amount < 0n)),
    returned: sum(moved.filter((amount) => amount > 0n)),
    outcome: status === "won" ? "won" : status === "lost" ? "lost" : null,
    reason,
    due_by: evidence_details.due_by === null ? null : instantAt(evidence_details.due_by * 1000),
  };
}

/** Reads an event if Stripe signed exactly this text, and not long ago. Throws otherwise. */
export function readSignedEvent(raw: Buffer, signature: string): ToldEvent {
  const event = stripe().webhooks.constructEvent(
    raw,
    signature,
    settings().STRIPE_WEBHOOK_SECRET,
    TOLERANCE_S,
  );
  return toldEvent(event);
}

/** Reads an event that was read before, out of the inbox. */
export function readKeptEvent(body: string): ToldEvent {
  return toldEvent(JSON.parse(body) as Stripe.Event);
}

function toldEvent(event: Stripe.Event): ToldEvent {
  const about = event.data.object as {
    id?: string;
    object?: string;
    payment_intent?: unknown;
    client_reference_id?: string | null;
    metadata?: Record<string, string> | null;
  };
  const kind = about.object ?? "";
  return {
    event_id: event.id,
    kind: event.type,
    session_id: kind === "checkout.session" ? (about.id ?? null) : null,
    payment_id: kind === "payment_intent" ? (about.id ?? null) : idOf(about.payment_intent),
    page_id: about.client_reference_id ?? about.metadata?.["page_id"] ?? null,
    dispute_id: kind === "dispute" ? (about.id ?? null) : null,
  };
}

function hosted(session: Stripe.Checkout.Session): HostedPage {
  const payment_id = idOf(session.payment_intent);
  const { amount_total, currency, payment_status } = session;
  const paid =
    session.status === "complete" && payment_status === "paid" && payment_id && amount_total && currency
      ? { payment_id, amount_minor: BigInt(amount_total), currency }
      : null;
  return {
    id: session.id,
    status: statusOf(session),
    url: session.url,
    paid,
  };
}

function statusOf({ status }: Stripe.Checkout.Session): HostedPage["status"] {
  if (status === "complete") return "complete";
  return status === "expired" ? "expired" : "open";
}

function givenBack(refund: Stripe.Refund): GivenBack {
  const state = refund.status === "succeeded" || refund.status === "pending" ? refund.status : "failed";
  return { refund_id: refund.id, state: refund.status === "requires_action" ? "pending" : state };
}

/** Stripe gives an id, or the whole of what it names. */
function idOf(named: unknown): string | null {
  if (typeof named === "string") return named;
  const id = (named as { id?: unknown } | null | undefined)?.id;
  return typeof id === "string" ? id : null;
}

/** Told apart once and here: a plain no, and an outcome that nobody knows. */
async function clear<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const { type, statusCode, message } = error as { type?: string; statusCode?: number; message?: string };
    // A key that is at work at this very moment says nothing of what will become of it.
    if (type === "StripeInvalidRequestError" && statusCode !== 409) throw new StripeRefusal(message);
    throw error;
  }
}

function wholeNumber(amount_minor: bigint): number {
  if (amount_minor > BigInt(Number.MAX_SAFE_INTEGER))
    throw new Error(`${amount_minor} is too much for a card`);
  return Number(amount_minor);
}

/** Stripe counts in seconds; what is left of one is dropped, so that the same instant is the same number each time. */
function secondsOf(at: Date): number {
  return (at.getTime() - at.getMilliseconds()) / 1000;
}
