import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { books } from "../../../../../workflows/services";
import { settlementOutcomeWorkflow } from "../../../../../workflows/settlements";
import type { settlementOutcome } from "../../../../validators";
import { coopNames, settlementView } from "../../../../views/ledger";

export async function POST(
  req: MedusaRequest<z.infer<typeof settlementOutcome>>,
  res: MedusaResponse,
): Promise<void> {
  const settlement_id = req.params.id ?? "";
  await settlementOutcomeWorkflow(req.scope).run({ input: { settlement_id, ...req.validatedBody } });
  const [settlement, names] = await Promise.all([
    books(req.scope).settlement(settlement_id),
    coopNames(req.scope),
  ]);
  res.json({ settlement: settlementView(settlement, names) });
}
