import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { openCardPageWorkflow } from "../../../../../workflows/card/open-page";

/** The hosted page on which a started card payment is paid. Twice, or from two tabs: the same page. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await openCardPageWorkflow(req.scope).run({ input: { cart_id: req.params.id ?? "" } });
  res.json({ card: { url: result.url } });
}
