import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Written by hand. Each co-op's key has versions, and the last one seals. No key stands here: they are made of the shop's. */
export class Migration20261123162000 extends Migration {
  override up(): void {
    this.addSql(`
      create table vault_key_version (
        coop_id text not null,
        version integer not null check (version > 1),
        begun_at timestamptz not null,
        done_at timestamptz,
        primary key (coop_id, version)
      )`);
    // One change of a key at a time.
    this.addSql("create unique index vault_key_open on vault_key_version (coop_id) where done_at is null");
    this.addSql(`
      alter table payee
        drop constraint payee_account_holder_name_check, drop constraint payee_account_number_check,
        add constraint payee_account_holder_name_check check (account_holder_name ~ '^v[12]\\.'),
        add constraint payee_account_number_check check (account_number ~ '^v[12]\\.')`);
    this.addSql(`
      alter table member_amount
        drop constraint member_amount_amount_check,
        add constraint member_amount_amount_check check (amount ~ '^v[12]\\.')`);
  }

  override down(): void {
    this.addSql("drop table vault_key_version");
  }
}
