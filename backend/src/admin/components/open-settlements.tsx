import { Text } from "@medusajs/ui";
import { api } from "../lib/api";
import type { OpenSettlement } from "../lib/api-types";
import { isAboveZero, showMoney } from "../lib/money";
import { words } from "../lib/words";
import { ActButton } from "./act-button";
import { Facts } from "./facts";

/** What each co-op would be sent today. */
export function OpenSettlements({ open }: { open: OpenSettlement[] }) {
  return (
    <ul className="divide-y">
      {open.map((item) => (
        <OpenItem key={`${item.coop.id}-${item.currency_code}`} item={item} />
      ))}
    </ul>
  );
}

function OpenItem({ item }: { item: OpenSettlement }) {
  const text = words.settlements;
  const { coop, currency_code } = item;
  const [payable, owes, due] = [showMoney(item.payable), showMoney(item.owes), showMoney(item.due)];
  return (
    <li
      className="grid grid-cols-1 items-center gap-x-6 gap-y-3 px-6 py-4 sm:grid-cols-[1fr_2fr_1fr]"
      data-testid={`due-${coop.handle}`}
    >
      <Text size="small" weight="plus">
        {coop.name}
      </Text>
      <Facts
        className="grid-cols-3"
        facts={[
          { name: text.payable, value: payable },
          { name: text.owes, value: owes },
          { name: text.due, value: due },
        ]}
      />
      {isAboveZero(item.due) ? (
        <ActButton
          label={text.settle}
          name={text.settleCoop(coop.name)}
          variant="primary"
          confirm={{ title: text.confirmTitle(due, coop.name), text: text.confirm(payable, owes, due) }}
          act={(request_id) => api.reserveSettlement({ coop_id: coop.id, currency_code, request_id })}
          done={({ settlement }) => text.reserved(showMoney(settlement.total), coop.name)}
        />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {text.notDue}
        </Text>
      )}
    </li>
  );
}
