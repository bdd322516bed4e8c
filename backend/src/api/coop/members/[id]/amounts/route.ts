import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { attestAmountWorkflow, sealAmount } from "../../../../../workflows/members/amounts";
import { staffOf } from "../../../../coop-gate";
import type { attestAmount } from "../../../../coop-validators/members";
import { memberCode } from "../../../../views/members";

export async function POST(
  req: MedusaRequest<z.infer<typeof attestAmount>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: by } = staffOf(req);
  const member_id = req.params.id ?? "";
  const { amount, ...attested } = req.validatedBody;
  const sealed = await sealAmount(req.scope, coop_id, amount);
  await attestAmountWorkflow(req.scope).run({ input: { coop_id, by, member_id, sealed, ...attested } });
  res.json({ member: await memberCode(req.scope, coop_id, member_id) });
}
