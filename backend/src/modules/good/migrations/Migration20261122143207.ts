import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Written by hand: what is made to order, and only that, says how long it takes; food, how much is in it. */
export class Migration20261122143207 extends Migration {
  override up(): void {
    this.addSql(
      `alter table "good"
         add column "selling" text not null default 'from_stock'
           check ("selling" in ('from_stock', 'made_to_order', 'one_of_a_kind')),
         add column "lead_time_days" integer null check ("lead_time_days" > 0),
         add column "net_g" integer null check ("net_g" > 0),
         add constraint "good_lead_time"
           check (("selling" = 'made_to_order') = ("lead_time_days" is not null))`,
    );
  }

  override down(): void {
    this.addSql(
      `alter table "good" drop constraint "good_lead_time", drop column "net_g", drop column "lead_time_days", drop column "selling"`,
    );
  }
}
