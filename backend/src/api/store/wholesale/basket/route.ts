import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { buyingOf } from "../../../../workflows/wholesale/cart";
import { answerBasket } from "../../../buyer-basket";
import { customerOf } from "../../../customer-gate";

/** The basket of whoever asks; null while there is none. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await answerBasket(req, res, await buyingOf(req.scope, customerOf(req).id));
}
