import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { cardEventAgainWorkflow } from "../../../../../../workflows/card/event-again";

/** Tries anew what the provider of cards once told, and says how that went. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await cardEventAgainWorkflow(req.scope).run({
    input: { event_id: req.params.id ?? "" },
  });
  res.json({ event: result });
}
