import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { customerOf } from "../../../customer-gate";
import { exportView } from "../../../views/account";

/** Everything we keep of whoever asks. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(await exportView(req.scope, customerOf(req).id));
}
