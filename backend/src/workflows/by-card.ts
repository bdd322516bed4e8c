import type { MedusaContainer } from "@medusajs/framework/types";
import type { Receipt, Refund } from "../modules/books/types";
import { books, cards } from "./services";

/**
 * How money that goes back reaches who paid by card: `by_itself`, told by the provider and nobody's to send again; `not_taken`
 * by the card, so that a person sends it. Null: it was not paid by card.
 */
export type ByCard = "by_itself" | "not_taken" | null;

export async function receiptByCard(
  container: MedusaContainer,
  { rail, statement_ref }: Pick<Receipt, "rail" | "statement_ref">,
): Promise<ByCard> {
  if (rail === "bank") return null;
  const by = { stripe_session: null, stripe_payment: statement_ref, id: null };
  return (await cards(container).pageOf(by))?.not_taken_at ? "not_taken" : "by_itself";
}

export async function refundByCard(
  container: MedusaContainer,
  { id, order_id }: Pick<Refund, "id" | "order_id">,
): Promise<ByCard> {
  if ((await books(container).checkoutOfOrder(order_id))?.method !== "card") return null;
  return (await cards(container).refund(id))?.state === "failed" ? "not_taken" : "by_itself";
}
