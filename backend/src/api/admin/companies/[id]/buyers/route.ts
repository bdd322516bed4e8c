import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { companies } from "../../../../../workflows/services";
import { addBuyerWorkflow } from "../../../../../workflows/wholesale/companies";
import type { addBuyer } from "../../../../customer-validators";
import { companyOfNetworkView } from "../../../../views/companies";

/**
 * One more person with an account who buys for the company. Refuses `company.not_found`, `company.already_applied`,
 * `company.email_not_confirmed`.
 */
export async function POST(req: MedusaRequest<z.infer<typeof addBuyer>>, res: MedusaResponse): Promise<void> {
  const company_id = req.params.id ?? "";
  const { email } = req.validatedBody;
  await addBuyerWorkflow(req.scope).run({ input: { company_id, email } });
  const company = await companies(req.scope).company(company_id);
  res.json({ company: await companyOfNetworkView(req.scope, company) });
}
