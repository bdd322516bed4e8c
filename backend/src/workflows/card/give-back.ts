import type { MedusaContainer } from "@medusajs/framework/types";
import { dayOf, now } from "../../adapters/clock";
import { giveBackPayment } from "../../adapters/stripe";
import { parseCurrency } from "../../domain/currency";
import type { CardPage } from "../../modules/card/types";
import { railOf } from "../payment-methods";
import { books, cards, mails } from "../services";

/**
 * Money that no order took, in full and at once: received and unmatched (N1a), decided to go back, sent by Stripe, gone
 * (N8). Stripe is asked between the books' transactions, under our own id, and what it did before is looked up first.
 */
export async function giveBack(container: MedusaContainer, page: CardPage): Promise<CardPage> {
  const { stripe_payment, paid_amount, paid_currency, paid_at } = page;
  if (!stripe_payment || !paid_amount || !paid_currency || !paid_at)
    throw new Error(`page ${page.id} is to be given back and was never paid`);
  const receipt = await books(container).recordReceipt({
    rail: railOf("card"),
    statement_ref: stripe_payment,
    amount: paid_amount,
    currency: parseCurrency(paid_currency),
    received_on: dayOf(paid_at),
    payer_note: null,
    now: now(),
  });
  await books(container).giveBackReceipt({
    receipt_id: receipt.id,
    reason: `Paid by card, and no order could be made of it: ${page.reason ?? ""}`,
    now: now(),
  });
  const { given_back, returned } = await books(container).receipt(receipt.id);
  const is_gone = returned === given_back;
  // Sent by a person, who says so at the receipt. Until then there is nothing to ask Stripe for.
  if (page.not_taken_at) return is_gone ? cards(container).givenBack({ id: page.id, now: now() }) : page;
  const { state } = await giveBackPayment(stripe_payment, page.id, paid_amount);
  if (state === "failed") {
    if (is_gone) await books(container).receiptCameBack({ receipt_id: receipt.id, now: now() });
    return cards(container).notTaken({ id: page.id, now: now() });
  }
  await tellBuyer(container, page);
  if (state === "pending") return page;
  if (!is_gone)
    await books(container).markReceiptReturned({
      receipt_id: receipt.id,
      rail: railOf("card"),
      now: now(),
    });
  return cards(container).givenBack({ id: page.id, now: now() });
}

/** Whoever closed the browser does not see the page that tells it. Under the page's own key, so asked again it is one mail. */
async function tellBuyer(container: MedusaContainer, { id }: CardPage): Promise<void> {
  await mails(container).queue([
    {
      key: `card_given_back:${id}`,
      kind: "card_given_back",
      source: { id },
      composed: null,
      not_after: null,
      now: now(),
    },
  ]);
}
