import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { isDomainError } from "../../../../../domain/errors";
import { placeOrderWorkflow } from "../../../../../workflows/place-order";
import { startCheckoutWorkflow } from "../../../../../workflows/start-checkout";
import { buyingOf } from "../../../../../workflows/wholesale/cart";
import { orderOfCart } from "../../../../../workflows/wholesale/orders";
import { customerOf } from "../../../../customer-gate";
import type { order } from "../../../../customer-validators";

/**
 * Orders what was seen against a pro-forma, paid by transfer. Again, or twice at the same moment: one order, the same answer.
 * Refuses what starting payment and placing an order refuse, `wholesale.below_minimum` and the like among them.
 */
export async function POST(req: MedusaRequest<z.infer<typeof order>>, res: MedusaResponse): Promise<void> {
  const { company } = await buyingOf(req.scope, customerOf(req).id);
  const { cart_id, total } = req.validatedBody;
  const placed = () => orderOfCart(req.scope, { cart_id, company_id: company.id });
  const before = await placed();
  if (before) {
    res.json({ order: { display_id: before.display_id } });
    return;
  }
  try {
    await startCheckoutWorkflow(req.scope).run({
      input: { cart_id, locale: req.locale, method: "bank-transfer", total },
    });
    const { result } = await placeOrderWorkflow(req.scope).run({ input: { cart_id } });
    res.json({ order: { display_id: result.display_id } });
  } catch (refusal) {
    // While this one waited for the basket's lock, the other press of the button may have ordered.
    const meanwhile = isDomainError(refusal) && refusal.code === "cart.completed" ? await placed() : null;
    if (!meanwhile) throw refusal;
    res.json({ order: { display_id: meanwhile.display_id } });
  }
}
