import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { attestRegimeWorkflow } from "../../../../../workflows/members/members";
import { staffOf } from "../../../../coop-gate";
import type { attestRegime } from "../../../../coop-validators/members";
import { memberCode } from "../../../../views/members";

export async function POST(
  req: MedusaRequest<z.infer<typeof attestRegime>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: by } = staffOf(req);
  const member_id = req.params.id ?? "";
  await attestRegimeWorkflow(req.scope).run({ input: { ...req.validatedBody, coop_id, by, member_id } });
  res.json({ member: await memberCode(req.scope, coop_id, member_id) });
}
