import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import type { WireMoney } from "../../adapters/money";
import type { Spendable } from "../../domain/books/coop-accounts";
import { books } from "../services";
import { bankAmount, coopFacts } from "./coop-facts";

/**
 * The treasurer's own postings. Each is one transaction of the co-op's book that may be asked for twice, so there is
 * nothing to undo.
 */

type CreditInput = {
  coop_id: string;
  settlement_id: string;
  amount: WireMoney;
  credited_on: string;
  made_by: string;
};

const creditStep = createStep("credit-settlement", async (input: CreditInput, { container }) => {
  const coop = await coopFacts(container, input.coop_id);
  await books(container).creditSettlement({
    ...input,
    amount: bankAmount(input.amount, coop),
    currency: coop.currency,
    now: now(),
  });
  return new StepResponse(input.settlement_id);
});

/** C1. Refuses as `creditSettlement` of the books does, and `money.currency_mismatch`. */
export const creditSettlementWorkflow = createWorkflow(
  "credit-settlement",
  (input: CreditInput) => new WorkflowResponse(creditStep(input)),
);

type TakeBackInput = { coop_id: string; settlement_id: string; request_id: string; made_by: string };

const takeBackStep = createStep("take-back-credit", async (input: TakeBackInput, { container }) => {
  await books(container).takeBackCredit({ ...input, now: now() });
  return new StepResponse(input.settlement_id);
});

/** The reversal of C1. Refuses as `takeBackCredit` of the books does. */
export const takeBackCreditWorkflow = createWorkflow(
  "take-back-credit",
  (input: TakeBackInput) => new WorkflowResponse(takeBackStep(input)),
);

type MoveInput = {
  coop_id: string;
  /** From outside to funds, from funds to work, or out of one purpose. */
  move: "other_money" | "to_work" | { spend: Spendable };
  amount: WireMoney;
  note: string;
  request_id: string;
  made_by: string;
};

const moveStep = createStep("move-coop-money", async ({ move, ...input }: MoveInput, { container }) => {
  const coop = await coopFacts(container, input.coop_id);
  const amount = bankAmount(input.amount, coop);
  const money = { ...input, amount, currency: coop.currency, now: now() };
  if (move === "other_money") await books(container).recordOtherMoney(money);
  else if (move === "to_work") await books(container).moveToWork(money);
  else await books(container).spend({ ...money, account: move.spend });
  return new StepResponse(input.request_id);
});

/** C2 and C7. Refuses `book.not_enough`, `book.request_reused`, `ledger.amount_invalid`, `money.currency_mismatch`. */
export const moveCoopMoneyWorkflow = createWorkflow(
  "move-coop-money",
  (input: MoveInput) => new WorkflowResponse(moveStep(input)),
);

type GrantInput = { coop_id: string; until: string; made_by: string };

const grantStep = createStep("grant-book", async (input: GrantInput, { container }) => {
  const { today } = await coopFacts(container, input.coop_id);
  await books(container).grantBook({ ...input, today, now: now() });
  return new StepResponse(input.until);
});

/** Lets the network read the co-op's book until the end of a day. Refuses `book.grant_day_invalid`. */
export const grantBookWorkflow = createWorkflow(
  "grant-book",
  (input: GrantInput) => new WorkflowResponse(grantStep(input)),
);

const endGrantStep = createStep("end-book-grant", async (input: { coop_id: string }, { container }) => {
  await books(container).endGrant({ ...input, now: now() });
  return new StepResponse(input.coop_id);
});

/** The network reads the book no longer, from the next request on. */
export const endGrantWorkflow = createWorkflow(
  "end-grant",
  (input: { coop_id: string }) => new WorkflowResponse(endGrantStep(input)),
);
