import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { books } from "../../../../../workflows/services";
import { disputeView } from "../../../../views/card";
import {
  checkoutView,
  consignmentView,
  coopNames,
  receiptView,
  refundView,
  withdrawalsView,
} from "../../../../views/ledger";

/** What an order's money became: its checkout, consignments, receipts, refunds, disputes and what its buyer withdrew from. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const order_id = req.params.id ?? "";
  const [checkout, consignments, refunds, receipts, withdrawals, disputes, names] = await Promise.all([
    books(req.scope).checkoutOfOrder(order_id),
    books(req.scope).consignmentsOfOrder(order_id),
    books(req.scope).refundsOfOrder(order_id),
    books(req.scope).receipts({ state: "all" }),
    books(req.scope).withdrawalsOfOrder(order_id),
    books(req.scope).disputes(order_id),
    coopNames(req.scope),
  ]);
  const assigned = receipts.filter((receipt) =>
    receipt.assignments.some((assignment) => assignment.order_id === order_id),
  );
  res.json({
    checkout: checkout ? checkoutView(checkout) : null,
    consignments: consignments.map((consignment) => consignmentView(consignment, names)),
    receipts: await Promise.all(assigned.map((receipt) => receiptView(req.scope, receipt))),
    refunds: await Promise.all(refunds.map((refund) => refundView(req.scope, refund))),
    withdrawals: withdrawalsView(withdrawals, consignments),
    disputes: disputes.map(disputeView),
  });
}
