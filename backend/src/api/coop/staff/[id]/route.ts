import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { changeStaffRolesWorkflow } from "../../../../workflows/staff/people";
import type { changeRoles } from "../../../coop-validators/staff";
import { staffOf } from "../../../coop-gate";
import { readPerson } from "../../../views/staff";

export async function POST(
  req: MedusaRequest<z.infer<typeof changeRoles>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id } = staffOf(req);
  const id = req.params.id ?? "";
  await changeStaffRolesWorkflow(req.scope).run({ input: { coop_id, id, roles: req.validatedBody.roles } });
  res.json({ staff: await readPerson(req.scope, coop_id, id) });
}
