import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand, as all of the books. Each co-op gets a book of its own in the ledger's tables, and beside it what must
 * commit together with it: what its bank credited, the work it recorded, its pay runs and their payments, and whether
 * the network may read it. `tests/modules/coop-book*.test.ts` hold the proof.
 */

const CURRENCY = "currency text not null check (currency ~ '^[a-z]{3}$')";
const MONTH = "month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')";

export class Migration20261122021000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [...LEDGER, ...CREDITS, ...WORK, ...PAY, ...APPEND_ONLY]) this.addSql(statement);
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop table if exists pay_payment, pay_head, pay_line, pay_run, work_entry, work_month, settlement_credit,
       book_grant, book_request cascade`,
    );
    this.addSql("alter table ledger_transaction drop column note, drop column made_by");
    this.addSql("alter table ledger_posting drop column member_id");
  }
}

const LEDGER = [
  "alter table ledger_transaction add column note text, add column made_by text",
  "alter table ledger_posting add column member_id text",
  "create index ledger_posting_by_member on ledger_posting (member_id) where member_id is not null",
  // Every act of a co-op's people that may be asked for twice. The form makes the id, so a double click brings the same.
  `create table book_request (
     coop_id text not null,
     request_id text not null,
     fingerprint text not null,
     result text not null,
     recorded_at timestamptz not null,
     primary key (coop_id, request_id)
   )`,
  `create table book_grant (
     id text primary key,
     coop_id text not null,
     until date not null,
     granted_by text not null,
     granted_at timestamptz not null,
     ended_at timestamptz
   )`,
  "create unique index book_grant_one_at_a_time on book_grant (coop_id) where ended_at is null",
];

const CREDITS = [
  `create table settlement_credit (
     settlement_id text not null references settlement (id),
     attempt integer not null check (attempt > 0),
     coop_id text not null,
     ${CURRENCY},
     amount bigint not null check (amount > 0),
     work bigint not null,
     materials bigint not null,
     funds bigint not null,
     shipping bigint not null,
     tax bigint not null,
     credited_on date not null,
     recorded_by text not null,
     recorded_at timestamptz not null,
     taken_back_at timestamptz,
     taken_back_by text,
     primary key (settlement_id, attempt),
     check ((taken_back_at is null) = (taken_back_by is null)),
     constraint settlement_credit_sums check (amount = work + materials + funds + shipping + tax)
   )`,
  // What was typed wrong is taken back and stays; one credit of a settlement counts.
  "create unique index settlement_credit_one_at_a_time on settlement_credit (settlement_id) where taken_back_at is null",
  "create index settlement_credit_by_coop on settlement_credit (coop_id)",
];

const WORK = [
  `create table work_month (
     coop_id text not null,
     ${MONTH},
     kind text not null check (kind in ('hours', 'pieces')),
     version integer not null check (version > 0),
     fingerprint text not null,
     saved_by text not null,
     saved_at timestamptz not null,
     primary key (coop_id, month)
   )`,
  // Hundredths of an hour or of a piece.
  `create table work_entry (
     coop_id text not null,
     month text not null,
     member_id text not null,
     quantity bigint not null check (quantity > 0),
     primary key (coop_id, month, member_id),
     foreign key (coop_id, month) references work_month (coop_id, month)
   )`,
];

const PAY = [
  `create table pay_run (
     id text primary key,
     number bigint generated always as identity unique,
     coop_id text not null,
     ${MONTH},
     kind text not null check (kind in ('hours', 'pieces')),
     method text not null check (method in ('share')),
     status text not null check (status in ('proposed', 'approved', 'rejected', 'withdrawn')),
     ${CURRENCY},
     amount bigint not null check (amount > 0),
     work_version integer not null,
     rule_set_id text not null,
     rule_set_name text not null,
     rule_set_hash text not null,
     attested boolean not null,
     demo_split boolean not null,
     hash text not null,
     proposed_by text not null,
     proposed_at timestamptz not null,
     decided_by text,
     decided_at timestamptz,
     reason text,
     check ((status = 'proposed') = (decided_at is null)),
     check ((decided_by is null) = (decided_at is null)),
     constraint pay_run_two_people check (status <> 'approved' or decided_by <> proposed_by),
     constraint pay_run_lawful check (attested or demo_split),
     unique (id, currency)
   )`,
  "create unique index pay_run_one_for_a_month on pay_run (coop_id, month) where status in ('proposed', 'approved')",
  `create table pay_line (
     id text primary key,
     run_id text not null,
     position integer not null,
     member_id text not null,
     code text not null,
     quantity bigint not null check (quantity > 0),
     ${CURRENCY},
     amount bigint not null check (amount >= 0),
     unique (run_id, position),
     unique (run_id, member_id),
     unique (id, run_id),
     foreign key (run_id, currency) references pay_run (id, currency)
   )`,
  `create table pay_head (
     line_id text not null references pay_line (id),
     position integer not null,
     head text not null,
     amount bigint not null check (amount > 0),
     primary key (line_id, head),
     unique (line_id, position)
   )`,
  `create table pay_payment (
     id text primary key,
     run_id text not null,
     line_id text not null unique,
     amount bigint not null check (amount > 0),
     state text not null check (state in ('to_pay', 'paid', 'returned')),
     attempts integer not null check (attempts >= 0),
     settled_at timestamptz,
     foreign key (line_id, run_id) references pay_line (id, run_id),
     check ((state = 'to_pay') = (settled_at is null)),
     check (state = 'to_pay' or attempts > 0)
   )`,
  "create index pay_payment_by_run on pay_payment (run_id)",
];

/** What was frozen stays: a credit, but for its being taken back, once; and every line of a proposed run. */
const APPEND_ONLY = [
  ...["pay_line", "pay_head"].map(
    (table) => `create trigger ${table}_only_grows before update or delete or truncate on ${table}
     for each statement execute function refuse_ledger_change()`,
  ),
  `create trigger settlement_credit_only_grows before delete or truncate on settlement_credit
   for each statement execute function refuse_ledger_change()`,
  `create trigger settlement_credit_is_taken_back_once before update on settlement_credit for each row
   when (
     old.taken_back_at is not null or new.taken_back_at is null
     or to_jsonb(old) - 'taken_back_at' - 'taken_back_by' <> to_jsonb(new) - 'taken_back_at' - 'taken_back_by'
   ) execute function refuse_ledger_change()`,
];
