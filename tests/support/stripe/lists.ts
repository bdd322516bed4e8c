import type Stripe from "stripe";
import { linesOf } from "./checkout.ts";
import { read, type Form, type Rules } from "./form.ts";
import { Refusal } from "./refusal.ts";
import type { Endpoint } from "./routes.ts";
import type { Store } from "./store.ts";

type Paging = Stripe.PaginationParams & { created?: Stripe.RangeQueryParam | number };
interface Listed {
  id: string;
  created?: number;
}

const PAGING = { limit: "whole", starting_after: "text", ending_before: "text" } as const;
const BY_TIME = { ...PAGING, created: "range" } as const;

/** An endpoint that lists the newest first, in pages. `pick` answers what the other parameters ask for, oldest first. */
function lister<P extends Paging>(
  rules: Rules<Omit<P, keyof Paging>>,
  pick: (store: Store, params: P, id: string) => Iterable<Listed>,
): Endpoint {
  return (store, form, id, path) => {
    const params = read<P>(form, { ...BY_TIME, ...rules } as Rules<P>);
    return () => page([...pick(store, params, id)].reverse(), params, path);
  };
}

function page(newest_first: Listed[], params: Paging, url: string): Stripe.ApiList<Listed> {
  const { limit = 10, starting_after, ending_before, created } = params;
  if (limit < 1 || limit > 100)
    throw new Refusal("This value must be from 1 to 100.", {
      code: "parameter_invalid_integer",
      param: "limit",
    });
  const range = typeof created === "number" ? { gte: created, lte: created } : (created ?? {});
  const all = newest_first.filter(
    ({ created: at = 0 }) =>
      at > (range.gt ?? -Infinity) &&
      at >= (range.gte ?? -Infinity) &&
      at < (range.lt ?? Infinity) &&
      at <= (range.lte ?? Infinity),
  );
  const placeOf = (id: string, param: string): number => {
    const place = all.findIndex((one) => one.id === id);
    if (place < 0) throw new Refusal(`No such object: '${id}'`, { code: "resource_missing", param });
    return place;
  };
  if (ending_before !== undefined) {
    const end = placeOf(ending_before, "ending_before");
    const data = all.slice(Math.max(0, end - limit), end);
    return { object: "list", url, has_more: end > limit, data };
  }
  const from = starting_after === undefined ? 0 : placeOf(starting_after, "starting_after") + 1;
  return { object: "list", url, has_more: all.length > from + limit, data: all.slice(from, from + limit) };
}

/** The ones that have every value that is asked for. */
const having = <T extends object>(of: Map<string, T>, asked: Partial<Record<keyof T, unknown>>): T[] =>
  [...of.values()].filter((one) =>
    Object.entries(asked).every(([name, value]) => value === undefined || one[name as keyof T] === value),
  );

export const listSessions = lister<Stripe.Checkout.SessionListParams>(
  { payment_intent: "text", status: "text" },
  ({ sessions }, { payment_intent, status }) => having(sessions, { payment_intent, status }),
);

/** `GET /v1/checkout/sessions/:id/line_items`: these alone come in the order in which they were given. */
export const listLines: Endpoint = (store, form: Form, id, path) => {
  const params = read<Stripe.Checkout.SessionListLineItemsParams>(form, PAGING);
  return () => page(linesOf(store, id), params, path);
};

export const listIntents = lister<Stripe.PaymentIntentListParams>({}, ({ intents }) => intents.values());

export const listCharges = lister<Stripe.ChargeListParams>(
  { payment_intent: "text" },
  ({ charges }, { payment_intent }) => having(charges, { payment_intent }),
);

export const listRefunds = lister<Stripe.RefundListParams>(
  { charge: "text", payment_intent: "text" },
  ({ refunds }, { charge, payment_intent }) => having(refunds, { charge, payment_intent }),
);

export const listDisputes = lister<Stripe.DisputeListParams>(
  { charge: "text", payment_intent: "text" },
  ({ disputes }, { charge, payment_intent }) => having(disputes, { charge, payment_intent }),
);

export const listPayouts = lister<Stripe.PayoutListParams>({ status: "text" }, ({ payouts }, { status }) =>
  having(payouts, { status }),
);

export const listTransactions = lister<Stripe.BalanceTransactionListParams>(
  { currency: "text", payout: "text", source: "text", type: "text" },
  ({ transactions, left_with }, { currency, payout, source, type }) =>
    having(transactions, { currency, source, type }).filter(
      ({ id }) => payout === undefined || left_with.get(id) === payout,
    ),
);

export const listEvents = lister<Stripe.EventListParams>(
  { type: "text", types: { list: "text" } },
  ({ events }, { type, types }) =>
    having(events, { type }).filter((one) => types === undefined || types.includes(one.type)),
);
