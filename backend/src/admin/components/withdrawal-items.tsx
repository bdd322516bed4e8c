import { StatusBadge, Text } from "@medusajs/ui";
import type { Withdrawal } from "../lib/api-types";
import { showInstant } from "../lib/dates";
import { words } from "../lib/words";

/** What a buyer withdrew from and when, and whether the money is decided. */
export function WithdrawalItems({ withdrawals }: { withdrawals: Withdrawal[] }) {
  const text = words.withdrawals;
  return (
    <ul className="divide-y">
      {withdrawals.map(({ id, at, said, refunded, lines }) => (
        <li
          key={id}
          className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-6 py-4"
          data-testid="withdrawal"
        >
          <div className="min-w-0">
            <Text size="small" weight="plus">
              {lines.map(({ title, quantity }) => `${quantity} × ${title}`).join(", ")}
            </Text>
            <Text size="small" className="text-ui-fg-subtle">
              {text.at(showInstant(at))}
            </Text>
            {said !== null && (
              <Text size="small" className="text-ui-fg-subtle break-words">
                {text.said(said)}
              </Text>
            )}
          </div>
          <StatusBadge color={refunded ? "green" : "orange"}>
            {refunded ? text.refunded : text.open}
          </StatusBadge>
        </li>
      ))}
    </ul>
  );
}
