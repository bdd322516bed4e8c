import type { Shop } from "./shop";

/** What Medusa itself has captured of an order, in major units as the database writes them. */
export const capturesOf = (shop: Shop, order_id: string) =>
  shop.query<{ amount: string }>(
    `select c.amount::text as amount from capture c
     join payment p on p.id = c.payment_id
     join order_payment_collection o on o.payment_collection_id = p.payment_collection_id
     where o.order_id = $1`,
    [order_id],
  );
