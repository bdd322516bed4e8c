import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { staffLeavesWorkflow } from "../../../../../workflows/staff/people";
import { staffOf } from "../../../../coop-gate";
import { readPerson } from "../../../../views/staff";

export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  const id = req.params.id ?? "";
  await staffLeavesWorkflow(req.scope).run({ input: { coop_id, id } });
  res.json({ staff: await readPerson(req.scope, coop_id, id) });
}
