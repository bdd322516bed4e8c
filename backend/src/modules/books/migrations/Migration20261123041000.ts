import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand, as all of the books. What buyers' banks took back, and which consignments wait for the end of it. A
 * consignment waits once at a time; what waits of it is nothing where it was not earned yet, since it is held already.
 * `tests/modules/books-disputes.test.ts` holds the proof.
 */
export class Migration20261123041000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table dispute (
        id text primary key,
        rail text not null,
        currency text not null check (currency ~ '^[a-z]{3}$'),
        amount bigint not null check (amount > 0),
        order_id text,
        reason text not null,
        state text not null check (state in ('open', 'won', 'lost')),
        due_by timestamptz,
        opened_at timestamptz not null,
        ended_at timestamptz,
        check ((state = 'open') = (ended_at is null))
      )`);
    this.addSql("create index dispute_by_order on dispute (order_id)");
    this.addSql(`
      create table dispute_hold (
        dispute_id text not null references dispute (id),
        consignment_id text not null references consignment (id),
        amount bigint not null check (amount >= 0),
        held_at timestamptz not null,
        ended_at timestamptz
      )`);
    this.addSql("create index dispute_hold_by_dispute on dispute_hold (dispute_id)");
    this.addSql(
      "create unique index dispute_hold_live on dispute_hold (consignment_id) where ended_at is null",
    );
    this.addSql("create index dispute_hold_by_consignment on dispute_hold (consignment_id)");
  }

  override async down(): Promise<void> {
    this.addSql("drop table dispute_hold");
    this.addSql("drop table dispute");
  }
}
