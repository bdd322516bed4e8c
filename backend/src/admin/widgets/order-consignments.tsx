import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { useQuery } from "@tanstack/react-query";
import { ConsignmentPanel } from "../components/consignment-panel";
import { Disputes } from "../components/disputes";
import { Loaded } from "../components/loaded";
import { Nothing, Panel } from "../components/panel";
import { PaymentPanel } from "../components/payment-panel";
import { RefundsPanel } from "../components/refunds-panel";
import { WithdrawalItems } from "../components/withdrawal-items";
import { OUR_DATA } from "../lib/act";
import { api } from "../lib/api";
import { words } from "../lib/words";

type Props = { data: { id: string; display_id?: number } };

/** On an order's page: the order as the network's book sees it. */
const OrderConsignments = ({ data: order }: Props) => {
  const text = words.consignments;
  const query = useQuery({
    queryKey: [OUR_DATA, "order", order.id],
    queryFn: () => api.orderConsignments(order.id),
  });
  return (
    <div className="flex flex-col gap-y-3" data-testid="order-consignments">
      <Panel title={text.title} intro={text.intro}>
        <Loaded query={query}>
          {({ checkout, consignments }) =>
            consignments.length === 0 ? (
              <Nothing text={checkout === null ? text.foreign : text.unpaid} />
            ) : null
          }
        </Loaded>
      </Panel>
      {query.data !== undefined && (
        <>
          {query.data.checkout !== null && (
            <PaymentPanel
              order={order}
              checkout={query.data.checkout}
              receipts={query.data.receipts}
              uncaptured={query.data.consignments.length === 0}
            />
          )}
          {query.data.disputes.length > 0 && (
            <Panel title={words.disputes.title} level="h3" intro={words.disputes.intro} testId="disputes">
              <Disputes disputes={query.data.disputes} linked={false} />
            </Panel>
          )}
          {query.data.withdrawals.length > 0 && (
            <Panel title={words.withdrawals.onOrder} level="h3" testId="withdrawals">
              <WithdrawalItems withdrawals={query.data.withdrawals} />
            </Panel>
          )}
          {query.data.consignments.map((consignment) => (
            <ConsignmentPanel
              key={consignment.id}
              consignment={consignment}
              byCard={query.data.checkout?.method === "card"}
            />
          ))}
          {query.data.refunds.length > 0 && (
            <RefundsPanel refunds={query.data.refunds} consignments={query.data.consignments} />
          )}
        </>
      )}
    </div>
  );
};

export const config = defineWidgetConfig({ zone: "order.details.before" });

export default OrderConsignments;
