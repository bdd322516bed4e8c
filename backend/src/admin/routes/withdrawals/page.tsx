import { defineRouteConfig } from "@medusajs/admin-sdk";
import { ArrowUturnLeft } from "@medusajs/icons";
import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../../components/loaded";
import { OrderLink } from "../../components/order-link";
import { Nothing, Panel } from "../../components/panel";
import { WithdrawalItems } from "../../components/withdrawal-items";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import { words } from "../../lib/words";

/** Orders of which a buyer withdrew from something that is not refunded; the oldest declaration first. */
const WithdrawalsPage = () => {
  const text = words.withdrawals;
  const query = useQuery({ queryKey: [OUR_DATA, "withdrawals"], queryFn: api.withdrawals });
  return (
    <div className="flex flex-col gap-y-3" data-testid="withdrawals-page">
      <Panel title={text.title} level="h1" intro={text.intro}>
        <Loaded query={query}>
          {({ orders }) => (orders.length === 0 ? <Nothing text={text.none} /> : null)}
        </Loaded>
      </Panel>
      {query.data?.orders.map(({ order_id, display_id, withdrawals }) => (
        <Panel
          key={order_id}
          title={words.common.order(display_id)}
          actions={<OrderLink id={order_id} number={display_id} />}
        >
          <WithdrawalItems withdrawals={withdrawals} />
        </Panel>
      ))}
    </div>
  );
};

export const config = defineRouteConfig({ label: words.withdrawals.title, icon: ArrowUturnLeft, rank: 2 });

export default WithdrawalsPage;
