import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand, as all of the books. That a buyer withdrew from a contract, of which pieces and when: a declaration that
 * counts from the moment it is made (Directive 2011/83/EU, article 11a), so it is never changed. It posts nothing; the money
 * goes back by a refund. `tests/modules/withdrawals.test.ts` holds the proof.
 */
export class Migration20261122173100 extends Migration {
  override async up(): Promise<void> {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override async down(): Promise<void> {
    this.addSql("drop table withdrawal_notice");
  }
}

const STATEMENTS = [
  `create table withdrawal_notice (
     id text primary key,
     request_id text not null unique,
     fingerprint text not null,
     order_id text not null,
     lines jsonb not null check (jsonb_typeof(lines) = 'array' and jsonb_array_length(lines) > 0),
     said text check (said <> ''),
     at timestamptz not null
   )`,
  "create index withdrawal_notice_by_order on withdrawal_notice (order_id, at)",
  "create index withdrawal_notice_by_time on withdrawal_notice (at)",
  `create trigger withdrawal_notice_only_grows before update or delete or truncate on withdrawal_notice
   for each statement execute function refuse_ledger_change()`,
];
