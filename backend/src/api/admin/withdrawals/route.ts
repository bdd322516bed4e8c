import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { books } from "../../../workflows/services";
import { withdrawalsView } from "../../views/ledger";

/** The orders of which a buyer withdrew from something that is not refunded, the oldest declaration first. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const notices = await books(req.scope).withdrawalsToRefund();
  const order_ids = [...new Set(notices.map(({ order_id }) => order_id))];
  const orders = await Promise.all(
    order_ids.map(async (order_id) => {
      const [checkout, consignments] = await Promise.all([
        books(req.scope).checkoutOfOrder(order_id),
        books(req.scope).consignmentsOfOrder(order_id),
      ]);
      const of_order = notices.filter((notice) => notice.order_id === order_id);
      return {
        order_id,
        display_id: checkout?.order_display_id ?? 0,
        withdrawals: withdrawalsView(of_order, consignments),
      };
    }),
  );
  res.json({ orders });
}
