import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { saveWorkWorkflow } from "../../../../workflows/pay/save-work";
import { books } from "../../../../workflows/services";
import { staffOf } from "../../../coop-gate";
import type { work } from "../../../coop-validators/pay";
import { coopWords, workMonthView } from "../../../views/pay";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  const [month, words] = await Promise.all([
    books(req.scope).workMonth(coop_id, req.params.month ?? ""),
    coopWords(req.scope, coop_id),
  ]);
  res.json(workMonthView(month, words));
}

/** Saves the whole month, or nothing and every wrong cell is told. */
export async function POST(req: MedusaRequest<z.infer<typeof work>>, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { kind, version, grades = [], entries } = req.validatedBody;
  const rows = entries.map((row) => ({ ...row, grade: row.grade ?? "" }));
  const month = req.params.month ?? "";
  await saveWorkWorkflow(req.scope).run({ input: { coop_id, made_by, month, kind, grades, version, rows } });
  const [saved, words] = await Promise.all([
    books(req.scope).workMonth(coop_id, month),
    coopWords(req.scope, coop_id),
  ]);
  res.json(workMonthView(saved, words));
}
