import type { Terms } from "../../backend/src/domain/books/cutting";
import type { Consignment, Settlement } from "../../backend/src/modules/books/types";
import { newId } from "../../backend/src/modules/books/ids";
import type { BankAnswer } from "../../backend/src/modules/books/pay-file-types";
import type { Books } from "./books";
import { OWN_SPLIT } from "./own-split";
import { consignmentOf, goodsOf, paidOrder, sendAndEarn, type Piece } from "./example-order";

let requests = 0;
/** A request id as a form makes one. */
export const request = () => `request-${(requests += 1)}`;

/** Money the network's bank has from elsewhere, so that it can pay settlements of sales through a provider. */
export async function float(books: Books, now: Date): Promise<void> {
  await books.recordReceipt({
    rail: "bank",
    statement_ref: "float",
    amount: 100_000_000n,
    currency: "eur",
    received_on: "2026-11-01",
    payer_note: null,
    now,
  });
}

/** Settles whatever a co-op is due, and the bank pays it. */
export async function settle(books: Books, { coop_id }: Terms, now: Date): Promise<Settlement> {
  const { id } = await books.reserveSettlement({ coop_id, currency: "eur", request_id: request(), now });
  return books.settlementOutcome({ settlement_id: id, outcome: "paid", rail: "bank", now });
}

/** A sale that was sent, earned and settled. */
export async function settledSale(books: Books, terms: Terms, pieces: readonly Piece[], now: Date) {
  const consignments = await paidOrder(books, pieces, now);
  await sendAndEarn(books, consignments, now);
  return { consignment: consignmentOf(consignments, terms), settlement: await settle(books, terms, now) };
}

/** Takes back some of a consignment's goods. */
export async function refundGoods(books: Books, of: Consignment, quantity: number, now: Date): Promise<void> {
  await books.refund({
    consignment_id: of.id,
    piece_id: goodsOf(of),
    quantity,
    reason: "Sent back",
    fee_policy: "returned",
    request_id: request(),
    now,
  });
}

/** The id of a co-op's member, who is nobody else's. */
export const member = (coop_id: string, name: string) => `${coop_id}_${name}`;

export const TREASURER = "stf_treasurer";
export const BOARD = "stf_board";

/** A co-op's people at work in its book; every amount is in the currency of its bank. */
export function coopDesk(books: Books, coop_id: string, currency: "eur" | "pen", now: Date) {
  const by = { coop_id, currency, made_by: TREASURER, now };
  const money = (amount: bigint, note = "Because") => ({ ...by, amount, note, request_id: request() });
  return {
    credit: (settlement_id: string, amount: bigint, credited_on = now.toISOString().slice(0, 10)) =>
      books.creditSettlement({ ...by, settlement_id, amount, credited_on }),
    takeBack: (settlement_id: string, request_id = request()) =>
      books.takeBackCredit({ coop_id, settlement_id, request_id, made_by: TREASURER, now }),
    otherMoney: (amount: bigint) => books.recordOtherMoney(money(amount, "A grant of the town")),
    toWork: (amount: bigint) => books.moveToWork(money(amount, "An advance on November")),
    spend: (account: "materials" | "funds" | "shipping" | "tax", amount: bigint) =>
      books.spend({ ...money(amount, "Jars"), account }),
    async work(month: string, entries: readonly (readonly [string, bigint])[]) {
      const { version } = await books.workMonth(coop_id, month);
      return books.saveWorkMonth({
        ...by,
        month,
        kind: "hours",
        grades: [],
        version,
        entries: entries.map(([name, quantity]) => ({
          ...{ member_id: member(coop_id, name), quantity, grades: [] },
        })),
      });
    },
    propose: (
      month: string,
      amount: bigint | null = null,
      request_id = request(),
      work_version: number | null = null,
    ) =>
      books.proposePayRun({
        ...by,
        month,
        amount,
        work_version,
        codes: new Map(),
        split: OWN_SPLIT,
        request_id,
      }),
    approve: (
      run: { id: string; hash: string },
      change: {
        made_by?: string;
        seen_hash?: string;
        request_id?: string;
        releasable_bps?: number | null;
      } = {},
    ) =>
      books.approvePayRun({
        coop_id,
        run_id: run.id,
        seen_hash: run.hash,
        releasable_bps: null,
        request_id: request(),
        made_by: BOARD,
        now,
        ...change,
      }),
    /** A file of one rail with every payment that is open, or with those named. */
    async files(run_id: string, payment_ids: readonly string[] | null = null, request_id = request()) {
      const run = await books.payRun({ coop_id, run_id });
      const open = run.lines
        .flatMap(({ payments }) => payments)
        .filter(({ id, state }) => state === "to_pay" && (payment_ids === null || payment_ids.includes(id)));
      return books.keepPayFiles({
        ...{ coop_id, run_id, request_id, made_by: TREASURER, now },
        files: [
          {
            id: newId("pay_file"),
            rail: "bank_list",
            hash: "0".repeat(64),
            made_from: "{}",
            lines: open.map(({ id, attempts }, position) => ({
              ...{ position, payment_id: id, attempt: attempts + 1, payee_id: "pye_1" },
            })),
          },
        ],
      });
    },
    withdrawFile: (run_id: string, file_id: string, request_id = request()) =>
      books.withdrawPayFile({
        ...{ coop_id, run_id, file_id, request_id, made_by: TREASURER, now },
        reason: "The bank's page was down",
      }),
    paidByFile: (run_id: string, file_id: string, request_id = request()) =>
      books.paidByFile({ coop_id, run_id, file_id, request_id, made_by: TREASURER, now }),
    answers: (answers: readonly BankAnswer[], request_id = request()) =>
      books.applyBankAnswers({ coop_id, answers: [...answers], request_id, made_by: TREASURER, now }),
    close: (run_id: string) => books.closePayRun({ coop_id, run_id, made_by: BOARD, now }),
    outcome: (
      run_id: string,
      payment_id: string,
      outcome: "paid" | "returned" | "unknown" | "to_pay",
      request_id = request(),
    ) => books.paymentOutcome({ coop_id, run_id, payment_id, outcome, request_id, made_by: TREASURER, now }),
    payAll: (run_id: string, request_id = request()) =>
      books.payAll({ coop_id, run_id, request_id, made_by: TREASURER, now }),
    reverse: (run_id: string, request_id = request()) =>
      books.reversePayRun({
        ...{ coop_id, run_id, request_id, made_by: BOARD, now },
        reason: "Hours of another month",
      }),
  };
}

/** What each account of a co-op's book holds, without those that are empty; members by their short names. */
export async function coopHoldings(books: Books, coop_id: string): Promise<Record<string, bigint>> {
  const balances = await books.coopBalances(coop_id);
  return Object.fromEntries(
    balances
      .filter(({ balance }) => balance !== 0n)
      .map(({ account, balance }) => [account.replace(`:${coop_id}_`, ":"), balance]),
  );
}
