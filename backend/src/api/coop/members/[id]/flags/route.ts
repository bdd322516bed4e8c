import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { attestFlagWorkflow } from "../../../../../workflows/members/members";
import { staffOf } from "../../../../coop-gate";
import type { attestFlag } from "../../../../coop-validators/members";
import { memberCode } from "../../../../views/members";

export async function POST(
  req: MedusaRequest<z.infer<typeof attestFlag>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: by } = staffOf(req);
  const member_id = req.params.id ?? "";
  const { flag, value, effective_from } = req.validatedBody;
  await attestFlagWorkflow(req.scope).run({
    input: { coop_id, by, member_id, flag, value: value === "yes", effective_from },
  });
  res.json({ member: await memberCode(req.scope, coop_id, member_id) });
}
