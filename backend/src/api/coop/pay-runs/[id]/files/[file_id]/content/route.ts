import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { remakePayFile } from "../../../../../../../workflows/pay/pay-files";
import { staffOf } from "../../../../../../coop-gate";
import { payFileContentView } from "../../../../../../views/pay-files";

/** A POST, though it reads: accounts are in it, so each look is written down and no browser asks for it by itself. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { id: run_id = "", file_id = "" } = req.params;
  const remade = await remakePayFile(req.scope, { coop_id, run_id, file_id, made_by });
  res.setHeader("cache-control", "no-store");
  res.json({ file: payFileContentView(remade) });
}
