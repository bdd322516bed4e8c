import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand, not generated: in the books the database is the design. Amounts are `bigint` minor units beside their
 * currency, the parts of a sum stand in columns so that a check can add them up, and the ledger itself refuses
 * anything but additions. `tests/modules/books` holds the proof.
 */

const PARTS = ["work", "materials", "funds", "shipping", "fee", "fee_tax", "tax"];
const TOP_UPS = ["top_up_work", "top_up_materials", "top_up_funds"];

const CURRENCY = "currency text not null check (currency ~ '^[a-z]{3}$')";
const PARTS_SUM = PARTS.join(" + ");
/** Parts of something sold or refunded are never below zero; those of a settlement line carry its sign. */
const PART_COLUMNS = PARTS.map((part) => `${part} bigint not null check (${part} >= 0)`).join(", ");
const SIGNED_PART_COLUMNS = PARTS.map((part) => `${part} bigint not null`).join(", ");
const TOP_UP_COLUMNS = TOP_UPS.map((part) => `${part} bigint not null check (${part} >= 0)`).join(", ");

export class Migration20261121120000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [...LEDGER, ...SALES, ...REFUNDS_AND_SETTLEMENTS, ...APPEND_ONLY]) {
      this.addSql(statement);
    }
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop table if exists settlement_line, settlement, consignment_refund, ledger_posting, ledger_transaction,
       account_balance, consignment_piece, consignment, receipt_assignment, receipt, checkout, book cascade`,
    );
    this.addSql("drop function if exists refuse_ledger_change()");
  }
}

const SALES = [
  `create table checkout (
     id text primary key,
     cart_id text not null,
     payment_session_id text,
     method text not null check (method in ('bank-transfer', 'demo')),
     status text not null
       check (status in ('open', 'placed', 'captured', 'superseded', 'expired', 'cancelled', 'abandoned')),
     ${CURRENCY},
     total bigint not null check (total >= 0),
     pieces jsonb not null,
     terms jsonb not null,
     locale text not null,
     fingerprint text not null,
     order_id text unique,
     order_display_id integer,
     capture_id text unique,
     capture_rail text,
     expires_at timestamptz,
     created_at timestamptz not null,
     placed_at timestamptz,
     captured_at timestamptz,
     ended_at timestamptz,
     check ((order_id is null) = (order_display_id is null)),
     check (status not in ('placed', 'captured') or order_id is not null),
     check ((status = 'captured') = (capture_id is not null)),
     check ((capture_id is null) = (captured_at is null)),
     check ((status in ('superseded', 'expired', 'cancelled', 'abandoned')) = (ended_at is not null))
   )`,
  "create unique index checkout_live_per_cart on checkout (cart_id) where status in ('open', 'placed', 'captured')",
  "create index checkout_by_payment_session on checkout (payment_session_id)",
  "create index checkout_by_status on checkout (status, expires_at)",

  `create table receipt (
     id text primary key,
     rail text not null,
     statement_ref text not null,
     ${CURRENCY},
     amount bigint not null check (amount > 0),
     received_on date not null,
     payer_note text,
     fingerprint text not null,
     given_back bigint not null check (given_back >= 0 and given_back <= amount),
     given_back_at timestamptz,
     give_back_reason text,
     returned bigint not null check (returned >= 0 and returned <= given_back),
     recorded_at timestamptz not null,
     unique (rail, statement_ref)
   )`,
  `create table receipt_assignment (
     id text primary key,
     receipt_id text not null references receipt (id),
     checkout_id text not null references checkout (id),
     ${CURRENCY},
     amount bigint not null check (amount > 0),
     assigned_at timestamptz not null,
     released_at timestamptz
   )`,
  `create unique index receipt_assignment_live on receipt_assignment (receipt_id, checkout_id)
   where released_at is null`,
  "create index receipt_assignment_by_checkout on receipt_assignment (checkout_id)",

  `create table consignment (
     id text primary key,
     checkout_id text not null references checkout (id),
     order_id text not null,
     order_display_id integer not null,
     position integer not null,
     coop_id text not null,
     status text not null check (status in ('held', 'earned')),
     fee_bps integer not null,
     fee_tax_bps integer not null,
     tax_remitter text not null check (tax_remitter in ('coop', 'network')),
     hold_days integer not null check (hold_days >= 0),
     ${CURRENCY},
     total bigint not null,
     ${PART_COLUMNS},
     ${TOP_UP_COLUMNS},
     sent_at timestamptz,
     tracking text,
     earned_at timestamptz,
     created_at timestamptz not null,
     unique (order_id, coop_id),
     constraint consignment_sums check (total = ${PARTS_SUM}),
     check ((status = 'earned') = (earned_at is not null)),
     check (earned_at is null or sent_at is not null)
   )`,
  "create index consignment_by_coop on consignment (coop_id, currency, status)",
  "create index consignment_by_checkout on consignment (checkout_id)",
  `create table consignment_piece (
     id text primary key,
     consignment_id text not null references consignment (id),
     position integer not null,
     piece_id text not null,
     kind text not null check (kind in ('goods', 'shipping')),
     title text not null,
     quantity integer not null check (quantity > 0),
     line_item_id text,
     shipping_method_id text,
     shipping_option_id text,
     product_id text,
     variant_id text,
     tax_rate_bps integer not null,
     ${CURRENCY},
     total bigint not null,
     ${PART_COLUMNS},
     ${TOP_UP_COLUMNS},
     unique (consignment_id, piece_id),
     constraint consignment_piece_sums check (total = ${PARTS_SUM})
   )`,
];

const LEDGER = [
  "create table book (id text primary key, owner text not null unique)",
  "insert into book (id, owner) values ('book_network', 'network')",
  `create table ledger_transaction (
     id text primary key,
     number bigint generated always as identity unique,
     book_id text not null references book (id),
     reference text not null,
     kind text not null,
     ${CURRENCY},
     fingerprint text not null,
     occurred_at timestamptz not null,
     recorded_at timestamptz not null,
     reverses_id text unique references ledger_transaction (id),
     unique (book_id, reference),
     unique (id, currency)
   )`,
  `create table ledger_posting (
     id text primary key,
     transaction_id text not null,
     position integer not null,
     debit text not null,
     credit text not null,
     ${CURRENCY},
     amount bigint not null check (amount > 0),
     consignment_id text,
     unique (transaction_id, position),
     check (debit <> credit),
     foreign key (transaction_id, currency) references ledger_transaction (id, currency)
   )`,
  "create index ledger_posting_by_debit on ledger_posting (debit)",
  "create index ledger_posting_by_credit on ledger_posting (credit)",
  "create index ledger_posting_by_consignment on ledger_posting (consignment_id)",
  `create table account_balance (
     book_id text not null references book (id),
     account text not null,
     ${CURRENCY},
     debits bigint not null check (debits >= 0),
     credits bigint not null check (credits >= 0),
     primary key (book_id, account, currency)
   )`,
];

const REFUNDS_AND_SETTLEMENTS = [
  `create table consignment_refund (
     id text primary key,
     request_id text not null unique,
     fingerprint text not null,
     consignment_id text not null references consignment (id),
     piece_id text not null references consignment_piece (id),
     quantity integer not null check (quantity > 0),
     ${CURRENCY},
     amount bigint not null,
     ${PART_COLUMNS},
     ${TOP_UP_COLUMNS},
     reason text not null,
     fee_policy text not null check (fee_policy in ('returned', 'kept')),
     after_earning boolean not null,
     coop_amount bigint not null check (coop_amount >= 0),
     state text not null check (state in ('due', 'sent')),
     attempts integer not null check (attempts >= 0),
     decided_at timestamptz not null,
     sent_at timestamptz,
     constraint consignment_refund_sums check (amount = ${PARTS_SUM}),
     check ((state = 'sent') = (sent_at is not null))
   )`,
  "create index consignment_refund_by_consignment on consignment_refund (consignment_id)",
  "create index consignment_refund_by_piece on consignment_refund (piece_id)",

  `create table settlement (
     id text primary key,
     request_id text not null unique,
     coop_id text not null,
     status text not null check (status in ('reserved', 'paid', 'refused')),
     ${CURRENCY},
     total bigint not null check (total > 0),
     rail text,
     created_at timestamptz not null,
     paid_at timestamptz,
     refused_at timestamptz,
     check ((status = 'paid') = (paid_at is not null)),
     check ((status = 'refused') = (refused_at is not null))
   )`,
  "create index settlement_by_coop on settlement (coop_id, currency)",
  `create table settlement_line (
     id text primary key,
     settlement_id text not null references settlement (id),
     position integer not null,
     consignment_id text not null references consignment (id),
     kind text not null check (kind in ('sale', 'refund')),
     refund_id text references consignment_refund (id),
     ${CURRENCY},
     amount bigint not null,
     ${SIGNED_PART_COLUMNS},
     live boolean not null,
     unique (settlement_id, position),
     constraint settlement_line_sums check (amount = ${PARTS_SUM}),
     check ((kind = 'refund') = (refund_id is not null)),
     check (case kind when 'sale' then amount >= 0 else amount <= 0 end)
   )`,
  `create unique index settlement_line_sale_once on settlement_line (consignment_id)
   where kind = 'sale' and live`,
  "create unique index settlement_line_refund_once on settlement_line (refund_id) where live",
];

/** The module refuses to change what was written, and so does Postgres, whoever asks. */
const APPEND_ONLY = [
  `create function refuse_ledger_change() returns trigger language plpgsql as $$
   begin
     raise exception 'The book only grows: % on % is refused. Post a reversing transaction.', tg_op, tg_table_name;
   end $$`,
  ...["ledger_transaction", "ledger_posting"].map(
    (table) => `create trigger ${table}_only_grows before update or delete or truncate on ${table}
     for each statement execute function refuse_ledger_change()`,
  ),
];
