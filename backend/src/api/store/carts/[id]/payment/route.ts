import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { startCheckoutWorkflow } from "../../../../../workflows/start-checkout";
import type { startPayment } from "../../../../validators";

/** Starts payment for what the buyer saw: the total in the body must be the cart's own. */
export async function POST(
  req: AuthenticatedMedusaRequest<z.infer<typeof startPayment>>,
  res: MedusaResponse,
): Promise<void> {
  const { result } = await startCheckoutWorkflow(req.scope).run({
    input: { cart_id: req.params.id ?? "", locale: req.locale, ...req.validatedBody },
  });
  res.json({ checkout: result });
}
