import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../adapters/clock";
import { refuse } from "../domain/errors";
import { refundedNotices } from "../domain/trade/withdrawal";
import type { Consignment, WithdrawableUnits, WithdrawalNotice } from "../modules/books/types";
import { books, companies } from "./services";

type Input = {
  order_id: string;
  lines: { piece_id: string; quantity: number }[];
  said: string | null;
  request_id: string;
};

/** The right is a consumer's. What was bought from a wholesale list was bought by a company. */
async function isWholesale(container: MedusaContainer, order_id: string): Promise<boolean> {
  const checkout = await books(container).checkoutOfOrder(order_id);
  return checkout !== null && (await companies(container).cart(checkout.cart_id)) !== null;
}

/** Whether the order's page has the button now, and of how many units of each of its goods somebody may withdraw. */
export async function withdrawalOf(
  container: MedusaContainer,
  order_id: string,
): Promise<{ open: boolean; units: WithdrawableUnits[]; notices: WithdrawalNotice[] }> {
  const [offer, notices, wholesale] = await Promise.all([
    books(container).withdrawalOffer({ order_id, now: now() }),
    books(container).withdrawalsOfOrder(order_id),
    isWholesale(container, order_id),
  ]);
  return { open: offer !== null && offer.open && !wholesale, units: offer?.units ?? [], notices };
}

/** Which of an order's notices were refunded whole. */
export function refundedOf(
  notices: readonly WithdrawalNotice[],
  consignments: readonly Consignment[],
): Set<string> {
  const pieces = consignments.flatMap((consignment) => consignment.pieces);
  return refundedNotices(
    notices,
    new Map(pieces.map(({ piece_id, refunded_quantity }) => [piece_id, refunded_quantity])),
  );
}

/**
 * One row under the request's own id; asked again, the same one. It is a declaration that has been received, so it is not
 * undone, and nothing comes after it that could fail: the mail about it is found by the scan.
 */
const withdrawStep = createStep("record-withdrawal", async (input: Input, { container }) => {
  if (await isWholesale(container, input.order_id)) {
    refuse("withdrawal.not_offered", "This order was bought by a company, which has no right to withdraw.", {
      order_id: input.order_id,
    });
  }
  const { id, at } = await books(container).withdraw({ ...input, now: now() });
  return new StepResponse({ id, at: at.toISOString() });
});

/**
 * A buyer withdraws from the contract on some pieces or all. It posts nothing: the network refunds, and sees the notice
 * until it has. Refuses what `withdraw` of the books refuses.
 */
export const withdrawWorkflow = createWorkflow(
  "withdraw",
  (input: Input) => new WorkflowResponse(withdrawStep(input)),
);
