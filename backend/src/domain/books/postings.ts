import type { Currency } from "../currency";
import { refuse } from "../errors";
import { type Account, type Rail, coopAccount } from "./accounts";
import { type Parts, type Terms, type TopUp, sumOfParts } from "./cutting";

/**
 * Every act of the network's book as a pure function from what happened to what is posted.
 *
 * Decision: all money from a bank enters through receipts. A receipt is posted `bank` → `buyer:unmatched`; assigning it
 * to an order posts nothing, and once the receipts of an order cover its total the sale is posted from
 * `buyer:unmatched`. So a bank transfer takes one way whether it came whole, in pieces, or for nobody. Payments
 * through a provider are verified whole and are posted from `provider:{name}`.
 */

/** Debits one account and credits another with the same minor units, so that no transaction can fail to balance. */
export type Entry = { debit: Account; credit: Account; amount: bigint; consignment_id: string | null };

export type TransactionKind =
  | "sale"
  | "receipt"
  | "receipt_given_back"
  | "receipt_returned"
  | "promotion"
  | "earned"
  | "settlement"
  | "payout"
  | "payout_refused"
  | "provider_fee"
  | "provider_payout"
  | "refund"
  | "refund_paid"
  | "refund_came_back"
  | "provider_payout_came_back"
  | "dispute_opened"
  | "dispute_held"
  | "dispute_won"
  | "dispute_lost";

/** A transaction lives in one currency. `reference` is unique in its book. */
export type Transaction = {
  reference: string;
  kind: TransactionKind;
  currency: Currency;
  postings: Entry[];
};

/** One co-op's part of what is posted: the amounts are those still in question, not necessarily the frozen ones. */
export type ConsignmentShare = {
  consignment_id: string;
  terms: Pick<Terms, "coop_id" | "tax_remitter">;
  parts: Parts;
  top_up: TopUp;
};

/** What of some parts is the co-op's: its shares, and the buyer's tax where the co-op pays it to the state. */
export function coopParts(parts: Parts, tax_remitter: Terms["tax_remitter"]): Parts {
  return { ...parts, fee: 0n, fee_tax: 0n, tax: tax_remitter === "coop" ? parts.tax : 0n };
}

/** N1: the whole total is verified. `source` is the provider, or `buyer:unmatched` for bank transfers. */
export function sale(input: {
  capture_id: string;
  currency: Currency;
  source: Account;
  shares: readonly ConsignmentShare[];
}): Transaction {
  return transaction(
    `capture:${input.capture_id}`,
    "sale",
    input.currency,
    input.shares.flatMap(({ consignment_id, terms, parts }) => {
      const tax = networkTax(parts, terms.tax_remitter);
      const held = coopAccount(terms.coop_id, "held");
      return [
        { debit: input.source, credit: held, amount: sumOfParts(parts) - tax, consignment_id },
        { debit: input.source, credit: "tax", amount: tax, consignment_id },
      ];
    }),
  );
}

/** N1a: money came. */
export function receipt(input: {
  receipt_id: string;
  currency: Currency;
  rail: Rail;
  amount: bigint;
}): Transaction {
  return transaction(`receipt:${input.receipt_id}`, "receipt", input.currency, [
    { debit: input.rail, credit: "buyer:unmatched", amount: input.amount, consignment_id: null },
  ]);
}

/** N1a: what no order needs is due back. `given_back` is all of the receipt given back so far, this time included. */
export function receiptGivenBack(input: {
  receipt_id: string;
  currency: Currency;
  amount: bigint;
  given_back: bigint;
}): Transaction {
  const reference = `receipt_given_back:${input.receipt_id}:${input.given_back}`;
  return transaction(reference, "receipt_given_back", input.currency, [
    { debit: "buyer:unmatched", credit: "buyer:refunds_due", amount: input.amount, consignment_id: null },
  ]);
}

/** N8 for a receipt. `returned` is all of it that has left so far, this time included. */
export function receiptReturned(input: {
  receipt_id: string;
  currency: Currency;
  rail: Rail;
  /** By which way the receipt had come. */
  came_by: Rail;
  amount: bigint;
  returned: bigint;
}): Transaction {
  const { receipt_id, rail, came_by, returned, amount } = input;
  const reference = receiptReturnedReference(receipt_id, returned);
  return transaction(
    rail === came_by ? reference : `${reference}:another_way`,
    "receipt_returned",
    input.currency,
    [{ debit: "buyer:refunds_due", credit: rail, amount, consignment_id: null }],
  );
}

/** Of money that goes back the way it came. That may fail and be reversed; what is sent another way stands beside it. */
export function receiptReturnedReference(receipt_id: string, returned: bigint): string {
  return `refund_paid:${receipt_id}:${returned}`;
}

/** N1b: the network pays for its own promotion. */
export function promotion(input: {
  order_id: string;
  currency: Currency;
  shares: readonly ConsignmentShare[];
}): Transaction {
  return transaction(
    `promotion:${input.order_id}`,
    "promotion",
    input.currency,
    input.shares.map(({ consignment_id, terms, top_up }) => ({
      debit: "network:promotions",
      credit: coopAccount(terms.coop_id, "held"),
      amount: sumOfParts(top_up),
      consignment_id,
    })),
  );
}

/** N2: what is left of a consignment, refunds taken off, is earned; the network earns its fee. */
export function earned(input: { currency: Currency; share: ConsignmentShare }): Transaction {
  const { consignment_id, terms, parts, top_up } = input.share;
  const held = coopAccount(terms.coop_id, "held");
  const coop_amount = sumOfParts(coopParts(parts, terms.tax_remitter)) + sumOfParts(top_up);
  return transaction(`earned:${consignment_id}`, "earned", input.currency, [
    { debit: held, credit: coopAccount(terms.coop_id, "payable"), amount: coop_amount, consignment_id },
    { debit: held, credit: "network:fee", amount: parts.fee, consignment_id },
    { debit: held, credit: "tax", amount: parts.fee_tax, consignment_id },
  ]);
}

/**
 * N3: all that is payable is reserved, what the co-op owes first. Refuses `settlement.nothing_due` unless more is
 * payable than owed.
 */
export function settlement(input: {
  settlement_id: string;
  coop_id: string;
  currency: Currency;
  payable: bigint;
  owes: bigint;
}): Transaction & { total: bigint } {
  const { settlement_id, coop_id, currency, payable, owes } = input;
  const total = payable - owes;
  if (total <= 0n) {
    refuse(
      "settlement.nothing_due",
      `Nothing is due to ${coop_id} in ${currency}. It is carried to the next settlement.`,
      {
        coop_id,
        currency,
        payable: String(payable),
        owes: String(owes),
      },
    );
  }
  const debit = coopAccount(coop_id, "payable");
  return {
    ...transaction(`settlement:${settlement_id}`, "settlement", currency, [
      { debit, credit: coopAccount(coop_id, "owes"), amount: owes, consignment_id: null },
      { debit, credit: coopAccount(coop_id, "in_payout"), amount: total, consignment_id: null },
    ]),
    total,
  };
}

/** N4: the rail confirms that a settlement left. A refusal is the reversal of N3 under the same reference. */
export function payout(input: {
  settlement_id: string;
  coop_id: string;
  currency: Currency;
  rail: Rail;
  total: bigint;
}): Transaction {
  return transaction(payoutReference(input.settlement_id), "payout", input.currency, [
    {
      debit: coopAccount(input.coop_id, "in_payout"),
      credit: input.rail,
      amount: input.total,
      consignment_id: null,
    },
  ]);
}

/** N4 and the refusal share one reference, so that a settlement can never be both paid and refused. */
export function payoutReference(settlement_id: string): string {
  return `payout:${settlement_id}`;
}

/** N5: the provider keeps its fee. It is the network's cost and nobody else's. */
export function providerFee(input: ProviderMovement): Transaction {
  return transaction(`provider_txn:${input.provider}:${input.reference}`, "provider_fee", input.currency, [
    {
      debit: "network:provider_fees",
      credit: `provider:${input.provider}`,
      amount: input.amount,
      consignment_id: null,
    },
  ]);
}

/** N6: the provider pays out to the network's bank account. */
export function providerPayout(input: ProviderMovement): Transaction {
  return transaction(providerPayoutReference(input), "provider_payout", input.currency, [
    { debit: "bank", credit: `provider:${input.provider}`, amount: input.amount, consignment_id: null },
  ]);
}

/** A payout may fail and be reversed. */
export function providerPayoutReference({
  provider,
  reference,
}: Pick<ProviderMovement, "provider" | "reference">): string {
  return `provider_payout:${provider}:${reference}`;
}

export type ProviderMovement = { provider: string; reference: string; currency: Currency; amount: bigint };

/** N7: a refund before N2. No fee was earned yet, so there is none to keep. `share` holds the refund's own parts. */
export function refundBeforeEarning(input: {
  refund_id: string;
  currency: Currency;
  share: ConsignmentShare;
}): Transaction {
  const { consignment_id, terms, parts, top_up } = input.share;
  const held = coopAccount(terms.coop_id, "held");
  const tax = networkTax(parts, terms.tax_remitter);
  return transaction(`refund:${input.refund_id}`, "refund", input.currency, [
    { debit: held, credit: "buyer:refunds_due", amount: sumOfParts(parts) - tax, consignment_id },
    { debit: "tax", credit: "buyer:refunds_due", amount: tax, consignment_id },
    { debit: held, credit: "network:promotions", amount: sumOfParts(top_up), consignment_id },
  ]);
}

/** What a co-op bears of a refund after N2, signed like the refund itself: its parts, and a kept fee with its tax. */
export function borneByCoop(parts: Parts, tax_remitter: Terms["tax_remitter"], fee_kept: boolean): Parts {
  const { fee, fee_tax } = fee_kept ? parts : { fee: 0n, fee_tax: 0n };
  return { ...coopParts(parts, tax_remitter), fee, fee_tax };
}

/** N7': a refund after N2. The co-op's part comes from what is payable to it, and beyond that it owes it. */
export function refundAfterEarning(input: {
  refund_id: string;
  currency: Currency;
  share: ConsignmentShare;
  fee_kept: boolean;
  /** What is payable to the co-op at this moment. */
  payable: bigint;
}): Transaction {
  const { consignment_id, terms, parts, top_up } = input.share;
  const borne = sumOfParts(borneByCoop(parts, terms.tax_remitter, input.fee_kept));
  const extra = sumOfParts(top_up);
  const borne_now = smaller(borne, input.payable);
  const extra_now = smaller(extra, input.payable - borne_now);
  const payable = coopAccount(terms.coop_id, "payable");
  const owes = coopAccount(terms.coop_id, "owes");
  const fee = input.fee_kept ? 0n : parts.fee;
  const tax = networkTax(parts, terms.tax_remitter) + (input.fee_kept ? 0n : parts.fee_tax);
  return transaction(`refund:${input.refund_id}`, "refund", input.currency, [
    { debit: payable, credit: "buyer:refunds_due", amount: borne_now, consignment_id },
    { debit: owes, credit: "buyer:refunds_due", amount: borne - borne_now, consignment_id },
    { debit: "network:fee", credit: "buyer:refunds_due", amount: fee, consignment_id },
    { debit: "tax", credit: "buyer:refunds_due", amount: tax, consignment_id },
    { debit: payable, credit: "network:promotions", amount: extra_now, consignment_id },
    { debit: owes, credit: "network:promotions", amount: extra - extra_now, consignment_id },
  ]);
}

/** N8: the refund leaves. A refund may come back and leave again, hence the `attempt`, counted from 1. */
export function refundPaid(input: {
  refund_id: string;
  consignment_id: string;
  currency: Currency;
  rail: Rail;
  amount: bigint;
  attempt: number;
}): Transaction {
  const { consignment_id, amount } = input;
  return transaction(refundPaidReference(input.refund_id, input.attempt), "refund_paid", input.currency, [
    { debit: "buyer:refunds_due", credit: input.rail, amount, consignment_id },
  ]);
}

export function refundPaidReference(refund_id: string, attempt: number): string {
  return attempt === 1 ? `refund_paid:${refund_id}` : `refund_paid:${refund_id}:${attempt}`;
}

/** Answers a transaction by its mirror image. The book never forgets the first. */
export function reversal(of: Transaction, reference: string, kind: TransactionKind): Transaction {
  const postings = of.postings.map(({ debit, credit, ...rest }) => ({
    debit: credit,
    credit: debit,
    ...rest,
  }));
  return transaction(reference, kind, of.currency, postings);
}

/** Refuses `ledger.amount_invalid` for what is below zero; what is nothing is left out. */
export function transaction(
  reference: string,
  kind: TransactionKind,
  currency: Currency,
  entries: readonly Entry[],
): Transaction {
  for (const { debit, credit, amount } of entries) {
    if (amount < 0n) {
      refuse(
        "ledger.amount_invalid",
        `${amount} from ${credit} to ${debit} is below zero. Reverse instead.`,
        {
          amount: String(amount),
          debit,
          credit,
        },
      );
    }
  }
  return { reference, kind, currency, postings: entries.filter((entry) => entry.amount > 0n) };
}

/** The buyer's tax where the network pays it to the state. */
function networkTax(parts: Parts, tax_remitter: Terms["tax_remitter"]): bigint {
  return tax_remitter === "network" ? parts.tax : 0n;
}

function smaller(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
