import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { eraseMemberWorkflow } from "../../../../../workflows/members/erase";
import { staffOf } from "../../../../coop-gate";
import type { eraseMember } from "../../../../coop-validators/members";
import { memberCode } from "../../../../views/members";

/** Erased twice is erased once, so the request's id says nothing new; every form of the desk has one. */
export async function POST(
  req: MedusaRequest<z.infer<typeof eraseMember>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: by } = staffOf(req);
  const member_id = req.params.id ?? "";
  await eraseMemberWorkflow(req.scope).run({ input: { coop_id, by, member_id, why: req.validatedBody.why } });
  res.json({ member: await memberCode(req.scope, coop_id, member_id) });
}
