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
    for (const to of ["paid", "returned"] as const) {
      const moves = judged.flatMap(({ result, answer }) => {
        const of = found.get(answer.payment_id);
        return of && result === "applied" && answer.outcome === to ? [of] : [];
      });
      for (const { run, sendings: moved } of byRun(moves)) {
        await movePayments(
          sql,
          run,
          moved.map((sending) => ({ sending, to })),
          { made_by, now },
        );
        // What was just paid may come back in the same statement.
        for (const sending of moved) found.set(sending.payment.id, { run, sending: became(sending, to) });
      }
    }
    return judged.map(({ result }) => result).join(" ");
  });
  // Asked for again, it tells what it told the first time, and not that all of it is so already.
  const first = results.split(" ").map((text) => ANSWER_RESULTS.find((one) => one === text));
  return judged.map(({ of: _of, result, ...told }, at) => ({ ...told, result: first[at] ?? result }));
}

type Found = { run: PayRun; sending: Sending };

function byRun(found: readonly Found[]): Iterable<{ run: PayRun; sendings: Sending[] }> {
  const runs = new Map<string, { run: PayRun; sendings: Sending[] }>();
  for (const { run, sending } of found) {
    const of_run = runs.get(run.id) ?? { run, sendings: [] };
    of_run.sendings.push(sending);
    runs.set(run.id, of_run);
  }
  return runs.values();
}

/** An answer is to an instruction, so none of these is another attempt. */
function became(sending: Sending, state: BankAnswer["outcome"]): Sending {
  return { ...sending, payment: { ...sending.payment, state } };
}

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
