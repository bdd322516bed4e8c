import { once, openCoopBook } from "./coop-requests";
import {
  ANSWER_RESULTS,
  type AnsweredPayment,
  type BankAnswer,
  type BankAnswersInput,
} from "./pay-file-types";
import { isOut } from "../../domain/pay/payment-states";
import { type Sending, movePayments, sendings } from "./pay-payments";
import { isApproved, selectRuns } from "./pay-run-rows";
import type { PayRun } from "./pay-types";
import type { Sql } from "./sql";

/**
 * What a bank says became of payments, all of it or nothing. What does not fit is told and changes nothing: a person looks.
 * A statement that is read twice changes nothing the second time. Refuses `book.request_reused`.
 */
export async function applyBankAnswers(sql: Sql, input: BankAnswersInput): Promise<AnsweredPayment[]> {
  const { coop_id, answers, request_id, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const found = await paymentsOf(sql, coop_id, answers);
  // A payment may be paid and come back in one statement, and then the second answer is judged by what the first one did.
  const states = new Map([...found].map(([id, { sending }]) => [id, sending.payment.state]));
  const judged = answers.map((answer): AnsweredPayment & { of: Found | null } => {
    const of = found.get(answer.payment_id) ?? null;
    const state = states.get(answer.payment_id);
    const told = {
      answer,
      of,
      run: of && { id: of.run.id, month: of.run.month },
      code: of && of.sending.code,
    };
    if (!of || !state) return { ...told, result: "not_ours" };
    if (of.sending.payment.attempts !== answer.attempt) return { ...told, result: "old" };
    if (of.sending.payment.amount !== answer.amount) return { ...told, result: "amount_differs" };
    if (state === answer.outcome) return { ...told, result: "already" };
    // An answer is to an instruction: what came back or waits to be paid again has none that is open.
    if (of.run.status === "closed" || !isOut(state)) return { ...told, result: "not_possible" };
    states.set(answer.payment_id, answer.outcome);
    return { ...told, result: "applied" };
  });
  const content = { act: "answers", answers };
  const results = await once(sql, { coop_id, request_id, content, now }, async () => {
    for (const outcome of ["paid", "returned"] as const) {
      const applied = judged.filter(
        ({ result, answer }) => result === "applied" && answer.outcome === outcome,
      );
      // Read anew, since a payment that was just paid may now come back.
      const fresh = await paymentsOf(
        sql,
        coop_id,
        applied.map(({ answer }) => answer),
      );
      for (const run_id of new Set([...fresh.values()].map(({ run }) => run.id))) {
        const of_run = [...fresh.values()].filter(({ run }) => run.id === run_id);
        const run = of_run[0]?.run;
        if (!run) continue;
        const moves = of_run.map(({ sending }) => ({ sending, to: outcome }));
        await movePayments(sql, run, moves, { made_by, now });
      }
    }
    return judged.map(({ result }) => result).join(" ");
  });
  // Asked for again, it tells what it told the first time, and not that all of it is so already.
  const first = results.split(" ").map((text) => ANSWER_RESULTS.find((one) => one === text));
  return judged.map(({ of: _of, result, ...told }, at) => ({ ...told, result: first[at] ?? result }));
}

type Found = { run: PayRun; sending: Sending };

async function paymentsOf(
  sql: Sql,
  coop_id: string,
  answers: readonly BankAnswer[],
): Promise<Map<string, Found>> {
  const ids = new Set(answers.map(({ payment_id }) => payment_id));
  const runs = await selectRuns(
    sql,
    `r.coop_id = $1 and r.id in (
       select p.run_id from pay_payment p where p.id in (select jsonb_array_elements_text($2::jsonb)))`,
    [coop_id, JSON.stringify([...ids])],
  );
  return new Map(
    runs
      .filter(isApproved)
      .flatMap((run) => sendings(run).map((sending) => ({ run, sending })))
      .filter(({ sending }) => ids.has(sending.payment.id))
      .map((found) => [found.sending.payment.id, found]),
  );
}
