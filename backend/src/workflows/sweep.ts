import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows";
import { rows } from "../adapters/rows";
import { minutesAfter, now } from "../adapters/clock";
import { messageOf } from "../adapters/message-of";
import type { Checkout } from "../modules/books/types";
import { cancelUnpaidOrderWorkflow } from "./cancel-order";
import { finishCheckoutWorkflow } from "./finish-checkout";
import { freeCart } from "./order-ties";
import { finishSendingWorkflow } from "./send-consignment";
import { books, cards, stock } from "./services";

/** What one sweep did. A record it could not bring further is named, logged, and tried again by the next sweep. */
export type SweepReport = {
  finished: string[];
  reopened: string[];
  expired: string[];
  orphans: string[];
  failed: string[];
};

/**
 * Every step of a sweep is one of our repeatable workflows, so the sweep itself has nothing to undo. One record that
 * fails never keeps the others from being looked at.
 */
async function each<T>(
  items: T[],
  name: (item: T) => string,
  act: (item: T) => Promise<unknown>,
  report: SweepReport,
) {
  const done: string[] = [];
  for (const item of items) {
    try {
      await act(item);
      done.push(name(item));
    } catch (error) {
      report.failed.push(`${name(item)}: ${messageOf(error)}`);
    }
  }
  return done;
}

/** Carts among these that have become an order. */
async function cartsWithOrder(container: MedusaContainer, cart_ids: string[]): Promise<Set<string>> {
  if (cart_ids.length === 0) return new Set();
  const links = await rows<{ cart_id: string }>(container, {
    entity: "order_cart",
    fields: ["cart_id"],
    filters: { cart_id: cart_ids },
  });
  return new Set(links.map((link) => link.cart_id));
}

/** Checkouts that an interrupted request left half-way: an order without its row, goods or postings. */
async function unfinished(container: MedusaContainer): Promise<Checkout[]> {
  const [open, placed, whole, holding] = await Promise.all([
    books(container).listCheckouts({ status: "open" }),
    books(container).listCheckouts({ status: "placed" }),
    books(container).uncapturedWholeCheckouts(),
    stock(container).holdingCheckouts(),
  ]);
  const ordered = await cartsWithOrder(
    container,
    open.map((checkout) => checkout.cart_id),
  );
  const found = [
    ...open.filter((checkout) => ordered.has(checkout.cart_id)),
    ...whole,
    ...placed.filter((checkout) => checkout.method !== "bank-transfer" || holding.includes(checkout.id)),
  ];
  return [...new Map(found.map((checkout) => [checkout.id, checkout])).values()];
}

/**
 * Carts that Medusa closed for an order whose link to them a kill prevented. That order is an orphan and is cancelled; the
 * shopper still waits for an answer and has to be able to ask again.
 */
async function strandedCarts(container: MedusaContainer): Promise<string[]> {
  const open = await books(container).listCheckouts({ status: "open" });
  const cart_ids = open.map((checkout) => checkout.cart_id);
  const ordered = await cartsWithOrder(container, cart_ids);
  const carts = await rows<{ id: string; completed_at: unknown }>(container, {
    entity: "cart",
    fields: ["id", "completed_at"],
    filters: { id: cart_ids },
  });
  return carts.filter((cart) => cart.completed_at !== null && !ordered.has(cart.id)).map((cart) => cart.id);
}

/** Under the cart's own lock, which completing it holds too, so that a cart in the making is never opened again. */
async function reopen(container: MedusaContainer, cart_id: string): Promise<void> {
  await container.resolve(Modules.LOCKING).execute(
    cart_id,
    async () => {
      if (!(await strandedCarts(container)).includes(cart_id)) return;
      await freeCart(container, cart_id);
    },
    { timeout: 30 },
  );
}

/** Orders a kill left without their cart: nothing was authorised for them and no goods are claimed, so they are cancelled. */
async function orphanOrders(container: MedusaContainer): Promise<string[]> {
  const at = now();
  const orders = await rows<{ id: string; status: string; cart?: { id: string } | null }>(container, {
    entity: "order",
    fields: ["id", "status", "cart.id"],
    filters: { created_at: { $gt: minutesAfter(at, -30 * 24 * 60), $lt: minutesAfter(at, -2) } },
  });
  return orders.filter((order) => order.status === "pending" && !order.cart).map((order) => order.id);
}

/**
 * Two sweeps at once must not both cancel one: Medusa refuses the second at its end and undoes it, which would give the order
 * back the goods that the first let go.
 */
async function cancelOrphan(container: MedusaContainer, order_id: string): Promise<void> {
  await container.resolve(Modules.LOCKING).execute(
    order_id,
    async () => {
      if (!(await orphanOrders(container)).includes(order_id)) return;
      await cancelOrderWorkflow(container).run({ input: { order_id } });
    },
    { timeout: 30 },
  );
}

/**
 * Lets go goods whose checkout ran out before an order stood. The hold decides: a renewed one stays. Where an order does
 * stand, the goods are its own and finishing it claims them, if not in this sweep then in the next.
 */
async function letGo(container: MedusaContainer, checkout_id: string): Promise<void> {
  const { cart_id } = await books(container).getCheckout(checkout_id);
  // A page that can be paid keeps its goods: whoever carries it to its end lets them go once it can't.
  if (await cards(container).livePage(checkout_id)) return;
  if ((await cartsWithOrder(container, [cart_id])).size > 0) return;
  const released = await stock(container).releaseIfExpired({ checkout_id, now: now() });
  if (!released) return;
  const checkout = await books(container).getCheckout(checkout_id);
  if (checkout.status !== "open") return;
  await books(container).endCheckout({ checkout_id, outcome: "abandoned", now: now() });
}

/**
 * Orders whose checkout ended while their goods, or Medusa's order, did not: a cancellation or expiry cut short. Ending
 * them again is harmless and finishes it.
 */
async function halfEnded(container: MedusaContainer): Promise<Checkout[]> {
  const ended = await books(container).endedWithOrder(minutesAfter(now(), -30 * 24 * 60));
  const [promising, orders] = await Promise.all([
    stock(container).promisingCheckouts(ended.map((checkout) => checkout.id)),
    rows<{ id: string; status: string }>(container, {
      entity: "order",
      fields: ["id", "status"],
      filters: { id: ended.flatMap((checkout) => checkout.order_id ?? []) },
    }),
  ]);
  const standing = new Set(orders.filter(({ status }) => status !== "canceled").map(({ id }) => id));
  return ended.filter(
    (checkout) => promising.includes(checkout.id) || (checkout.order_id && standing.has(checkout.order_id)),
  );
}

/**
 * Consignments with a parcel that the goods or Medusa have not followed, and those that claim goods although nothing is
 * left to send: a sending or a refund cut short.
 */
async function sendsCutShort(container: MedusaContainer): Promise<string[]> {
  const claimed = await stock(container).claimedLines();
  const claims = new Set(claimed.map(({ checkout_id, variant_id }) => `${checkout_id} ${variant_id}`));
  const [unfinished, nothing_left] = await Promise.all([
    books(container).consignmentsToFinish(),
    books(container).consignmentsWithNothingLeft([...new Set(claimed.map((line) => line.checkout_id))]),
  ]);
  const claiming = nothing_left.filter(({ checkout_id, variant_id }) =>
    claims.has(`${checkout_id} ${variant_id}`),
  );
  return [...new Set([...unfinished, ...claiming.map(({ consignment_id }) => consignment_id)])];
}

const sweepStep = createStep("sweep", async (_input: Record<string, never>, { container }) => {
  const report: SweepReport = { finished: [], reopened: [], expired: [], orphans: [], failed: [] };
  report.finished = await each(
    await unfinished(container),
    (checkout) => checkout.id,
    ({ id, cart_id }) => finishCheckoutWorkflow(container).run({ input: { checkout_id: id, cart_id } }),
    report,
  );
  report.reopened = await each(
    await strandedCarts(container),
    (cart_id) => cart_id,
    (cart_id) => reopen(container, cart_id),
    report,
  );
  const overdue = await books(container).listCheckouts({ status: "placed", expired_before: now() });
  report.expired = await each(
    overdue.filter((checkout) => checkout.missing > 0n),
    (checkout) => checkout.id,
    ({ order_id }) =>
      cancelUnpaidOrderWorkflow(container).run({ input: { order_id: order_id ?? "", outcome: "expired" } }),
    report,
  );
  await each(
    await halfEnded(container),
    (checkout) => checkout.id,
    ({ order_id, status }) =>
      cancelUnpaidOrderWorkflow(container).run({
        input: { order_id: order_id ?? "", outcome: status === "expired" ? "expired" : "cancelled" },
      }),
    report,
  );
  await each(
    await stock(container).holdingCheckouts({ expired_before: now() }),
    (checkout_id) => checkout_id,
    (checkout_id) => letGo(container, checkout_id),
    report,
  );
  await each(
    await sendsCutShort(container),
    (consignment_id) => consignment_id,
    (consignment_id) => finishSendingWorkflow(container).run({ input: { consignment_id } }),
    report,
  );
  report.orphans = await each(
    await orphanOrders(container),
    (order_id) => order_id,
    (order_id) => cancelOrphan(container, order_id),
    report,
  );
  return new StepResponse(report);
});

/**
 * The repair scan, at start and again and again: finishes what a kill interrupted, ends what nobody paid, lets go goods
 * nobody bought. It starts from what is certain (orders, receipts, captures, holds), never from an event.
 */
export const sweepWorkflow = createWorkflow(
  "sweep",
  (input: Record<string, never>) => new WorkflowResponse(sweepStep(input)),
);
