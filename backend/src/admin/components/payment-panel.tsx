import { StatusBadge, Text } from "@medusajs/ui";
import { api } from "../lib/api";
import type { Checkout, Receipt } from "../lib/api-types";
import { showDay, showInstant } from "../lib/dates";
import { isZero, showMoney } from "../lib/money";
import { words } from "../lib/words";
import { ActButton } from "./act-button";
import { Disclosures } from "./disclosures";
import { Facts } from "./facts";
import { Panel } from "./panel";
import { ReceiptForm } from "./receipt-form";

type Props = {
  order: { id: string; display_id?: number };
  checkout: Checkout;
  receipts: Receipt[];
  /** Nothing has been captured: the order can still end as a whole. */
  uncaptured: boolean;
};

/** The money an order waits for: what came, what is missing, until when. */
export function PaymentPanel({ order, checkout, receipts, uncaptured }: Props) {
  const text = words.transfer;
  const waiting = uncaptured && checkout.status === "placed";
  const facts = [
    { name: text.total, value: showMoney(checkout.total) },
    { name: text.received, value: showMoney(checkout.received) },
    { name: text.missing, value: showMoney(checkout.missing) },
    ...(waiting && checkout.expires_at !== null
      ? [{ name: text.expires, value: showInstant(checkout.expires_at) }]
      : []),
  ];
  const record = {
    label: text.record,
    content: (close: () => void) => (
      <ReceiptForm
        currencies={[checkout.total.currency_code]}
        orderNumber={order.display_id}
        onClose={close}
      />
    ),
  };
  return (
    <Panel
      title={text.title}
      level="h3"
      intro={text.method[checkout.method]}
      testId="payment-state"
      actions={
        <StatusBadge color={waiting ? "orange" : uncaptured ? "grey" : "green"}>
          {text.status[checkout.status]}
        </StatusBadge>
      }
    >
      <div className="px-6 py-4">
        <Facts className="grid-cols-2 sm:grid-cols-4" facts={facts} />
      </div>
      {receipts.length > 0 && <ReceiptLines receipts={receipts} orderId={order.id} />}
      {waiting && (
        <div className="px-6 py-4">
          <Disclosures items={checkout.method === "bank-transfer" ? [record] : []}>
            <ActButton
              label={text.cancel}
              confirm={{
                title: text.confirmCancelTitle(order.display_id),
                text: [
                  text.confirmCancel(showMoney(checkout.total)),
                  ...(isZero(checkout.received)
                    ? []
                    : [text.confirmCancelReceived(showMoney(checkout.received))]),
                ].join(" "),
                danger: true,
              }}
              act={() => api.cancelOrder(order.id)}
              done={() => text.cancelDone}
            />
          </Disclosures>
        </div>
      )}
    </Panel>
  );
}

function ReceiptLines({ receipts, orderId }: { receipts: Receipt[]; orderId: string }) {
  return (
    <ul className="divide-y" aria-label={words.transfer.receipts}>
      {receipts.map((receipt) => {
        const assigned = receipt.assignments.filter((assignment) => assignment.order_id === orderId);
        return (
          <li key={receipt.id} className="flex flex-wrap justify-between gap-x-4 px-6 py-3">
            <Text size="small" className="min-w-0 break-words">
              {words.transfer.receiptLine(showDay(receipt.received_on), receipt.statement_ref)}
            </Text>
            <Text size="small" weight="plus" className="tabular-nums">
              {assigned.map((assignment) => showMoney(assignment.amount)).join(" + ")}
            </Text>
          </li>
        );
      })}
    </ul>
  );
}
