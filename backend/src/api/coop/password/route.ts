import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { changePasswordWorkflow } from "../../../workflows/staff/change-password";
import type { changePassword } from "../../coop-validators/staff";
import { staffOf, visitorOf } from "../../coop-gate";
import { loggedInView } from "../../views/staff";

/** Everybody who was logged in with the old password is out; whoever changed it goes on with the token of the answer. */
export async function POST(
  req: MedusaRequest<z.infer<typeof changePassword>>,
  res: MedusaResponse,
): Promise<void> {
  const { id, email } = staffOf(req);
  const { result } = await changePasswordWorkflow(req.scope).run({
    input: { ...req.validatedBody, email, visitor: visitorOf(req) },
  });
  res.json(await loggedInView(req.scope, { staff_id: id, ...result }));
}
