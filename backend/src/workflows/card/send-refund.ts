import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { messageOf } from "../../adapters/message-of";
import { giveBackPayment, isStripeRefusal, takesCards, type GivenBack } from "../../adapters/stripe";
import type { Refund } from "../../modules/books/types";
import { refundOutcomeWorkflow, refundPieceWorkflow, type DecideInput } from "../refunds";
import { books, cards } from "../services";

type Input = { refund_id: string };

/**
 * A refund that the network decided goes back to the card: our row, Stripe under the refund's own id, the books (N8). Stripe is
 * asked how it stands each time, so what was sent and came back later is seen as well (the reversal of N8).
 */
async function send(container: MedusaContainer, refund_id: string): Promise<void> {
  const refund = await books(container).getRefund(refund_id);
  const checkout = await books(container).checkoutOfOrder(refund.order_id);
  if (checkout?.method !== "card" || refund.amount === 0n) return;
  // Stripe would say no, and somebody would send it by bank: the buyer might be paid twice. It waits for the end of it.
  if ((await books(container).disputes(refund.order_id)).some(({ state }) => state === "open")) return;
  const stripe_payment = await cards(container).paymentOf(checkout.id);
  if (!stripe_payment) throw new Error(`the order of refund ${refund_id} was paid on no page that we know`);
  const { order_id } = refund;
  const asked = await cards(container).askRefund({ refund_id, order_id, stripe_payment, now: now() });
  if (asked.state === "failed") return;
  const came = await ask(stripe_payment, refund);
  if (came === null || came.state === "failed") {
    // Should it have gone before, the money is with us again; else nothing ever left.
    await tell(container, refund, "returned");
    const stripe_refund = came?.refund_id ?? null;
    await cards(container).refundEnded({ refund_id, state: "failed", stripe_refund, now: now() });
    return;
  }
  if (came.state === "pending") return;
  await tell(container, refund, "paid");
  await cards(container).refundEnded({
    refund_id,
    state: "sent",
    stripe_refund: came.refund_id,
    now: now(),
  });
}

/** Null is Stripe's plain no: it never sends this. */
async function ask(stripe_payment: string, { id, amount }: Refund): Promise<GivenBack | null> {
  try {
    return await giveBackPayment(stripe_payment, id, amount);
  } catch (error) {
    if (isStripeRefusal(error)) return null;
    throw error;
  }
}

async function tell(
  container: MedusaContainer,
  { id, order_id }: Refund,
  outcome: "paid" | "returned",
): Promise<void> {
  await refundOutcomeWorkflow(container).run({
    input: { refund_id: id, order_id, outcome, said_by: "provider" },
  });
}

const sendStep = createStep("send-card-refund", async (input: Input, { container }) => {
  await container
    .resolve(Modules.LOCKING)
    .execute(`card-refund:${input.refund_id}`, () => send(container, input.refund_id), { timeout: 60 });
  return new StepResponse(input.refund_id);
});

/** Brings one decided refund of a card order to its end. Again: nothing more, unless Stripe says that it came back. */
const sendCardRefundWorkflow = createWorkflow(
  "send-card-refund",
  (input: Input) => new WorkflowResponse(sendStep(input)),
);

/** Sends what is decided; what fails is told in the log and left to the next round. Answers what failed. */
export async function sendRefunds(container: MedusaContainer, refund_ids: string[]): Promise<string[]> {
  const failed: string[] = [];
  for (const refund_id of takesCards() ? refund_ids : []) {
    try {
      await sendCardRefundWorkflow(container).run({ input: { refund_id } });
    } catch (fault) {
      failed.push(`${refund_id}: ${messageOf(fault)}`);
    }
  }
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  if (failed.length > 0) logger.error(`card refunds left to the next round: ${failed.join("; ")}`);
  return failed;
}

const sendDueStep = createStep(
  "send-due-card-refunds",
  async (input: { order_id: string | null }, { container }) => {
    const due = await books(container).dueRefunds("card");
    const wanted = due.filter(({ order_id }) => input.order_id === null || order_id === input.order_id);
    return new StepResponse(
      await sendRefunds(
        container,
        wanted.map(({ id }) => id),
      ),
    );
  },
);

/** Sends every decided refund of card orders, or of one of them. */
export const sendDueCardRefundsWorkflow = createWorkflow(
  "send-due-card-refunds",
  (input: { order_id: string | null }) => new WorkflowResponse(sendDueStep(input)),
);

/** Decides to refund, and sends what goes to a card at once. Refuses what `refundPieceWorkflow` refuses. */
export const refundPieceAndSendWorkflow = createWorkflow("refund-piece-and-send", (input: DecideInput) => {
  const decided = refundPieceWorkflow.runAsStep({ input });
  sendDueStep(transform({ decided }, ({ decided }) => ({ order_id: decided.order_id })));
  return new WorkflowResponse(decided);
});
