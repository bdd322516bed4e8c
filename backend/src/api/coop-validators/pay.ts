import { z } from "@medusajs/framework/zod";
import { SPENDABLE } from "../../domain/books/coop-accounts";
import { DIVISIONS } from "../../domain/pay/share";
import { WORK_KINDS } from "../../domain/pay/work-record";
import type { SharingInput } from "../../workflows/pay/pay-runs";
import { body } from "../body";
import { requestId, text, wireMoney } from "../validators";

const month = z.string().max(20);
const nothing = z.strictObject({});
/** What is in a cell is judged cell by cell; a cell is long enough to be shown as it was typed. */
const cell = z.string().max(200);

export const credit = z.strictObject({ amount: wireMoney, credited_on: z.iso.date() });
export const takeBackCredit = z.strictObject({ request_id: requestId });
export const otherMoney = z.strictObject({ amount: wireMoney, note: text, request_id: requestId });
export const toWork = z.strictObject({ amount: wireMoney, reason: text, request_id: requestId });
export const spend = z.strictObject({
  account: z.enum(SPENDABLE),
  amount: wireMoney,
  note: text,
  request_id: requestId,
});
export const grant = z.strictObject({ until: z.iso.date() });

export const work = z.strictObject({
  kind: z.enum(WORK_KINDS),
  version: z.number().int().min(0),
  grades: z
    .array(z.strictObject({ grade: cell, weight: cell }))
    .max(50)
    .optional(),
  entries: z.array(z.strictObject({ code: cell, grade: cell.optional(), quantity: cell })).max(5_000),
});

const share = z.strictObject({
  month,
  method: z.literal("share").optional(),
  amount: wireMoney.optional(),
  divided_by: z.enum(DIVISIONS).optional(),
  rate: wireMoney.optional(),
  adjustments: z
    .array(z.strictObject({ code: cell, amount: cell, reason: cell }))
    .max(2_000)
    .optional(),
  reason: text.optional(),
});
const payroll = z.strictObject({
  month,
  method: z.literal("payroll"),
  rows: z.array(z.strictObject({ code: cell, gross: cell, withheld: cell, net: cell })).max(5_000),
  reason: text.optional(),
});
export const previewRun = z.discriminatedUnion("method", [share, payroll]);
export const proposeRun = z.discriminatedUnion("method", [
  share.extend({ work_version: z.number().int().min(0).optional(), request_id: requestId }),
  payroll.extend({ request_id: requestId }),
]);
/** What is not said of a share: by work, the whole fund, as it is. */
export function sharingOf(asked: z.infer<typeof share>): SharingInput {
  const { amount = null, divided_by = "work", rate = null, adjustments = [], reason = null } = asked;
  return { amount, divided_by, rate, adjustments, reason };
}
export const approveRun = z.strictObject({ seen_hash: z.string().max(100), request_id: requestId });
export const rejectRun = z.strictObject({ reason: text });
export const reverseRun = z.strictObject({ reason: text, request_id: requestId });
export const paymentOutcome = z.strictObject({
  outcome: z.enum(["paid", "returned", "unknown", "to_pay"]),
  request_id: requestId,
});
export const payAll = z.strictObject({ request_id: requestId });
/** A statement of some thousand entries; what is in it is judged where it is read. */
export const bankAnswers = z.strictObject({ text: z.string().min(1).max(16_000_000), request_id: requestId });
export const payAccount = z.strictObject({ account_number: z.string().max(80) });

export const PAY_BODIES = [
  body("/coop/settlements/:id/credit", credit),
  body("/coop/settlements/:id/credit/take-back", takeBackCredit),
  body("/coop/book/other-money", otherMoney),
  body("/coop/book/to-work", toWork),
  body("/coop/book/spend", spend),
  body("/coop/book/grant", grant),
  body("/coop/book/grant/withdraw", nothing),
  body("/coop/work/:month", work),
  body("/coop/pay-runs", proposeRun),
  body("/coop/pay-runs/preview", previewRun),
  body("/coop/pay-runs/:id/approve", approveRun),
  body("/coop/pay-runs/:id/reject", rejectRun),
  body("/coop/pay-runs/:id/withdraw", nothing),
  body("/coop/pay-runs/:id/reverse", reverseRun),
  body("/coop/pay-runs/:id/paid", payAll),
  body("/coop/pay-runs/:id/close", nothing),
  body("/coop/pay-runs/:id/files", payAll),
  body("/coop/pay-runs/:id/files/:file_id/content", nothing),
  body("/coop/pay-runs/:id/files/:file_id/paid", payAll),
  body("/coop/pay-runs/:id/files/:file_id/withdraw", reverseRun),
  body("/coop/pay-answers", bankAnswers),
  body("/coop/pay-account", payAccount),
  body("/coop/pay-runs/:id/payments/:payment_id/outcome", paymentOutcome),
];
