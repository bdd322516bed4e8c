import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. What is made to order has no units lying ready: each is there from the moment somebody asks for it, so
 * that \`sellable\` is always what is promised, and the check of the first migration goes on holding.
 */
export class Migration20261122143307 extends Migration {
  override up(): void {
    this.addSql(`alter table stock_item add column made_to_order boolean not null default false`);
    this.addSql(
      `alter table stock_item add constraint stock_item_to_order check (not made_to_order or sellable = held + claimed)`,
    );
  }

  override down(): void {
    this.addSql(`alter table stock_item drop column made_to_order`);
  }
}
