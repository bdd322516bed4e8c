import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { addPayeeWorkflow } from "../../../../../workflows/members/payees";
import { members } from "../../../../../workflows/services";
import { staffOf } from "../../../../coop-gate";
import type { addPayee } from "../../../../coop-validators/members";
import { payeeCard } from "../../../../views/members";

export async function POST(req: MedusaRequest<z.infer<typeof addPayee>>, res: MedusaResponse): Promise<void> {
  const { coop_id, id: by } = staffOf(req);
  const { request_id, consented, ...given } = req.validatedBody;
  const { kind } = given;
  const sealed = await members(req.scope).sealPayee(coop_id, given);
  const { result: payee } = await addPayeeWorkflow(req.scope).run({
    input: {
      coop_id,
      by,
      member_id: req.params.id ?? "",
      kind,
      sealed,
      consented: consented === "yes",
      request_id,
    },
  });
  res.json({ payee: payeeCard(payee) });
}
