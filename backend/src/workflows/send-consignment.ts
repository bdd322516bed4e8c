import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import {
  acquireLockStep,
  createOrderFulfillmentWorkflow,
  deleteReservationsByLineItemsStep,
  releaseLockStep,
} from "@medusajs/medusa/core-flows";
import { row } from "../adapters/rows";
import { now } from "../adapters/clock";
import { messageOf } from "../adapters/message-of";
import { leftToSend, type ParcelPiece } from "../domain/books/parcels";
import { refuse } from "../domain/errors";
import type { Consignment, Parcel } from "../modules/books/types";
import type { StockLine } from "../modules/stock/service";
import { books, stock } from "./services";

type Input = {
  consignment_id: string;
  /** Null for all that is left. */
  pieces: ParcelPiece[] | null;
  tracking: string | null;
  /** The id of a co-op's staff, or `network`. */
  sent_by: string;
  /** Null for whoever says only that it is sent: then nothing more is sent than was left when they said so first. */
  request_id: string | null;
  parcels_seen: number | null;
};

/**
 * The books know of a parcel before anything else does: from here on it has left, and whatever is cut short is finished,
 * never undone. Repeatable.
 */
const startParcelStep = createStep("start-parcel", async (input: Input, { container }) => {
  const { consignment_id, tracking } = input;
  if (input.request_id !== null) {
    await books(container).startParcel({ ...input, request_id: input.request_id, now: now() });
    return new StepResponse(consignment_id);
  }
  const { parcels, pieces } = await books(container).consignment(consignment_id);
  const left = pieces.some((piece) => leftToSend(piece) > 0);
  if (!left && parcels.length > 0) {
    if (tracking !== null) await books(container).trackLastParcel({ consignment_id, tracking });
    return new StepResponse(consignment_id);
  }
  const request_id = `sent:${consignment_id}:${parcels.length}`;
  await books(container).startParcel({ ...input, request_id, now: now() });
  return new StepResponse(consignment_id);
});

type OrderItem = {
  id: string;
  variant_id: string | null;
  detail?: { fulfilled_quantity: unknown };
};

/** What still has to follow the parcels of a consignment: nothing of it once a repeat comes after the first try. */
const prepareStep = createStep("prepare-sending", async (consignment_id: string, { container }) => {
  const consignment = await books(container).consignment(consignment_id);
  const [order, coop] = await Promise.all([
    row<{ items: OrderItem[] }>(container, {
      entity: "order",
      fields: [
        "id",
        "items.id",
        "items.variant_id",
        "items.detail.quantity",
        "items.detail.fulfilled_quantity",
      ],
      filters: { id: consignment.order_id },
    }),
    row<{ stock_location_id: string }>(container, {
      entity: "coop",
      fields: ["id", "stock_location_id"],
      filters: { id: consignment.coop_id },
    }),
  ]);
  const items = order?.items ?? [];
  const location_id = coop?.stock_location_id;
  const method = consignment.pieces.find((piece) => piece.kind === "shipping");
  if (!location_id || !method) {
    return new StepResponse(
      refuse("consignment.not_found", "This consignment has no place to be sent from.", {}),
    );
  }
  const goods = consignment.pieces.filter((piece) => piece.kind === "goods");
  const variants = new Set(goods.map((piece) => piece.variant_id));
  return new StepResponse({
    consignment_id,
    checkout_id: consignment.checkout_id,
    order_id: consignment.order_id,
    location_id,
    shipping_option_id: method.shipping_option_id ?? "",
    items: toFulfil(items, consignment),
    reserved: goods.flatMap((piece) => {
      const item = items.find((candidate) => candidate.variant_id === piece.variant_id);
      if (!item) return [];
      const quantity = piece.quantity - fulfilledOf(item);
      return [{ line_item_id: item.id, variant_id: item.variant_id ?? "", quantity }];
    }),
    departures: consignment.parcels
      .filter((parcel) => parcel.finished_at === null)
      .map((parcel) => ({ parcel_id: parcel.id, lines: linesOf(parcel, consignment) })),
    nothing_left: !goods.some((piece) => leftToSend(piece) > 0),
    variant_ids: goods.flatMap((piece) => piece.variant_id ?? []),
    line_ids: items.filter((item) => variants.has(item.variant_id)).map((item) => item.id),
  });
});

function fulfilledOf(item: OrderItem): number {
  const fulfilled = Number(item.detail?.fulfilled_quantity ?? 0);
  if (Number.isSafeInteger(fulfilled)) return fulfilled;
  throw new Error(`Medusa does not say how much of ${item.id} is fulfilled.`);
}

/** What parcels have taken and Medusa has not fulfilled. Units refunded before they left are in no parcel. */
function toFulfil(items: OrderItem[], consignment: Consignment): { id: string; quantity: number }[] {
  return consignment.pieces.flatMap((piece) => {
    const item = items.find((candidate) => candidate.variant_id === piece.variant_id);
    if (piece.kind !== "goods" || !item) return [];
    const quantity = piece.sent_quantity - fulfilledOf(item);
    return quantity > 0 ? [{ id: item.id, quantity }] : [];
  });
}

function linesOf(parcel: Parcel, { pieces }: Consignment): StockLine[] {
  return parcel.pieces.map(({ piece_id, quantity }) => ({
    variant_id: pieces.find(({ id }) => id === piece_id)?.variant_id ?? "",
    quantity,
  }));
}

type Reserved = {
  location_id: string;
  reserved: { line_item_id: string; variant_id: string; quantity: number }[];
};

/**
 * Medusa fulfils only what it has reserved, and writes the two down one after the other: a kill between them leaves more
 * or less reserved than is unfulfilled. Repeatable, and what it mends is a copy of our stock, so there is nothing to undo.
 */
const mendReservationsStep = createStep("mend-reservations", async (input: Reserved, { container }) => {
  const inventory = container.resolve(Modules.INVENTORY);
  const { location_id } = input;
  const kept = await inventory.listReservationItems({
    line_item_id: input.reserved.map(({ line_item_id }) => line_item_id),
  });
  for (const { line_item_id, variant_id, quantity } of input.reserved) {
    const reservation = kept.find((one) => one.line_item_id === line_item_id);
    if (Number(reservation?.quantity ?? 0) === quantity) continue;
    if (quantity === 0) await inventory.deleteReservationItemsByLineItem([line_item_id]);
    else if (reservation) await inventory.updateReservationItems([{ id: reservation.id, quantity }]);
    else {
      const variant = await row<{ inventory_items: { inventory_item_id: string }[] }>(container, {
        entity: "product_variant",
        fields: ["id", "inventory_items.inventory_item_id"],
        filters: { id: variant_id },
      });
      const items = variant?.inventory_items ?? [];
      await inventory.createReservationItems(
        items.map(({ inventory_item_id }) => ({
          inventory_item_id,
          line_item_id,
          location_id,
          quantity,
          allow_backorder: true,
        })),
      );
    }
  }
  return new StepResponse(location_id);
});

type Following = {
  checkout_id: string;
  departures: { parcel_id: string; lines: StockLine[] }[];
  nothing_left: boolean;
  variant_ids: string[];
};

/**
 * The goods, then the books: both forward only and repeatable. The books come last, because a parcel they call finished
 * is not looked at again.
 */
const finishParcelsStep = createStep("finish-parcels", async (following: Following, { container }) => {
  const { checkout_id, departures, variant_ids } = following;
  const at = now();
  for (const departure of departures) {
    await stock(container).send({ ...departure, checkout_id, now: at });
  }
  if (following.nothing_left) await stock(container).giveBack({ checkout_id, variant_ids, now: at });
  for (const { parcel_id } of departures) await books(container).finishParcel({ parcel_id, now: at });
  return new StepResponse(checkout_id);
});

async function earnDue(container: MedusaContainer, consignment_id?: string): Promise<string[]> {
  return books(container).earnDue({ now: now(), consignment_id });
}

/**
 * With no hold days a consignment is earned as it leaves. A fault here must not undo Medusa's fulfilment, since the parcel
 * has left; whoever asks every minute earns it then.
 */
const earnSentStep = createStep("earn-sent", async (consignment_id: string, { container }) => {
  try {
    await earnDue(container, consignment_id);
  } catch (fault) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    logger.error(`${consignment_id} is left to be earned later: ${messageOf(fault)}`);
  }
  return new StepResponse(consignment_id);
});

/** Medusa's fulfilment, the goods and the books follow every parcel of a consignment that they have not followed yet. */
const followParcelsWorkflow = createWorkflow("follow-parcels", (input: { consignment_id: string }) => {
  const prepared = prepareStep(input.consignment_id);
  when("something-to-follow", { prepared }, ({ prepared }) => prepared.departures.length > 0).then(() => {
    mendReservationsStep(prepared);
  });
  when("something-to-fulfil", { prepared }, ({ prepared }) => prepared.items.length > 0).then(() => {
    const fulfilment = transform({ prepared }, ({ prepared }) => ({
      order_id: prepared.order_id,
      location_id: prepared.location_id,
      shipping_option_id: prepared.shipping_option_id,
      items: prepared.items,
    }));
    createOrderFulfillmentWorkflow.runAsStep({ input: fulfilment });
  });
  // What was refunded before sending is never fulfilled, and Medusa would keep it reserved for ever.
  when("nothing-left", { prepared }, ({ prepared }) => prepared.nothing_left).then(() => {
    deleteReservationsByLineItemsStep(transform({ prepared }, ({ prepared }) => prepared.line_ids));
  });
  finishParcelsStep(prepared);
  earnSentStep(input.consignment_id);
  return new WorkflowResponse(input.consignment_id);
});

/**
 * One co-op's parcel has left, with some pieces or all that is left: our record, Medusa's fulfilment with that co-op's own
 * place and shipping, the goods gone. After the last one, with no hold days, it is earned at once (N2). Refuses
 * `consignment.not_found` and what `startParcel` refuses. The same request again: nothing changes.
 */
export const sendConsignmentWorkflow = createWorkflow("send-consignment", (input: Input) => {
  const key = transform({ input }, ({ input }) => `consignment:${input.consignment_id}`);
  acquireLockStep({ key, timeout: 30, ttl: 120 });
  const consignment_id = startParcelStep(input);
  followParcelsWorkflow.runAsStep({ input: { consignment_id } });
  releaseLockStep({ key });
  return new WorkflowResponse(consignment_id);
});

/**
 * Finishes what a kill or fault left of a consignment's parcels, and gives back to sale what a refund left behind when
 * nothing is left to send. Again: nothing changes.
 */
export const finishSendingWorkflow = createWorkflow("finish-sending", (input: { consignment_id: string }) => {
  const key = transform({ input }, ({ input }) => `consignment:${input.consignment_id}`);
  acquireLockStep({ key, timeout: 30, ttl: 120 });
  followParcelsWorkflow.runAsStep({ input });
  releaseLockStep({ key });
  return new WorkflowResponse(input.consignment_id);
});

const earnStep = createStep("earn-due", async (_input: Record<string, never>, { container }) => {
  return new StepResponse(await earnDue(container));
});

/** Earns every consignment whose parcels left and whose hold days are over (N2). Again: nothing more. */
export const earnConsignmentsWorkflow = createWorkflow(
  "earn-consignments",
  (input: Record<string, never>) => new WorkflowResponse(earnStep(input)),
);
