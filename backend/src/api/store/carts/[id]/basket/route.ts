import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { basketView, CompletedCart } from "../../../../views/basket";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  try {
    res.json({ basket: await basketView(req.scope, req.params.id ?? "", req.query.lang) });
  } catch (error) {
    if (!(error instanceof CompletedCart)) throw error;
    const { type, code, message, follow_token } = error;
    res.status(409).json({ type, code, message, follow_token });
  }
}
