import { leftToSend } from "../../domain/books/parcels";
import { refuse } from "../../domain/errors";
import { mayWithdraw, unitsToWithdraw, type WithdrawableOrder } from "../../domain/trade/withdrawal";
import { checkoutOfOrder } from "./checkouts";
import { consignmentsOfOrder } from "./consignments";
import { fingerprintOf } from "./fingerprint";
import { newId } from "./ids";
import { lockBook } from "./ledger";
import { type Row, type Sql, type SqlValue, insertRows, instantOf, jsonOf, textOf, textOrNull } from "./sql";
import type {
  Checkout,
  CheckoutPiece,
  Consignment,
  WithdrawableUnits,
  WithdrawalInput,
  WithdrawalNotice,
} from "./types";

export async function withdraw(sql: Sql, input: WithdrawalInput): Promise<WithdrawalNotice> {
  await lockBook(sql);
  const { request_id, now, ...asked } = input;
  const fingerprint = fingerprintOf(asked);
  const earlier = await earlierNotice(sql, request_id, fingerprint);
  if (earlier) return earlier;

  const checkout = await checkoutOfOrder(sql, input.order_id);
  if (!checkout)
    return refuse("order.not_found", "There is no such order of ours.", { order_id: input.order_id });
  const { consignments, units } = await read(sql, checkout, input.order_id);
  if (!mayWithdraw(withdrawable(checkout, consignments), now)) {
    refuse(
      "withdrawal.not_offered",
      "The time to withdraw from this order is over, or the order has ended.",
      {
        order_id: input.order_id,
      },
    );
  }
  const lines = input.lines.map(({ piece_id, quantity }) => {
    const piece = pieceOf(checkout, piece_id);
    const left = units.find((one) => one.piece_id === piece_id)?.left ?? 0;
    if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > left) {
      refuse(
        "withdrawal.too_many",
        `${quantity} of "${piece.title}" cannot be withdrawn: ${left} are left.`,
        {
          piece_id,
          quantity,
          left,
        },
      );
    }
    return { piece_id, variant_id: piece.variant_id, title: piece.title, quantity };
  });
  if (lines.length === 0 || new Set(lines.map(({ piece_id }) => piece_id)).size < lines.length) {
    refuse("withdrawal.line_not_found", "Name each piece once, with how many of it go back.", {});
  }
  const id = newId("withdrawal");
  await insertRows(sql, "withdrawal_notice", [
    { id, request_id, fingerprint, order_id: input.order_id, lines, said: input.said, at: now },
  ]);
  return withdrawalById(sql, id);
}

/** Whether an order offers to withdraw now, and of how many units of each of its goods. Null: there is no such order. */
export async function withdrawalOffer(
  sql: Sql,
  { order_id, now }: { order_id: string; now: Date },
): Promise<{ open: boolean; units: WithdrawableUnits[] } | null> {
  const checkout = await checkoutOfOrder(sql, order_id);
  if (!checkout) return null;
  const { consignments, units } = await read(sql, checkout, order_id);
  const some = units.some(({ left }) => left > 0);
  return { open: some && mayWithdraw(withdrawable(checkout, consignments), now), units };
}

/** Oldest first. */
export async function withdrawalsOfOrder(sql: Sql, order_id: string): Promise<WithdrawalNotice[]> {
  return select(sql, "order_id = $1 order by at, id", [order_id]);
}

/** All notices of the orders of which something withdrawn has not been refunded, oldest first. */
export async function withdrawalsToRefund(sql: Sql): Promise<WithdrawalNotice[]> {
  return select(sql, `order_id in (${NOT_REFUNDED}) order by at, id`, []);
}

/** An order that ended unpaid owes nobody anything. */
const NOT_REFUNDED = `
  select asked.order_id
  from (
    select n.order_id, line ->> 'piece_id' as piece_id, sum((line ->> 'quantity')::integer) as quantity
    from withdrawal_notice n cross join lateral jsonb_array_elements(n.lines) line group by 1, 2
  ) asked
  join checkout c on c.order_id = asked.order_id and c.status in ('placed', 'captured')
  where asked.quantity > (
    select coalesce(sum(r.quantity), 0) from consignment_refund r
    join consignment_piece p on p.id = r.piece_id join consignment g on g.id = p.consignment_id
    where g.order_id = asked.order_id and p.piece_id = asked.piece_id
  )`;

async function withdrawalById(sql: Sql, id: string): Promise<WithdrawalNotice> {
  const [found] = await select(sql, "id = $1", [id]);
  if (!found) throw new Error(`There is no notice ${id}.`);
  return found;
}

async function read(sql: Sql, checkout: Checkout, order_id: string) {
  const consignments = await consignmentsOfOrder(sql, order_id);
  const notices = await withdrawalsOfOrder(sql, order_id);
  const sold = consignments.flatMap(({ pieces }) => pieces);
  const lines = notices.flatMap((notice) => notice.lines);
  const units = checkout.pieces
    .filter(({ kind }) => kind === "goods")
    .map(({ id, quantity }) => {
      const refunded = sold.find(({ piece_id }) => piece_id === id)?.refunded_quantity ?? 0;
      const withdrawn = lines
        .filter(({ piece_id }) => piece_id === id)
        .reduce((sum, line) => sum + line.quantity, 0);
      return {
        piece_id: id,
        refunded,
        withdrawn,
        left: unitsToWithdraw({ quantity, refunded, withdrawn }),
      };
    });
  return { consignments, units };
}

/** An order that waits for its transfer is a contract like any other. */
function withdrawable(checkout: Checkout, consignments: readonly Consignment[]): WithdrawableOrder {
  const pieces = consignments.flatMap((consignment) => consignment.pieces);
  return {
    ended: !["placed", "captured"].includes(checkout.status),
    more_to_come: consignments.length === 0 || pieces.some((piece) => leftToSend(piece) > 0),
    parcels: consignments.flatMap(({ parcels }) => parcels.map(({ sent_at }) => sent_at)),
  };
}

function pieceOf(checkout: Checkout, piece_id: string): CheckoutPiece {
  const piece = checkout.pieces.find(({ id, kind }) => id === piece_id && kind === "goods");
  return (
    piece ??
    refuse("withdrawal.line_not_found", `This order has no piece ${piece_id}. Open the order's page again.`, {
      piece_id,
    })
  );
}

async function earlierNotice(
  sql: Sql,
  request_id: string,
  fingerprint: string,
): Promise<WithdrawalNotice | null> {
  const [row] = await sql.query("select id, fingerprint from withdrawal_notice where request_id = $1", [
    request_id,
  ]);
  if (!row) return null;
  if (textOf(row, "fingerprint") === fingerprint) return withdrawalById(sql, textOf(row, "id"));
  return refuse("withdrawal.request_reused", "This form was sent already, and what it said is recorded.", {
    request_id,
  });
}

async function select(
  sql: Sql,
  condition: string,
  parameters: readonly SqlValue[],
): Promise<WithdrawalNotice[]> {
  const rows = await sql.query(
    `select id, order_id, lines, said, at from withdrawal_notice where ${condition}`,
    parameters,
  );
  return rows.map(toNotice);
}

function toNotice(row: Row): WithdrawalNotice {
  return {
    id: textOf(row, "id"),
    order_id: textOf(row, "order_id"),
    lines: jsonOf(row, "lines") as WithdrawalNotice["lines"],
    said: textOrNull(row, "said"),
    at: instantOf(row, "at"),
  };
}
