import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { payToSign } from "../../views/pay-to-sign";

/** The runs that wait for the network's signature, those it decided last, and what was agreed with each co-op. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(await payToSign(req.scope));
}
