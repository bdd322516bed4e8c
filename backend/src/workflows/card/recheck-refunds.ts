import type { MedusaContainer } from "@medusajs/framework/types";
import { cards } from "../services";
import { finishCardPageWorkflow } from "./finish-page";
import { sendRefunds } from "./send-refund";

/** What went back to a card may be refused by its bank days later: whatever was sent of this payment is asked for again. */
export async function recheckRefunds(container: MedusaContainer, stripe_payment: string): Promise<void> {
  const page = await cards(container).pageOf({ stripe_session: null, stripe_payment, id: null });
  if (!page) return;
  await finishCardPageWorkflow(container).run({ input: { page_id: page.id, leave: false } });
  const refunds = await cards(container).refundsOfPayment(stripe_payment);
  const failed = await sendRefunds(
    container,
    refunds.map(({ refund_id }) => refund_id),
  );
  if (failed.length > 0) throw new Error(failed.join("; "));
}
