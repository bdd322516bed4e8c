import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. A certificate says, to whoever has its code, what a member worked and was paid; it is frozen when it is
 * made, and all that may become of it is that the co-op takes it back.
 */
export class Migration20261123153000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of UP) this.addSql(statement);
  }

  override async down(): Promise<void> {
    for (const statement of ["drop table certificate_pay", "drop table certificate"]) this.addSql(statement);
  }
}

const UP = [
  `create table certificate (
     id text primary key,
     coop_id text not null,
     member_id text not null,
     member_code text not null,
     issued_as text not null,
     code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
     from_month text not null check (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
     to_month text not null check (to_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
     months integer not null check (months > 0),
     hours bigint not null check (hours >= 0),
     pieces bigint not null check (pieces >= 0),
     training_hours integer check (training_hours > 0),
     issued_by text not null,
     issued_at timestamptz not null,
     withdrawn_by text,
     withdrawn_at timestamptz,
     check (from_month <= to_month),
     check ((withdrawn_by is null) = (withdrawn_at is null))
   )`,
  "create index certificate_by_member on certificate (coop_id, member_id)",
  `create table certificate_pay (
     certificate_id text not null references certificate (id),
     currency text not null,
     amount bigint not null check (amount > 0),
     primary key (certificate_id, currency)
   )`,
  `create trigger certificate_pay_only_grows before update or delete or truncate on certificate_pay
     for each statement execute function refuse_ledger_change()`,
  `create trigger certificate_only_grows before delete or truncate on certificate
     for each statement execute function refuse_ledger_change()`,
  `create trigger certificate_is_withdrawn_once before update on certificate for each row
     when (
       old.withdrawn_at is not null
       or (to_jsonb(new) - 'withdrawn_by' - 'withdrawn_at') is distinct from (to_jsonb(old) - 'withdrawn_by' - 'withdrawn_at')
     )
     execute function refuse_ledger_change()`,
];
