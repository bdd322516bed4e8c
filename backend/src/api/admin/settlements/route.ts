import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { books } from "../../../workflows/services";
import { settleCoopWorkflow } from "../../../workflows/settlements";
import type { settle } from "../../validators";
import { coopNames, openSettlementView, settlementView } from "../../views/ledger";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const [settlements, open, names] = await Promise.all([
    books(req.scope).settlements(),
    books(req.scope).openSettlements(),
    coopNames(req.scope),
  ]);
  res.json({
    settlements: settlements.map((settlement) => settlementView(settlement, names)),
    open: open.map((coop) => openSettlementView(coop, names)),
  });
}

export async function POST(req: MedusaRequest<z.infer<typeof settle>>, res: MedusaResponse): Promise<void> {
  const { result } = await settleCoopWorkflow(req.scope).run({ input: req.validatedBody });
  const [settlement, names] = await Promise.all([
    books(req.scope).settlement(result.settlement_id),
    coopNames(req.scope),
  ]);
  res.json({ settlement: settlementView(settlement, names) });
}
