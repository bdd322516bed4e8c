import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. A claim may leave in several parcels: `gone` says how much of it has left, and what a parcel took is
 * written down under the parcel's own id, so that no parcel takes its goods twice.
 */
export class Migration20261122020100 extends Migration {
  override up(): void {
    this.addSql(
      `alter table stock_hold add column gone integer not null default 0,
       add constraint stock_hold_gone check (gone >= 0 and gone <= quantity)`,
    );
    this.addSql(`
      create table stock_departure (
        parcel_id text not null,
        variant_id text not null,
        checkout_id text not null,
        quantity integer not null check (quantity > 0),
        primary key (parcel_id, variant_id),
        foreign key (checkout_id, variant_id) references stock_hold (checkout_id, variant_id)
      )`);
  }

  override down(): void {
    this.addSql(`drop table stock_departure`);
    this.addSql(`alter table stock_hold drop column gone`);
  }
}
