import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { languageOf } from "../../../../../adapters/languages";
import {
  addWholesaleLinesWorkflow,
  buyingOf,
  openWholesaleCartWorkflow,
} from "../../../../../workflows/wholesale/cart";
import { answerBasket } from "../../../../buyer-basket";
import { customerOf } from "../../../../customer-gate";
import type { lines } from "../../../../customer-validators";

/** Adds all of these lines or none of them. */
export async function POST(req: MedusaRequest<z.infer<typeof lines>>, res: MedusaResponse): Promise<void> {
  const { id } = customerOf(req);
  const buying = await buyingOf(req.scope, id);
  const { result } = await openWholesaleCartWorkflow(req.scope).run({
    input: { customer_id: id, language: languageOf(req.query.lang) },
  });
  await addWholesaleLinesWorkflow(req.scope).run({
    input: { cart_id: result.cart_id, units: req.validatedBody.lines },
  });
  await answerBasket(req, res, buying);
}
