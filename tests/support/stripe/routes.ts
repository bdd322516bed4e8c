import type Stripe from "stripe";
import { retrieveBalance } from "./bank.ts";
import { createSession, expireSession } from "./checkout.ts";
import { read, type Form } from "./form.ts";
import {
  listCharges,
  listDisputes,
  listEvents,
  listIntents,
  listLines,
  listPayouts,
  listRefunds,
  listSessions,
  listTransactions,
} from "./lists.ts";
import { cancelPaymentIntent, capturePaymentIntent } from "./payments.ts";
import { createRefund } from "./refunds.ts";
import { noSuch } from "./refusal.ts";
import type { Store } from "./store.ts";

/**
 * One call of the API. It reads its parameters first, and what it answers then does the work: a refusal while reading
 * leaves no trace, not even under an idempotency key. `id` is the one in the path, or empty.
 */
export type Endpoint = (store: Store, form: Form, id: string, path: string) => () => object;

const retrieve =
  (kind: string, from: (store: Store) => Map<string, object>): Endpoint =>
  (store, form, id) => {
    read<Stripe.ChargeRetrieveParams>(form, {});
    return () => {
      const found = from(store).get(id);
      if (found === undefined) throw noSuch(kind, id);
      return found;
    };
  };

export const ENDPOINTS: Record<string, Endpoint> = {
  "POST /v1/checkout/sessions": createSession,
  "GET /v1/checkout/sessions": listSessions,
  "GET /v1/checkout/sessions/:id": retrieve("checkout.session", ({ sessions }) => sessions),
  "GET /v1/checkout/sessions/:id/line_items": listLines,
  "POST /v1/checkout/sessions/:id/expire": expireSession,
  "GET /v1/payment_intents": listIntents,
  "GET /v1/payment_intents/:id": retrieve("payment_intent", ({ intents }) => intents),
  "POST /v1/payment_intents/:id/cancel": cancelPaymentIntent,
  "POST /v1/payment_intents/:id/capture": capturePaymentIntent,
  "GET /v1/charges": listCharges,
  "GET /v1/charges/:id": retrieve("charge", ({ charges }) => charges),
  "POST /v1/refunds": createRefund,
  "GET /v1/refunds": listRefunds,
  "GET /v1/refunds/:id": retrieve("refund", ({ refunds }) => refunds),
  "GET /v1/disputes": listDisputes,
  "GET /v1/disputes/:id": retrieve("dispute", ({ disputes }) => disputes),
  "GET /v1/balance": retrieveBalance,
  "GET /v1/balance_transactions": listTransactions,
  "GET /v1/balance_transactions/:id": retrieve("balance_transaction", ({ transactions }) => transactions),
  "GET /v1/payouts": listPayouts,
  "GET /v1/payouts/:id": retrieve("payout", ({ payouts }) => payouts),
  "GET /v1/events": listEvents,
  "GET /v1/events/:id": retrieve("event", ({ events }) => events),
};

/** The pages a buyer sees. They can go wrong by the same faults. */
export const PAGES = ["GET /c/pay/:id", "POST /c/pay/:id", "GET /c/pay/:id/3ds", "POST /c/pay/:id/3ds"];

/** Which of the routes a request is for, and the id in its path. */
export function routeOf(method: string, path: string): { route: string; id: string } | null {
  const steps = path.split("/");
  for (const route of [...Object.keys(ENDPOINTS), ...PAGES]) {
    const [verb = "", pattern = ""] = route.split(" ");
    const wanted = pattern.split("/");
    if (verb !== method || wanted.length !== steps.length) continue;
    if (wanted.every((step, place) => step === steps[place] || (step === ":id" && steps[place] !== "")))
      return { route, id: decodeURIComponent(steps[wanted.indexOf(":id")] ?? "") };
  }
  return null;
}
