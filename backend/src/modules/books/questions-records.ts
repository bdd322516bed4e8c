import { PARTS, TOP_UP_PARTS } from "../../domain/books/cutting";
import { type AskedQuestion, asked } from "./question";

const FROZEN_COLUMNS = ["total", ...PARTS, ...TOP_UP_PARTS.map((part) => `top_up_${part}`)];
const REFUND_COLUMNS = [...PARTS, ...TOP_UP_PARTS.map((part) => `top_up_${part}`)];
const sumOf = (columns: readonly string[], table: string): string =>
  columns.map((column) => `${table}.${column}`).join(" + ");
const TOP_UPS = TOP_UP_PARTS.map((part) => `top_up_${part}`);

/** The co-op's part of a consignment or refund, top-up included, and the tax the network pays to the state. */
const coopPart = (table: string): string =>
  `${sumOf(["work", "materials", "funds", "shipping", ...TOP_UPS], table)}
   + case c.tax_remitter when 'coop' then ${table}.tax else 0 end`;
const networkTax = (table: string): string =>
  `case c.tax_remitter when 'network' then ${table}.tax else 0 end`;

/**
 * What every account should hold, reckoned from consignments, refunds, receipts and settlements alone. It shares no
 * line with the code that posts, so the two can only agree by both being right.
 */
const ACCOUNTS_FROM_RECORDS = `
  with refunded as (
    select r.*, c.coop_id, c.status, c.tax_remitter from consignment_refund r
    join consignment c on c.id = r.consignment_id
  ), told as (
    select 'coop:' || c.coop_id || ':held' as account, c.currency, ${coopPart("c")} + c.fee + c.fee_tax as amount
    from consignment c where c.status = 'held'
    union all
    select 'coop:' || c.coop_id || ':held', c.currency, -(${coopPart("c")} + c.fee + c.fee_tax)
    from refunded c where c.status = 'held'
    union all
    select 'coop:' || c.coop_id || ':payable less owes', c.currency, ${coopPart("c")}
    from consignment c where c.status = 'earned'
    union all
    select 'coop:' || c.coop_id || ':payable less owes', c.currency,
      -(${coopPart("c")} + case c.fee_policy when 'kept' then c.fee + c.fee_tax else 0 end)
    from refunded c where c.status = 'earned'
    union all
    select 'coop:' || c.coop_id || ':held', c.currency, h.amount
    from dispute_hold h join consignment c on c.id = h.consignment_id where h.ended_at is null
    union all
    select 'coop:' || c.coop_id || ':payable less owes', c.currency, -h.amount
    from dispute_hold h join consignment c on c.id = h.consignment_id where h.ended_at is null
    union all
    select 'disputed', d.currency, -d.amount from dispute d where d.state = 'open'
    union all
    select 'network:losses', d.currency, -d.amount from dispute d where d.state = 'lost'
    union all
    select 'coop:' || s.coop_id || ':payable less owes', s.currency, -s.total
    from settlement s where s.status <> 'refused'
    union all
    select 'coop:' || s.coop_id || ':in_payout', s.currency, s.total from settlement s where s.status = 'reserved'
    union all
    select 'tax', c.currency, ${networkTax("c")} + case c.status when 'earned' then c.fee_tax else 0 end
    from consignment c
    union all
    select 'tax', c.currency,
      -(${networkTax("c")} + case when c.status = 'earned' and c.fee_policy = 'returned' then c.fee_tax else 0 end)
    from refunded c
    union all
    select 'network:fee', c.currency, c.fee from consignment c where c.status = 'earned'
    union all
    select 'network:fee', c.currency, -c.fee from refunded c where c.status = 'earned' and c.fee_policy = 'returned'
    union all
    select 'network:promotions', c.currency, -(${sumOf(TOP_UPS, "c")}) from consignment c
    union all
    select 'network:promotions', c.currency, ${sumOf(TOP_UPS, "c")} from refunded c
    union all
    select 'buyer:refunds_due', c.currency, c.amount from refunded c where c.state = 'due'
    union all
    select 'buyer:refunds_due', r.currency, r.given_back - r.returned from receipt r
    union all
    select 'buyer:unmatched', r.currency, r.amount - r.given_back from receipt r
    union all
    select 'buyer:unmatched', a.currency, -a.amount
    from receipt_assignment a join checkout k on k.id = a.checkout_id
    where k.status = 'captured' and a.released_at is null
  ), expected as (
    select account, currency, sum(amount) as amount from told group by account, currency
  ), kept as (
    select case when account ~ ':(payable|owes)$' then regexp_replace(account, '[^:]*$', 'payable less owes')
           else account end as account,
      currency, sum(credits - debits) as amount
    from account_balance
    where book_id = 'book_network' and account ~ '^(coop:|tax$|disputed$|network:(fee|promotions|losses)$|buyer:)'
    group by 1, 2
  )
  select coalesce(e.account, k.account) as account, coalesce(e.currency, k.currency) as currency,
    coalesce(e.amount, 0) as records, coalesce(k.amount, 0) as book
  from expected e full join kept k on k.account = e.account and k.currency = e.currency
  where coalesce(e.amount, 0) <> coalesce(k.amount, 0)`;

/**
 * No parcel takes more than there was, or nothing, or shipping. A consignment is sent exactly when all that was not
 * refunded has left in finished parcels, and at the moment of the last of them.
 */
const PARCELS_AGAINST_PIECES = `
  with piece as (
    select p.id, p.consignment_id, p.kind, p.quantity,
      (select coalesce(sum(quantity), 0) from parcel_piece where piece_id = p.id) as sent,
      (select coalesce(sum(quantity), 0) from consignment_refund where piece_id = p.id) as refunded
    from consignment_piece p
  ), consigned as (
    select c.id, c.sent_at, l.parcels, l.unfinished, l.last, l.empty,
      exists (
        select from piece p where p.consignment_id = c.id
          and (p.sent > p.quantity or (p.kind = 'shipping' and p.sent > 0))
      ) as too_many,
      exists (
        select from piece p where p.consignment_id = c.id and p.kind = 'goods' and p.sent + p.refunded < p.quantity
      ) as waits
    from consignment c cross join lateral (
      select count(*) as parcels, count(*) filter (where p.finished_at is null) as unfinished, max(p.sent_at) as last,
        count(*) filter (where not exists (select from parcel_piece i where i.parcel_id = p.id)) as empty
      from parcel p where p.consignment_id = c.id
    ) l
  )
  select id as consignment_id, sent_at, parcels, last as last_parcel, too_many, waits from consigned
  where too_many or empty > 0
    or (sent_at is null and parcels > 0 and unfinished = 0 and not waits)
    or (sent_at is not null and (waits or parcels = 0 or unfinished > 0 or sent_at <> last))`;

/** Whether the records agree with each other and with the ledger. */
export const QUESTIONS_ABOUT_RECORDS: readonly AskedQuestion[] = [
  asked(
    "account_differs_from_records",
    "Which account holds something else than the orders, refunds, receipts and settlements say?",
    ACCOUNTS_FROM_RECORDS,
  ),
  asked(
    "capture_without_consignments",
    "Which paid order has no consignments, or its payment no transaction in the book?",
    `select k.id as checkout_id, k.order_id, k.capture_id from checkout k
     where k.status = 'captured' and k.total > 0 and (
       not exists (select from consignment c where c.checkout_id = k.id)
       or not exists (select from ledger_transaction t where t.reference = 'capture:' || k.capture_id)
     )`,
  ),
  asked(
    "consignments_without_capture",
    "Which consignment belongs to an order that is not paid?",
    `select c.id as consignment_id, c.order_id, k.status from consignment c join checkout k on k.id = c.checkout_id
     where k.status <> 'captured' or k.order_id is distinct from c.order_id`,
  ),
  asked(
    "consignments_differ_from_checkout",
    "Which paid order is not the sum of its consignments?",
    `select k.id as checkout_id, k.total, sum(c.total) as consignments
     from checkout k join consignment c on c.checkout_id = k.id
     group by k.id, k.total having sum(c.total) <> k.total`,
  ),
  asked(
    "pieces_differ_from_consignment",
    "Which consignment is, part by part, not the sum of its pieces?",
    `select c.id as consignment_id, c.total, sum(p.total) as pieces
     from consignment c left join consignment_piece p on p.consignment_id = c.id
     group by c.id having ${FROZEN_COLUMNS.map((column) => `c.${column} is distinct from sum(p.${column})`).join(" or ")}`,
  ),
  asked(
    "parcels_differ_from_pieces",
    "Which consignment's parcels don't add up to its pieces, or its sending to its parcels?",
    PARCELS_AGAINST_PIECES,
  ),
  asked(
    "parts_differ_from_piece",
    "Which consignment, piece, refund or settlement line is not the sum of its parts?",
    `select id, total from (
       select id, total, ${PARTS.join(", ")} from consignment
       union all select id, total, ${PARTS.join(", ")} from consignment_piece
       union all select id, amount, ${PARTS.join(", ")} from consignment_refund
       union all select id, amount, ${PARTS.join(", ")} from settlement_line
     ) cut where total <> ${PARTS.join(" + ")}`,
  ),
  asked(
    "refunded_too_much",
    "Of which piece was more refunded than there was?",
    `select p.id as piece_id, p.total, sum(r.amount) as refunded, p.quantity, sum(r.quantity) as refunded_quantity
     from consignment_piece p join consignment_refund r on r.piece_id = p.id
     group by p.id having sum(r.amount) > p.total or sum(r.quantity) > p.quantity
       or ${REFUND_COLUMNS.map((column) => `sum(r.${column}) > p.${column}`).join(" or ")}`,
  ),
  asked(
    "refund_without_posting",
    "Which refund is not in the book with its amount?",
    `select r.id as refund_id, r.amount, sum(p.amount) as posted
     from consignment_refund r
     left join ledger_transaction t on t.reference = 'refund:' || r.id
     left join ledger_posting p on p.transaction_id = t.id and p.credit = 'buyer:refunds_due'
     group by r.id having r.amount <> coalesce(sum(p.amount), 0)`,
  ),
  asked(
    "receipt_over_assigned",
    "Of which receipt was more assigned and given back than came?",
    `select r.id as receipt_id, r.amount, r.given_back, sum(a.amount) as assigned
     from receipt r join receipt_assignment a on a.receipt_id = r.id and a.released_at is null
     group by r.id having sum(a.amount) + r.given_back > r.amount`,
  ),
  asked(
    "checkout_over_assigned",
    "Which order was assigned more than its total, or is ended and still holds receipts?",
    `select k.id as checkout_id, k.status, k.total, sum(a.amount) as assigned
     from checkout k join receipt_assignment a on a.checkout_id = k.id and a.released_at is null
     group by k.id having sum(a.amount) > k.total or k.status not in ('placed', 'captured')`,
  ),
  asked(
    "settlement_differs_from_lines",
    "Which settlement is not the sum of its lines, or not what the book reserved for it?",
    `select s.id as settlement_id, s.total, l.amount as lines, p.amount as reserved
     from settlement s
     left join lateral (select sum(amount) as amount from settlement_line where settlement_id = s.id) l on true
     left join lateral (
       select sum(p.amount) as amount from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
       where t.reference = 'settlement:' || s.id and p.credit = 'coop:' || s.coop_id || ':in_payout'
     ) p on true
     where s.total is distinct from l.amount or s.total is distinct from p.amount`,
  ),
  asked(
    "settlement_left_something_out",
    "Which sale or refund was open when a settlement was made, and is not on it?",
    `with open as (
       select c.id as consignment_id, null as refund_id, c.coop_id, c.currency, c.earned_at as since
       from consignment c where c.status = 'earned'
         and not exists (select from settlement_line l where l.consignment_id = c.id and l.kind = 'sale' and l.live)
       union all
       select c.id, r.id, c.coop_id, c.currency, r.decided_at
       from consignment_refund r join consignment c on c.id = r.consignment_id
       where r.after_earning and not exists (select from settlement_line l where l.refund_id = r.id and l.live)
     )
     select o.consignment_id, o.refund_id, s.id as settlement_id
     from open o join settlement s
       on s.coop_id = o.coop_id and s.currency = o.currency and s.status <> 'refused' and s.created_at > o.since
     where not exists (
       select from settlement_line l join settlement f on f.id = l.settlement_id
       where f.refused_at >= s.created_at and l.consignment_id = o.consignment_id
         and l.refund_id is not distinct from o.refund_id
     ) and not exists (
       select from dispute_hold h where h.consignment_id = o.consignment_id
         and h.held_at <= s.created_at and (h.ended_at is null or h.ended_at >= s.created_at)
     )`,
  ),
];
