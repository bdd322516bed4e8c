import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Written by hand. A run that was approved by mistake is reversed: it says who did and when, and the month is open again. */
export class Migration20261123123000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [
      "alter table pay_run add column reversed_by text, add column reversed_at timestamptz",
      "alter table pay_run drop constraint pay_run_status_check",
      `alter table pay_run add constraint pay_run_status_check
         check (status in ('proposed', 'approved', 'rejected', 'withdrawn', 'reversed'))`,
      `alter table pay_run add constraint pay_run_reversed_by_somebody check (
         (status = 'reversed') = (reversed_at is not null) and (reversed_by is null) = (reversed_at is null)
         and (status <> 'reversed' or reason is not null))`,
      "alter table pay_run drop constraint pay_run_two_people",
      `alter table pay_run add constraint pay_run_two_people
         check (status not in ('approved', 'reversed') or decided_by <> proposed_by)`,
    ])
      this.addSql(statement);
  }

  override async down(): Promise<void> {
    for (const statement of [
      "alter table pay_run drop constraint pay_run_two_people",
      "alter table pay_run add constraint pay_run_two_people check (status <> 'approved' or decided_by <> proposed_by)",
      "alter table pay_run drop constraint pay_run_reversed_by_somebody, drop constraint pay_run_status_check",
      `alter table pay_run add constraint pay_run_status_check
         check (status in ('proposed', 'approved', 'rejected', 'withdrawn'))`,
      "alter table pay_run drop column reversed_by, drop column reversed_at",
    ])
      this.addSql(statement);
  }
}
