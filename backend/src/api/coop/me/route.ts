import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { now } from "../../../adapters/clock";
import { renewedToken } from "../../../adapters/staff-token";
import { setStaffLanguageWorkflow } from "../../../workflows/staff/people";
import type { changeMe } from "../../coop-validators/staff";
import { staffOf } from "../../coop-gate";
import { meView } from "../../views/staff";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { auth_context } = req as { auth_context?: unknown };
  res.json({ me: await meView(req.scope, staffOf(req)), renewed: renewedToken(auth_context, now()) });
}

export async function POST(req: MedusaRequest<z.infer<typeof changeMe>>, res: MedusaResponse): Promise<void> {
  const person = staffOf(req);
  const { language } = req.validatedBody;
  await setStaffLanguageWorkflow(req.scope).run({ input: { id: person.id, language } });
  res.json({ me: await meView(req.scope, { ...person, language }) });
}
