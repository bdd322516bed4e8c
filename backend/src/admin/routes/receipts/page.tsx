import { defineRouteConfig } from "@medusajs/admin-sdk";
import { CreditCard } from "@medusajs/icons";
import { useQuery } from "@tanstack/react-query";
import { Disclosures } from "../../components/disclosures";
import { Loaded } from "../../components/loaded";
import { Nothing, Panel } from "../../components/panel";
import { ReceiptForm } from "../../components/receipt-form";
import { ReceiptItem } from "../../components/receipt-item";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import type { Receipt } from "../../lib/api-types";
import { isAboveZero } from "../../lib/money";
import { useCurrencies } from "../../lib/use-currencies";
import { words } from "../../lib/words";

/** What reached the bank account: what still needs a person first, then the rest. */
const ReceiptsPage = () => {
  const text = words.receipts;
  const receipts = useQuery({ queryKey: [OUR_DATA, "receipts"], queryFn: api.receipts });
  const currencies = useCurrencies();
  return (
    <div className="flex flex-col gap-y-3" data-testid="receipts-page">
      <Panel title={text.title} level="h1" intro={text.intro}>
        <Loaded query={currencies}>
          {([first = "eur", ...others]) => (
            <div className="px-6 py-4">
              <Disclosures
                items={[
                  {
                    label: text.open,
                    variant: "primary",
                    content: (close) => <ReceiptForm currencies={[first, ...others]} onClose={close} />,
                  },
                ]}
              />
            </div>
          )}
        </Loaded>
      </Panel>
      <Panel title={text.unmatched} testId="receipts-unmatched">
        <Loaded query={receipts}>
          {(data) => (
            <Items
              receipts={data.receipts.filter((receipt) => isAboveZero(receipt.unassigned))}
              nothing={text.noUnmatched}
            />
          )}
        </Loaded>
      </Panel>
      <Panel title={text.matched} testId="receipts-matched">
        <Loaded query={receipts}>
          {(data) => (
            <Items
              receipts={data.receipts.filter((receipt) => !isAboveZero(receipt.unassigned))}
              nothing={text.noMatched}
            />
          )}
        </Loaded>
      </Panel>
    </div>
  );
};

function Items({ receipts, nothing }: { receipts: Receipt[]; nothing: string }) {
  if (receipts.length === 0) return <Nothing text={nothing} />;
  return (
    <ul className="divide-y">
      {receipts.map((receipt) => (
        <ReceiptItem key={receipt.id} receipt={receipt} />
      ))}
    </ul>
  );
}

export const config = defineRouteConfig({ label: words.receipts.title, icon: CreditCard, rank: 1 });

export default ReceiptsPage;
