import type { MedusaContainer } from "@medusajs/framework/types";
import { toWire } from "../../adapters/money";
import type { Currency } from "../../domain/currency";
import { PAYMENT_STATES } from "../../domain/pay/payment-states";
import type { AnswerResult, PayFile } from "../../modules/books/pay-file-types";
import type { PayRun, PayRunOf } from "../../modules/books/pay-types";
import type { RemadeFile } from "../../workflows/pay/pay-files";
import { books } from "../../workflows/services";
import { type CoopWords, coopWords } from "./pay";

/** The files of a run, newest first, with nobody's account. Refuses `pay.run_not_found`. */
export async function readPayFiles(container: MedusaContainer, of: PayRunOf) {
  const [run, files, words] = await Promise.all([
    books(container).payRun(of),
    books(container).payFiles(of),
    coopWords(container, of.coop_id),
  ]);
  return files.map((file) => payFileView(file, run, words));
}

function payFileView(file: PayFile, run: PayRun, { people }: CoopWords) {
  const { id, rail, hash, made_at, withdrawn_at, reason, lines } = file;
  const payments = new Map(
    run.lines.flatMap((line) => line.payments.map((payment) => [payment.id, payment] as const)),
  );
  const own = lines.flatMap(({ payment_id, attempt }) => {
    const payment = payments.get(payment_id);
    return payment ? [{ ...payment, here: payment.attempts === attempt }] : [];
  });
  const still = own.filter(({ here }) => here && withdrawn_at === null);
  return {
    ...{ id, rail, hash, made_at, withdrawn_at, reason },
    made_by: people.get(file.made_by) ?? null,
    count: own.length,
    total: toWire(
      own.reduce((sum, { amount }) => sum + amount, 0n),
      run.currency,
    ),
    /** How many of its payments are in which state, of those that went nowhere else since. */
    states: Object.fromEntries(
      PAYMENT_STATES.map((state) => [state, still.filter((payment) => payment.state === state).length]),
    ),
  };
}

/** A file to be handed over, and its lines to be printed. */
export function payFileContentView({ text, media_type, extension, rail, content }: RemadeFile) {
  const { id, month, coop_name, currency, made_at, lines } = content;
  return {
    ...{ id, rail, media_type, text, month, coop_name, made_at },
    file_name: `${rail.replace("_", "-")}-${month}-${id.slice(-6).toLowerCase()}.${extension}`,
    total: toWire(
      lines.reduce((sum, { amount }) => sum + amount, 0n),
      currency,
    ),
    lines: lines.map(({ amount, ...line }) => ({ ...line, amount: toWire(amount, currency) })),
  };
}

type Answered = {
  answer: { outcome: "paid" | "returned"; amount: string; attempt: number };
  result: AnswerResult;
  run: { id: string; month: string } | null;
  code: string | null;
};

export function answeredView({ answer, result, run, code }: Answered, currency: Currency) {
  return { result, run, code, outcome: answer.outcome, amount: toWire(BigInt(answer.amount), currency) };
}
