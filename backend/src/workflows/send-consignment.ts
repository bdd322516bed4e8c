import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
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
import { refuse } from "../domain/errors";
import type { Consignment } from "../modules/books/types";
import type { StockLine } from "../modules/stock/service";
import { books, stock } from "./services";

type Input = { consignment_id: string; tracking: string | null };

type OrderItem = {
  id: string;
  variant_id: string | null;
  quantity: number;
  detail?: { fulfilled_quantity: unknown };
};

/** What Medusa still has to fulfil of this consignment: none of it once a repeat comes after the fulfilment. */
const prepareStep = createStep("prepare-sending", async (input: Input, { container }) => {
  const consignment = await books(container).consignment(input.consignment_id);
  const [order, coop] = await Promise.all([
    row<{ items: OrderItem[] }>(container, {
      entity: "order",
      fields: ["id", "items.id", "items.variant_id", "items.quantity", "items.detail.fulfilled_quantity"],
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
  return new StepResponse({
    already_sent: consignment.sent_at !== null,
    checkout_id: consignment.checkout_id,
    order_id: consignment.order_id,
    location_id,
    shipping_option_id: method.shipping_option_id ?? "",
    items: toFulfil(items, consignment),
    line_ids: consignment.pieces.flatMap((piece) => {
      const item = items.find((candidate) => candidate.variant_id === piece.variant_id);
      return piece.kind === "goods" && item ? [item.id] : [];
    }),
    lines: consignment.pieces.flatMap((piece) =>
      piece.kind === "goods"
        ? [{ variant_id: piece.variant_id ?? "", quantity: piece.quantity - piece.refunded_quantity }]
        : [],
    ),
  });
});

/** Units refunded before sending stay behind; what was fulfilled by an interrupted try is not fulfilled again. */
function toFulfil(items: OrderItem[], consignment: Consignment): { id: string; quantity: number }[] {
  return consignment.pieces.flatMap((piece) => {
    if (piece.kind !== "goods") return [];
    const item = items.find((candidate) => candidate.variant_id === piece.variant_id);
    const fulfilled = Number(item?.detail?.fulfilled_quantity ?? 0);
    const quantity = piece.quantity - piece.refunded_quantity - fulfilled;
    return item && quantity > 0 ? [{ id: item.id, quantity }] : [];
  });
}

/**
 * The goods, then the books: both forward only and repeatable. The books come last, because a consignment they call sent
 * is not looked at again.
 */
const markSentStep = createStep(
  "mark-consignment-sent",
  async (
    input: { consignment_id: string; tracking: string | null; checkout_id: string; lines: StockLine[] },
    { container },
  ) => {
    const at = now();
    await stock(container).send({ checkout_id: input.checkout_id, lines: input.lines, now: at });
    await books(container).markSent({
      consignment_id: input.consignment_id,
      tracking: input.tracking,
      sent_at: at,
      now: at,
    });
    return new StepResponse(input.consignment_id);
  },
);

async function earnDue(container: MedusaContainer, consignment_id?: string): Promise<string[]> {
  return books(container).earnDue({ now: now(), consignment_id });
}

/**
 * With no hold days a consignment is earned as it leaves. A fault here must not undo Medusa's fulfilment, since the parcel
 * has left; whoever asks every minute earns it then.
 */
const earnSentStep = createStep("earn-sent", async (input: { consignment_id: string }, { container }) => {
  try {
    await earnDue(container, input.consignment_id);
  } catch (fault) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    logger.error(`${input.consignment_id} is left to be earned later: ${String(fault)}`);
  }
  return new StepResponse(input.consignment_id);
});

/**
 * One co-op's parcel has left: Medusa's fulfilment with that co-op's own place and shipping, our record, the goods gone.
 * With no hold days it is earned at once (N2). Refuses `consignment.not_found`; sent already: nothing changes.
 */
export const sendConsignmentWorkflow = createWorkflow("send-consignment", (input: Input) => {
  const key = transform({ input }, ({ input }) => `consignment:${input.consignment_id}`);
  acquireLockStep({ key, timeout: 30, ttl: 120 });
  const prepared = prepareStep(input);
  when(
    "something-to-fulfil",
    { prepared },
    ({ prepared }) => !prepared.already_sent && prepared.items.length > 0,
  ).then(() => {
    const fulfilment = transform({ prepared }, ({ prepared }) => ({
      order_id: prepared.order_id,
      location_id: prepared.location_id,
      shipping_option_id: prepared.shipping_option_id,
      items: prepared.items,
    }));
    createOrderFulfillmentWorkflow.runAsStep({ input: fulfilment });
  });
  const marking = transform({ input, prepared }, (data) => ({
    consignment_id: data.input.consignment_id,
    tracking: data.input.tracking,
    checkout_id: data.prepared.checkout_id,
    lines: data.prepared.lines,
  }));
  // What was refunded before sending is never fulfilled, and Medusa would keep it reserved for ever.
  deleteReservationsByLineItemsStep(transform({ prepared }, ({ prepared }) => prepared.line_ids));
  when("not-yet-sent", { prepared }, ({ prepared }) => !prepared.already_sent).then(() => {
    markSentStep(marking);
  });
  earnSentStep({ consignment_id: input.consignment_id });
  releaseLockStep({ key });
  return new WorkflowResponse(input.consignment_id);
});

const earnStep = createStep("earn-due", async (_input: Record<string, never>, { container }) => {
  return new StepResponse(await earnDue(container));
});

/** Earns every consignment whose parcel left and whose hold days are over (N2). Again: nothing more. */
export const earnConsignmentsWorkflow = createWorkflow(
  "earn-consignments",
  (input: Record<string, never>) => new WorkflowResponse(earnStep(input)),
);
