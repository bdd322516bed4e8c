import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. Above an amount that a co-op and the network agreed on, the network signs a pay run as third. What was
 * agreed only grows: the latest counts. A run that needs the third signature is approved with it or not at all.
 */
export class Migration20261124010000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [
      `create table pay_threshold (
         coop_id text not null,
         seq bigint generated always as identity unique,
         amount bigint check (amount >= 0),
         currency text not null,
         set_by text not null,
         set_at timestamptz not null,
         primary key (coop_id, seq)
       )`,
      `create trigger pay_threshold_only_grows before update or delete or truncate on pay_threshold
         for each statement execute function refuse_ledger_change()`,
      `alter table pay_run add column third_above bigint, add column seconded_by text, add column seconded_at timestamptz,
         add column third_by text, add column third_at timestamptz`,
      `alter table pay_run add constraint pay_run_three_signatures check (
         (third_above is null or third_above < amount)
         and (seconded_by is null) = (seconded_at is null) and (third_by is null) = (third_at is null)
         and (third_above is not null or (seconded_by is null and third_by is null))
         and (seconded_by is null or seconded_by <> proposed_by)
         and (third_by is null or seconded_by is not null)
         and (third_above is null or status not in ('approved', 'reversed') or third_by is not null)
       )`,
    ])
      this.addSql(statement);
  }

  override async down(): Promise<void> {
    for (const statement of [
      `alter table pay_run drop constraint pay_run_three_signatures, drop column third_above, drop column seconded_by,
         drop column seconded_at, drop column third_by, drop column third_at`,
      "drop table if exists pay_threshold",
    ])
      this.addSql(statement);
  }
}
