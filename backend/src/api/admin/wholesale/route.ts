import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { companies } from "../../../workflows/services";
import { groupsView, listView } from "../../views/companies";

/** The groups and every price list with its goods. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const lists = await companies(req.scope).lists(null);
  const [groups, views] = await Promise.all([
    groupsView(req.scope),
    Promise.all(lists.map((list) => listView(req.scope, list))),
  ]);
  res.json({ groups, lists: views });
}
