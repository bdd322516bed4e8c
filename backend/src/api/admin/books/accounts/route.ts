import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { books } from "../../../../workflows/services";
import { balanceView, coopNames, sumsView } from "../../../views/ledger";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const [balances, names] = await Promise.all([books(req.scope).balances(), coopNames(req.scope)]);
  res.json({ accounts: balances.map((balance) => balanceView(balance, names)), sums: sumsView(balances) });
}
