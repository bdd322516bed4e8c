import { Link } from "react-router-dom";
import { words } from "../lib/words";

/** To the dashboard's page of an order. */
export function OrderLink({ id, number }: { id: string; number: number }) {
  return (
    <Link
      to={`/orders/${id}`}
      className="text-ui-fg-base hover:text-ui-fg-subtle whitespace-nowrap rounded-sm underline"
    >
      {words.common.order(number)}
    </Link>
  );
}
