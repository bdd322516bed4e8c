import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { companies } from "../../../workflows/services";
import { companyOfNetworkView, groupsView } from "../../views/companies";

/** Every company with its buyers, those that wait for an answer first, and the groups they can be put in. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const found = await companies(req.scope).companies();
  const [views, groups] = await Promise.all([
    Promise.all(found.map((company) => companyOfNetworkView(req.scope, company))),
    groupsView(req.scope),
  ]);
  res.json({ companies: views, groups });
}
