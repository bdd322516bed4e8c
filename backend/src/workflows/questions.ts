import type { MedusaContainer } from "@medusajs/framework/types";
import { rows } from "../adapters/rows";
import { minutesAfter } from "../adapters/clock";
import type { Question } from "../modules/books/types";
import { railOf } from "./payment-methods";
import { books, cards, members } from "./services";

type OrderRow = {
  id: string;
  status: string;
  cart?: { id: string } | null;
  payment_collections?: { payments?: { captures?: { id: string }[] }[] }[];
};

/** Long enough for the sweep to have passed twice. */
const PATIENCE_MINUTES = 5;

/** The books' own questions and those that need Medusa beside them. Every answer must be "none". */
export async function askAll(container: MedusaContainer, now: Date): Promise<Question[]> {
  const [own, ...others] = await Promise.all([
    books(container).questions(now),
    unbookedCaptures(container, now),
    productsWithManyMakers(container),
    strangersInBooks(container),
    paidPagesWithoutEnd(container, now),
    eventsThatDied(container),
    strangeMovements(container),
    balancesThatDiffer(container, now),
  ]);
  return [...own, ...others];
}

async function paidPagesWithoutEnd(container: MedusaContainer, now: Date): Promise<Question> {
  const pages = await cards(container).undecidedSince(minutesAfter(now, -PATIENCE_MINUTES));
  return {
    name: "paid_cards_without_end",
    question: "Which cards were charged without an order or a refund having come of it?",
    ok: pages.length === 0,
    found: pages.map(({ id, state, stripe_payment }) => ({ page: id, state, payment: stripe_payment ?? "" })),
  };
}

async function eventsThatDied(container: MedusaContainer): Promise<Question> {
  const events = await cards(container).deadEvents(50);
  return {
    name: "card_events_that_died",
    question: "What did the provider of cards tell us that we could not work off?",
    ok: events.length === 0,
    found: events.map(({ event_id, kind, trouble }) => ({ event: event_id, kind, trouble: trouble ?? "" })),
  };
}

async function strangeMovements(container: MedusaContainer): Promise<Question> {
  const movements = await cards(container).unknownMovements(50);
  return {
    name: "card_movements_unbooked",
    question: "What moved on our balance at the provider of cards that no rule says how to book?",
    ok: movements.length === 0,
    found: movements.map(({ movement_id, kind, source, net, currency }) => ({
      movement: movement_id,
      kind,
      source: source ?? "",
      net: String(net),
      currency,
    })),
  };
}

/** Asked only of a balance that has stood still for a while: in the midst of a payment the two are never the same. */
async function balancesThatDiffer(container: MedusaContainer, now: Date): Promise<Question> {
  const rail = railOf("card");
  const quiet_since = minutesAfter(now, -PATIENCE_MINUTES);
  const [theirs, ours, { postings }] = await Promise.all([
    cards(container).balances(),
    books(container).balances(),
    books(container).postings({ account: rail, limit: 1, offset: 0 }),
  ]);
  const moving = postings.some(({ recorded_at }) => recorded_at > quiet_since);
  const found = theirs.flatMap(({ currency, balance, moved_at }) => {
    const booked = ours.find((one) => one.account === rail && one.currency === currency)?.balance ?? 0n;
    if (moving || moved_at > quiet_since || booked === balance) return [];
    return [{ currency, provider: String(balance), book: String(booked) }];
  });
  return {
    name: "card_balance_differs",
    question: "Where does our book say something else than the provider of cards of what it keeps for us?",
    ok: found.length === 0,
    found,
  };
}

/** Neither member nor amount is told: the network's staff read this, and may not read the book. */
async function strangersInBooks(container: MedusaContainer): Promise<Question> {
  const named = await books(container).membersInBooks();
  const coop_ids = [...new Set(named.map(({ coop_id }) => coop_id))];
  const found: Record<string, string>[] = [];
  for (const coop_id of coop_ids) {
    const known = new Set((await members(container).listMembers(coop_id)).map(({ id }) => id));
    const strangers = named.filter((one) => one.coop_id === coop_id && !known.has(one.member_id));
    if (strangers.length > 0) found.push({ coop_id, members: String(strangers.length) });
  }
  return {
    name: "strangers_in_coop_books",
    question: "Which co-op's book names somebody who is not its member?",
    ok: found.length === 0,
    found,
  };
}

async function unbookedCaptures(container: MedusaContainer, now: Date): Promise<Question> {
  const orders = await rows<OrderRow>(container, {
    entity: "order",
    fields: ["id", "status", "payment_collections.payments.captures.id"],
    filters: { created_at: { $lt: minutesAfter(now, -PATIENCE_MINUTES) } },
  });
  const captured = orders.filter((order) =>
    order.payment_collections?.some((collection) =>
      collection.payments?.some((p) => (p.captures ?? []).length > 0),
    ),
  );
  const found: Record<string, string>[] = [];
  for (const order of captured) {
    const consignments = await books(container).consignmentsOfOrder(order.id);
    if (consignments.length === 0) found.push({ order_id: order.id });
  }
  return {
    name: "captures_without_postings",
    question: "Which captured payments have no consignments and no postings?",
    ok: found.length === 0,
    found,
  };
}

async function productsWithManyMakers(container: MedusaContainer): Promise<Question> {
  const links = await rows<{ product_id: string }>(container, {
    entity: "product_coop",
    fields: ["product_id", "coop_id"],
  });
  const makers = new Map<string, number>();
  for (const { product_id } of links) {
    makers.set(product_id, (makers.get(product_id) ?? 0) + 1);
  }
  const found = [...makers].filter(([, count]) => count > 1).map(([product_id]) => ({ product_id }));
  return {
    name: "products_with_many_makers",
    question: "Which products belong to more than one co-op?",
    ok: found.length === 0,
    found,
  };
}
