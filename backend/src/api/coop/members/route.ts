import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { addMemberWorkflow } from "../../../workflows/members/members";
import { staffOf } from "../../coop-gate";
import type { addMember } from "../../coop-validators/members";
import { memberList } from "../../views/members";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ members: await memberList(req.scope, staffOf(req)) });
}

export async function POST(
  req: MedusaRequest<z.infer<typeof addMember>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: by } = staffOf(req);
  const input = { ...req.validatedBody, coop_id, by };
  const { result: member } = await addMemberWorkflow(req.scope).run({ input });
  res.json({ member });
}
