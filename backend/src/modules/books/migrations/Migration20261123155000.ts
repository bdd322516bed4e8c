import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. A payment goes out in a file for a bank, an institution or the cash box, and has a state while nobody has
 * answered. Of a file is kept what it is made from and what its bytes hash to, never the bytes: they have people's accounts
 * in them. A run whose payments all arrived may be closed.
 */
export class Migration20261123155000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of UP) this.addSql(statement);
  }

  override async down(): Promise<void> {
    for (const statement of DOWN) this.addSql(statement);
  }
}

const UP = [
  "alter table pay_payment drop constraint pay_payment_state_check, drop constraint pay_payment_check",
  `alter table pay_payment
     add constraint pay_payment_state_check check (state in ('to_pay', 'sent', 'unknown', 'paid', 'returned')),
     add constraint pay_payment_answered check ((state in ('paid', 'returned')) = (settled_at is not null))`,
  `alter table pay_run add column closed_by text, add column closed_at timestamptz,
     add constraint pay_run_closed check (
       (closed_by is null) = (closed_at is null) and (closed_at is null or status = 'approved'))`,
  `create table pay_account (
     coop_id text primary key,
     account_number text not null,
     saved_by text not null,
     saved_at timestamptz not null
   )`,
  `create table pay_file (
     id text primary key,
     number bigint generated always as identity unique,
     run_id text not null references pay_run (id),
     rail text not null check (rail in ('sepa', 'bank_list', 'deposit_list', 'cash')),
     hash text not null check (hash ~ '^[0-9a-f]{64}$'),
     made_from text not null,
     made_by text not null,
     made_at timestamptz not null,
     withdrawn_by text,
     withdrawn_at timestamptz,
     reason text,
     check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_at is null) = (reason is null))
   )`,
  "create index pay_file_by_run on pay_file (run_id)",
  `create table pay_file_line (
     file_id text not null references pay_file (id),
     position integer not null,
     payment_id text not null references pay_payment (id),
     attempt integer not null check (attempt > 0),
     payee_id text not null,
     primary key (file_id, position),
     unique (payment_id, attempt)
   )`,
  `create trigger pay_file_line_only_grows before update or delete or truncate on pay_file_line
     for each statement execute function refuse_ledger_change()`,
  `create trigger pay_file_only_grows before delete or truncate on pay_file
     for each statement execute function refuse_ledger_change()`,
  `create trigger pay_file_is_withdrawn_once before update on pay_file for each row
     when (
       old.withdrawn_at is not null
       or (new.id, new.run_id, new.rail, new.hash, new.made_from, new.made_by, new.made_at)
         is distinct from (old.id, old.run_id, old.rail, old.hash, old.made_from, old.made_by, old.made_at)
     )
     execute function refuse_ledger_change()`,
];

const DOWN = [
  "drop table pay_file_line",
  "drop table pay_file",
  "drop table pay_account",
  "alter table pay_run drop constraint pay_run_closed, drop column closed_by, drop column closed_at",
  "alter table pay_payment drop constraint pay_payment_answered, drop constraint pay_payment_state_check",
  `alter table pay_payment
     add constraint pay_payment_state_check check (state in ('to_pay', 'paid', 'returned')),
     add constraint pay_payment_check check ((state = 'to_pay') = (settled_at is null))`,
];
