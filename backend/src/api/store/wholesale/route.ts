import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { companies } from "../../../workflows/services";
import { customerOf } from "../../customer-gate";
import { companyView } from "../../views/wholesale";

/** For whom somebody buys, and what became of their application; null for nobody. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const company = await companies(req.scope).companyOfBuyer(customerOf(req).id);
  res.json({ company: company && (await companyView(req.scope, company)) });
}
