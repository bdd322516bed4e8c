import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { companies } from "../../../../workflows/services";
import { applyAsCompanyWorkflow } from "../../../../workflows/wholesale/companies";
import { customerOf } from "../../../customer-gate";
import type { apply } from "../../../customer-validators";
import { companyView } from "../../../views/wholesale";

/** Refuses `company.already_applied`, `place.unknown`. */
export async function POST(req: MedusaRequest<z.infer<typeof apply>>, res: MedusaResponse): Promise<void> {
  const { result } = await applyAsCompanyWorkflow(req.scope).run({
    input: { customer_id: customerOf(req).id, ...req.validatedBody },
  });
  const company = await companies(req.scope).company(result.company_id);
  res.json({ company: await companyView(req.scope, company) });
}
