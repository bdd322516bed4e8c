import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. What was held for a member and is let go comes from no work, so its line has none, and it says why from the
 * beginning. One proposal at a time is the acts' to see to: who is paid stands in the lines.
 */
export class Migration20261123151100 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [
      "alter table pay_line drop constraint if exists pay_line_quantity_check",
      "alter table pay_line add constraint pay_line_quantity_check check (quantity >= 0)",
      "alter table pay_run add column note text",
      "alter table pay_run add constraint pay_run_locked_says_why check (method <> 'locked' or note is not null)",
    ])
      this.addSql(statement);
  }

  override async down(): Promise<void> {
    for (const statement of [
      "alter table pay_run drop constraint pay_run_locked_says_why, drop column note",
      "alter table pay_line drop constraint if exists pay_line_quantity_check",
      "alter table pay_line add constraint pay_line_quantity_check check (quantity > 0)",
    ])
      this.addSql(statement);
  }
}
