import { StatusBadge, Text } from "@medusajs/ui";
import { api } from "../lib/api";
import type { Consignment, Refund } from "../lib/api-types";
import { showInstant } from "../lib/dates";
import { showMoney } from "../lib/money";
import { words } from "../lib/words";
import { ActButton } from "./act-button";
import { Panel } from "./panel";

type Props = { refunds: Refund[]; consignments: Consignment[] };

/** What the book owes the buyer back, and what has been sent. */
export function RefundsPanel({ refunds, consignments }: Props) {
  return (
    <Panel title={words.refund.listTitle} level="h3" testId="refunds">
      <ul className="divide-y">
        {refunds.map((refund) => (
          <RefundItem key={refund.id} refund={refund} about={aboutOf(refund, consignments)} />
        ))}
      </ul>
    </Panel>
  );
}

function RefundItem({ refund, about }: { refund: Refund; about: string }) {
  const text = words.refund;
  const amount = showMoney(refund.amount);
  const isSent = refund.state === "sent";
  const byItself = refund.card === "by_itself";
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-6 py-4" data-testid="refund">
      <div className="min-w-0">
        <Text size="small" weight="plus">
          {[amount, about].filter((piece) => piece !== "").join(": ")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {`${text.decided(showInstant(refund.decided_at))}: ${refund.reason}`}
        </Text>
        {byItself && (
          <Text size="small" className="text-ui-fg-subtle">
            {text.byCard[refund.state]}
          </Text>
        )}
        {refund.card === "not_taken" && !isSent && <Text size="small">{text.notTaken}</Text>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge color={isSent ? "green" : byItself ? "blue" : "orange"}>
          {byItself && !isSent ? text.onItsWay : text.state[refund.state]}
        </StatusBadge>
        {byItself ? null : isSent ? (
          <ActButton
            label={text.markReturned}
            name={`${text.markReturned}: ${amount}`}
            confirm={{
              title: text.confirmReturnedTitle(amount),
              text: text.confirmReturned(amount),
              danger: true,
            }}
            act={(requestId) => api.refundOutcome(refund.id, "returned", requestId)}
            done={() => text.returnedDone}
          />
        ) : (
          <ActButton
            label={text.markPaid}
            name={`${text.markPaid}: ${amount}`}
            confirm={{ title: text.confirmPaidTitle(amount), text: text.confirmPaid(amount) }}
            act={(requestId) => api.refundOutcome(refund.id, "paid", requestId)}
            done={() => text.paidDone}
          />
        )}
      </div>
    </li>
  );
}

/** "1 × Rosemary honey, Valdemiel", as far as the order's consignments tell. */
function aboutOf(refund: Refund, consignments: Consignment[]): string {
  for (const consignment of consignments) {
    const piece = consignment.pieces.find((candidate) => candidate.id === refund.piece_id);
    if (piece !== undefined) return `${refund.quantity} × ${piece.title}, ${consignment.coop.name}`;
  }
  return "";
}
