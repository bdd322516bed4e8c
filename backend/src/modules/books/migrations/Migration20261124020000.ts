import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. Pieces have grades, kept with the work as they counted when it was written down; pay is divided by work,
 * equally, or at a rate for what was accepted, which the co-op's own money advances; and a line may be adjusted with a reason.
 */
export class Migration20261124020000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [
      "alter table work_month add column grades text not null default '[]'",
      "alter table work_entry add column grades text not null default '[]'",
      "alter table pay_line add column grades text not null default '[]'",
      `alter table pay_line add column adjustment bigint not null default 0, add column adjustment_reason text,
         add constraint pay_line_adjusted_for_a_reason check ((adjustment = 0) = (adjustment_reason is null))`,
      "alter table pay_run add column divided_by text, add column rate bigint",
      "update pay_run set divided_by = 'work' where method = 'share'",
      `alter table pay_run add constraint pay_run_divided check (
         (method = 'share') = (divided_by is not null)
         and (divided_by is null or divided_by in ('work', 'equal', 'rate'))
         and (divided_by is not distinct from 'rate') = (rate is not null) and (rate is null or rate > 0)
       )`,
      "alter table pay_run drop constraint pay_run_top_up_check",
      `alter table pay_run add constraint pay_run_top_up_check check (
         top_up >= 0 and top_up <= amount
         and (top_up = 0 or method = 'payroll' or divided_by is not distinct from 'rate')
       )`,
    ])
      this.addSql(statement);
  }

  override async down(): Promise<void> {
    for (const statement of [
      "alter table pay_run drop constraint pay_run_top_up_check",
      `alter table pay_run add constraint pay_run_top_up_check
         check (top_up >= 0 and top_up <= amount and (top_up = 0 or method = 'payroll'))`,
      "alter table pay_run drop constraint pay_run_divided, drop column divided_by, drop column rate",
      `alter table pay_line drop constraint pay_line_adjusted_for_a_reason, drop column adjustment,
         drop column adjustment_reason, drop column grades`,
      "alter table work_entry drop column grades",
      "alter table work_month drop column grades",
    ])
      this.addSql(statement);
  }
}
