import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. What is ordered, owed and held of a member under a head, from a day on. The amount is sealed; null ends what
 * was attested before. Like everything that was attested it is never changed.
 */
export class Migration20261123151000 extends Migration {
  override up(): void {
    this.addSql(`
      create table member_amount (
        seq bigint generated always as identity primary key,
        id text not null unique,
        coop_id text not null,
        member_id text not null,
        kind text not null check (kind in ('ordered', 'owed', 'held')),
        head text not null
          check (head in ('damages', 'maintenance', 'costs', 'property_damage', 'upkeep', 'family', 'savings', 'locked', 'own')),
        amount text check (amount like 'v1.%'),
        currency text not null check (currency ~ '^[a-z]{3}$'),
        effective_from date not null,
        request_id text not null,
        attested_by text not null,
        attested_at timestamptz not null,
        unique (coop_id, request_id),
        foreign key (coop_id, member_id) references member (coop_id, id)
      )`);
    this.addSql(`create index member_amount_history on member_amount (member_id, kind, head, seq)`);
    this.addSql(`
      create trigger member_amount_only_grows before update or delete or truncate on member_amount
      for each statement execute function refuse_vault_change()`);
  }

  override down(): void {
    this.addSql(`drop table member_amount`);
  }
}
