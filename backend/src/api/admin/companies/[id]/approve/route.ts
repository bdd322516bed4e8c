import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { companies } from "../../../../../workflows/services";
import { decideOnCompanyWorkflow } from "../../../../../workflows/wholesale/companies";
import type { approve } from "../../../../customer-validators";
import { companyOfNetworkView } from "../../../../views/companies";

/** Lets a company buy by its group's lists. Refuses `company.not_found`, `company.decided`. */
export async function POST(
  req: AuthenticatedMedusaRequest<z.infer<typeof approve>>,
  res: MedusaResponse,
): Promise<void> {
  const company_id = req.params.id ?? "";
  const { reason } = req.validatedBody;
  const group_id = req.validatedBody.group_id;
  const decided_by = req.auth_context.actor_id;
  await decideOnCompanyWorkflow(req.scope).run({
    input: { company_id, state: "approved", group_id, decided_by, reason },
  });
  const company = await companies(req.scope).company(company_id);
  res.json({ company: await companyOfNetworkView(req.scope, company) });
}
