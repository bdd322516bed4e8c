import { StatusBadge } from "@medusajs/ui";
import type { Dispute } from "../lib/api-types";
import { showInstant } from "../lib/dates";
import { showMoney } from "../lib/money";
import { words } from "../lib/words";
import { ItemRow } from "./item-row";
import { OrderLink } from "./order-link";
import { Nothing } from "./panel";

const COLOURS = { open: "orange", won: "green", lost: "red" } as const;

/** What buyers' banks took back, what became of it, and for those that go on what to do by when. */
export function Disputes({ disputes, linked = true }: { disputes: Dispute[]; linked?: boolean }) {
  const text = words.disputes;
  if (disputes.length === 0) return <Nothing text={text.none} />;
  return (
    <ul className="divide-y">
      {disputes.map((dispute) => (
        <ItemRow
          key={dispute.id}
          testId="dispute"
          title={
            <>
              {text.taken(showMoney(dispute.amount), showInstant(dispute.opened_at))}{" "}
              {linked && dispute.order_id !== null && dispute.order_display_id !== null && (
                <OrderLink id={dispute.order_id} number={dispute.order_display_id} />
              )}
            </>
          }
          text={`${text.reasons[dispute.reason] ?? text.otherReason(dispute.reason)} ${whatNow(dispute)}`}
          name={dispute.id}
        >
          <StatusBadge className="shrink-0" color={COLOURS[dispute.state]}>
            {text.state[dispute.state]}
          </StatusBadge>
        </ItemRow>
      ))}
    </ul>
  );
}

function whatNow({ state, due_by, ended_at }: Dispute): string {
  const text = words.disputes;
  if (state === "open") return due_by === null ? text.answer : text.answerBy(showInstant(due_by));
  return ended_at === null ? "" : text.ended[state](showInstant(ended_at));
}
