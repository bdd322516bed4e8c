import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand: what has no column cannot be kept. Every row names its co-op, and a row of one co-op cannot hang on a
 * member of another. What was attested and who looked is never changed.
 */
export class Migration20261122022000 extends Migration {
  override up(): void {
    this.addSql(`
      create table member (
        id text primary key,
        coop_id text not null,
        code text not null check (code ~ '^[A-Z0-9-]{1,12}$'),
        left_on date,
        request_id text not null,
        created_by text not null,
        created_at timestamptz not null,
        unique (coop_id, code),
        unique (coop_id, request_id),
        unique (coop_id, id)
      )`);
    this.addSql(`
      create table member_regime (
        seq bigint generated always as identity primary key,
        coop_id text not null,
        member_id text not null,
        regime text not null check (regime in ('remand', 'inside', 'day_release', 'released')),
        effective_from date not null,
        attested_by text not null,
        attested_at timestamptz not null,
        foreign key (coop_id, member_id) references member (coop_id, id)
      )`);
    this.addSql(`create index member_regime_history on member_regime (member_id, seq)`);
    this.addSql(`
      create table member_flag (
        seq bigint generated always as identity primary key,
        coop_id text not null,
        member_id text not null,
        flag text not null
          check (flag in ('damages_owed', 'maintenance_due', 'account_available', 'may_sign')),
        value boolean not null,
        effective_from date not null,
        attested_by text not null,
        attested_at timestamptz not null,
        foreign key (coop_id, member_id) references member (coop_id, id)
      )`);
    this.addSql(`create index member_flag_history on member_flag (member_id, flag, seq)`);
    this.addSql(`
      create table payee (
        id text primary key,
        coop_id text not null,
        member_id text not null,
        kind text not null
          check (kind in ('member_account', 'family', 'court', 'institution', 'savings')),
        account_holder_name text check (account_holder_name like 'v1.%'),
        account_number text check (account_number like 'v1.%'),
        verified_by text,
        verified_at timestamptz,
        ended_at timestamptz,
        request_id text not null,
        created_by text not null,
        created_at timestamptz not null,
        unique (coop_id, request_id),
        check ((verified_by is null) = (verified_at is null)),
        foreign key (coop_id, member_id) references member (coop_id, id)
      )`);
    // One live payee of a kind: a newer one ends the earlier.
    this.addSql(`create unique index payee_live on payee (member_id, kind) where ended_at is null`);
    this.addSql(`
      create table vault_read (
        seq bigint generated always as identity primary key,
        coop_id text not null,
        what text not null check (what in ('list', 'record', 'account')),
        member_id text,
        read_by text not null,
        read_at timestamptz not null,
        foreign key (coop_id, member_id) references member (coop_id, id)
      )`);
    this.addSql(`create index vault_read_of_coop on vault_read (coop_id, seq)`);
    this.addSql(`
      create function refuse_vault_change() returns trigger language plpgsql as $$
      begin
        raise exception 'The vault only grows: % on % is refused.', tg_op, tg_table_name;
      end $$`);
    for (const table of GROWING) {
      this.addSql(`
        create trigger ${table}_only_grows before update or delete or truncate on ${table}
        for each statement execute function refuse_vault_change()`);
    }
  }

  override down(): void {
    for (const table of [...GROWING, "payee", "member"]) this.addSql(`drop table ${table}`);
    this.addSql(`drop function refuse_vault_change`);
  }
}

const GROWING = ["member_regime", "member_flag", "vault_read"];
