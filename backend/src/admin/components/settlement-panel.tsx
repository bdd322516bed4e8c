import { StatusBadge } from "@medusajs/ui";
import { api } from "../lib/api";
import type { Settlement } from "../lib/api-types";
import { showInstant } from "../lib/dates";
import { showMoney } from "../lib/money";
import { words } from "../lib/words";
import { ActButton } from "./act-button";
import { Panel } from "./panel";
import { SettlementLines } from "./settlement-lines";

const COLORS = { reserved: "orange", paid: "green", refused: "red" } as const;

/** One settlement: what it sums, and the bank's answer once there is one. */
export function SettlementPanel({ settlement }: { settlement: Settlement }) {
  const text = words.settlements;
  const { coop, status, lines, created_at, paid_at } = settlement;
  const amount = showMoney(settlement.total);
  return (
    <Panel
      title={`${coop.name}: ${amount}`}
      level="h3"
      testId={`settlement-${coop.handle}`}
      intro={[
        text.created(showInstant(created_at)),
        ...(paid_at === null ? [] : [text.paidOn(showInstant(paid_at))]),
        text.lines(lines.length),
      ].join(" · ")}
      actions={<StatusBadge color={COLORS[status]}>{text.status[status]}</StatusBadge>}
    >
      <SettlementLines settlement={settlement} />
      {status === "reserved" && (
        <div className="flex flex-wrap gap-2 px-6 py-4">
          <ActButton
            label={text.markPaid}
            name={`${text.markPaid}: ${coop.name}, ${amount}`}
            variant="primary"
            confirm={{ title: text.confirmPaidTitle(amount, coop.name), text: text.confirmPaid(amount) }}
            act={() => api.settlementOutcome(settlement.id, "paid")}
            done={() => text.paidDone}
          />
          <ActButton
            label={text.markRefused}
            name={`${text.markRefused}: ${coop.name}, ${amount}`}
            confirm={{
              title: text.confirmRefusedTitle(amount, coop.name),
              text: text.confirmRefused(amount),
              danger: true,
            }}
            act={() => api.settlementOutcome(settlement.id, "refused")}
            done={() => text.refusedDone}
          />
        </div>
      )}
    </Panel>
  );
}
