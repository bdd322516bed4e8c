import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. A run has a method: work that is shared, a payroll, or what was held for a member and is let go. A month
 * has one run of work; what is let go is about a member and not about the month's work.
 */
export class Migration20261123150000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [
      "alter table pay_run drop constraint pay_run_method_check",
      "alter table pay_run add constraint pay_run_method_check check (method in ('share', 'payroll', 'locked'))",
      "drop index pay_run_one_for_a_month",
      `create unique index pay_run_one_for_a_month on pay_run (coop_id, month)
         where status in ('proposed', 'approved') and method <> 'locked'`,
    ])
      this.addSql(statement);
  }

  override async down(): Promise<void> {
    for (const statement of [
      "drop index pay_run_one_for_a_month",
      `create unique index pay_run_one_for_a_month on pay_run (coop_id, month)
         where status in ('proposed', 'approved')`,
      "alter table pay_run drop constraint pay_run_method_check",
      "alter table pay_run add constraint pay_run_method_check check (method in ('share'))",
    ])
      this.addSql(statement);
  }
}
