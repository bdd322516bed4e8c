import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand: the check constraint is the design. Whatever two buyers do at the same moment, what is held
 * and what is claimed never exceeds what is sellable.
 */
export class Migration20261121100000 extends Migration {
  override up(): void {
    this.addSql(`
      create table stock_item (
        variant_id text primary key,
        sellable integer not null,
        held integer not null default 0,
        claimed integer not null default 0,
        updated_at timestamptz not null,
        check (held >= 0 and claimed >= 0 and held + claimed <= sellable)
      )`);
    this.addSql(`
      create table stock_hold (
        checkout_id text not null,
        variant_id text not null references stock_item (variant_id),
        cart_id text not null,
        quantity integer not null check (quantity > 0),
        state text not null check (state in ('held', 'claimed', 'sent', 'released')),
        expires_at timestamptz not null,
        primary key (checkout_id, variant_id)
      )`);
    this.addSql(`create index stock_hold_cart on stock_hold (cart_id) where state = 'held'`);
    this.addSql(`create index stock_hold_expiry on stock_hold (expires_at) where state = 'held'`);
  }

  override down(): void {
    this.addSql(`drop table stock_hold`);
    this.addSql(`drop table stock_item`);
  }
}
