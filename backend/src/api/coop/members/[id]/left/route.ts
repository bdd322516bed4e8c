import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { memberLeftWorkflow } from "../../../../../workflows/members/members";
import { staffOf } from "../../../../coop-gate";
import type { left } from "../../../../coop-validators/members";
import { memberCode } from "../../../../views/members";

export async function POST(req: MedusaRequest<z.infer<typeof left>>, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  const member_id = req.params.id ?? "";
  await memberLeftWorkflow(req.scope).run({ input: { coop_id, member_id, on: req.validatedBody.on } });
  res.json({ member: await memberCode(req.scope, coop_id, member_id) });
}
