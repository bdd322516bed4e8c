import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { companyOf } from "../../../../workflows/wholesale/cart";
import { customerOf } from "../../../customer-gate";
import { companyOrdersView } from "../../../views/proforma";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const company = await companyOf(req.scope, customerOf(req).id);
  res.json({ orders: await companyOrdersView(req.scope, company.id) });
}
