import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { saveFor } from "../../../../save-product";

export async function POST(req: MedusaRequest<{ version: number }>, res: MedusaResponse): Promise<void> {
  await saveFor(req, res, req.validatedBody.version, { status: "draft" });
}
