import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { readBankAnswers } from "../../../adapters/pay-files/bank-answers";
import { coopFacts } from "../../../workflows/pay/coop-facts";
import { bankAnswersWorkflow } from "../../../workflows/pay/pay-files";
import { staffOf } from "../../coop-gate";
import type { bankAnswers } from "../../coop-validators/pay";
import { answeredView } from "../../views/pay-files";

/**
 * What a bank's statement, or a table, says became of payments. It is read here, so that the names in it go no further: a
 * workflow's input may be written to the database.
 */
export async function POST(
  req: MedusaRequest<z.infer<typeof bankAnswers>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { text, request_id } = req.validatedBody;
  const { currency } = await coopFacts(req.scope, coop_id);
  const { answers, passed_over } = readBankAnswers(text, currency);
  const { result } = await bankAnswersWorkflow(req.scope).run({
    input: {
      ...{ coop_id, made_by, request_id },
      answers: answers.map((answer) => ({ ...answer, amount: String(answer.amount) })),
    },
  });
  res.json({ answers: result.map((told) => answeredView(told, currency)), passed_over });
}
