import type { MedusaContainer } from "@medusajs/framework/types";
import { rows } from "../../adapters/rows";
import { toWire } from "../../adapters/money";
import type { Parts } from "../../domain/books/cutting";
import { leftToSend } from "../../domain/books/parcels";
import type {
  Balance,
  Checkout,
  Consignment,
  OpenSettlement,
  Posting,
  Receipt,
  Refund,
  Settlement,
  WithdrawalNotice,
} from "../../modules/books/types";
import { receiptByCard, refundByCard } from "../../workflows/by-card";
import { refundedOf } from "../../workflows/withdraw";
import { partsView } from "./breakdown";
import { parcelsView } from "./parcels";

/** A co-op as the network's screens name it. */
export type CoopName = { id: string; handle: string; name: string };

export async function coopNames(container: MedusaContainer): Promise<Map<string, CoopName>> {
  const coops = await rows<CoopName>(container, { entity: "coop", fields: ["id", "handle", "name"] });
  return new Map(coops.map(({ id, handle, name }) => [id, { id, handle, name }]));
}

function named(names: Map<string, CoopName>, id: string): CoopName {
  return names.get(id) ?? { id, handle: id, name: id };
}

function partsAndTopUp(of: {
  parts: Parts;
  top_up: { work: bigint; materials: bigint; funds: bigint };
  currency: Checkout["currency"];
}) {
  const { work, materials, funds } = of.top_up;
  return { ...partsView(of.parts, of.currency), top_up: toWire(work + materials + funds, of.currency) };
}

export function checkoutView(checkout: Checkout) {
  return {
    id: checkout.id,
    status: checkout.status,
    method: checkout.method,
    total: toWire(checkout.total, checkout.currency),
    received: toWire(checkout.received, checkout.currency),
    missing: toWire(checkout.missing, checkout.currency),
    expires_at: checkout.expires_at,
  };
}

export function consignmentView(consignment: Consignment, names: Map<string, CoopName>) {
  const { id, order_id, status, packed_at, sent_at, earned_at, earns_on, currency } = consignment;
  return {
    id,
    order_id,
    coop: named(names, consignment.coop_id),
    status,
    packed_at,
    sent_at,
    tracking: consignment.parcels.at(-1)?.tracking ?? null,
    earned_at,
    earns_on,
    total: toWire(consignment.total, currency),
    parts: partsAndTopUp(consignment),
    pieces: consignment.pieces.map((piece) => ({
      id: piece.id,
      kind: piece.kind,
      title: piece.title,
      quantity: piece.quantity,
      refunded_quantity: piece.refunded_quantity,
      sent_quantity: piece.sent_quantity,
      left_quantity: leftToSend(piece),
      total: toWire(piece.total, currency),
      parts: partsAndTopUp({ ...piece, currency }),
    })),
    parcels: parcelsView(consignment),
    refunded: toWire(consignment.refunded, currency),
    settlement_id: consignment.settlement?.id ?? null,
  };
}

/** Notices of one order, and whether each has been refunded whole. */
export function withdrawalsView(notices: WithdrawalNotice[], consignments: Consignment[]) {
  const refunded = refundedOf(notices, consignments);
  return notices.map(({ id, at, said, lines }) => ({
    id,
    at,
    said,
    refunded: refunded.has(id),
    lines: lines.map(({ title, quantity }) => ({ title, quantity })),
  }));
}

/** `card`: whether it goes back to a card by itself. */
export async function refundView(container: MedusaContainer, refund: Refund) {
  const { id, consignment_id, order_id, piece_id, quantity, reason, fee_policy, state, decided_at, sent_at } =
    refund;
  return {
    id,
    consignment_id,
    order_id,
    piece_id,
    quantity,
    amount: toWire(refund.amount, refund.currency),
    parts: partsAndTopUp(refund),
    reason,
    fee_policy,
    after_earning: refund.after_earning,
    state,
    card: await refundByCard(container, refund),
    decided_at,
    sent_at,
  };
}

/** `card`: whether what has to leave yet goes back to a card by itself; null as well when nothing has to leave. */
export async function receiptView(container: MedusaContainer, receipt: Receipt) {
  const wire = (amount_minor: bigint) => toWire(amount_minor, receipt.currency);
  const { id, statement_ref, received_on, payer_note, give_back_reason, recorded_at } = receipt;
  return {
    id,
    statement_ref,
    amount: wire(receipt.amount),
    assigned: wire(receipt.assigned),
    unassigned: wire(receipt.unassigned),
    given_back: wire(receipt.given_back),
    returned: wire(receipt.returned),
    card: receipt.given_back === receipt.returned ? null : await receiptByCard(container, receipt),
    give_back_reason,
    received_on,
    payer_note,
    recorded_at,
    assignments: receipt.assignments.map((assignment) => ({
      order_id: assignment.order_id,
      display_id: assignment.order_display_id,
      amount: wire(assignment.amount),
    })),
  };
}

export function settlementView(settlement: Settlement, names: Map<string, CoopName>) {
  const { id, status, created_at, paid_at, refused_at, currency } = settlement;
  return {
    id,
    coop: named(names, settlement.coop_id),
    status,
    total: toWire(settlement.total, currency),
    created_at,
    paid_at,
    refused_at,
    lines: settlement.lines.map((line) => ({
      consignment_id: line.consignment_id,
      order_id: line.order_id,
      order_display_id: line.order_display_id,
      kind: line.kind,
      amount: toWire(line.amount, currency),
      parts: partsView(line.parts, currency),
    })),
  };
}

export function openSettlementView(open: OpenSettlement, names: Map<string, CoopName>) {
  const wire = (amount_minor: bigint) => toWire(amount_minor, open.currency);
  return {
    coop: named(names, open.coop_id),
    currency_code: open.currency,
    payable: wire(open.payable),
    owes: wire(open.owes),
    due: wire(open.due),
  };
}

/** Which co-op an account of the network's book is about; null for the network's own. */
function coopOf(account: string, names: Map<string, CoopName>): CoopName | null {
  const id = /^coop:([^:]+):/.exec(account)?.[1];
  return id ? named(names, id) : null;
}

/** A co-op's account is labelled with the co-op's name, since its id tells nobody anything. */
export function balanceView(balance: Balance, names: Map<string, CoopName>) {
  const { account, currency, side } = balance;
  const coop = coopOf(account, names);
  return {
    account,
    currency_code: currency,
    side,
    label: coop ? `${coop.name}: ${balance.label}` : balance.label,
    balance: toWire(balance.balance, currency),
  };
}

/** What we hold against what we owe, per currency: where = whose + result, always. */
export function sumsView(balances: Balance[]) {
  const currencies = [...new Set(balances.map((balance) => balance.currency))].sort();
  return currencies.map((currency) => {
    const sum = (side: Balance["side"]) =>
      balances
        .filter((b) => b.currency === currency && b.side === side)
        .reduce((total, b) => total + b.balance, 0n);
    const [where, whose, result] = [sum("where"), sum("whose"), sum("result")];
    return {
      currency_code: currency,
      where: toWire(where, currency),
      whose: toWire(whose, currency),
      result: toWire(result, currency),
      balanced: where === whose + result,
    };
  });
}

export function postingView(posting: Posting, names: Map<string, CoopName>) {
  const { amount, currency, coop_id, ...rest } = posting;
  const readable = (account: string) =>
    account.replace(/^coop:[^:]+/, `coop:${coopOf(account, names)?.handle}`);
  return {
    ...rest,
    debit_name: readable(posting.debit),
    credit_name: readable(posting.credit),
    amount: toWire(amount, currency),
    coop: coop_id ? named(names, coop_id) : null,
  };
}
