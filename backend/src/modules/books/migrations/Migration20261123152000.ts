import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. A payroll says what each member is paid whatever work is recorded, so a line may have none; it keeps how
 * the institution will divide what it is handed over, as an estimate; and a run keeps what the co-op's own money brought.
 */
export class Migration20261123152000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [
      "alter table pay_line drop constraint if exists pay_line_quantity_check",
      "alter table pay_line add constraint pay_line_quantity_check check (quantity >= 0)",
      "alter table pay_line add column estimate text not null default '[]'",
      "alter table pay_run add column top_up bigint not null default 0",
      `alter table pay_run add constraint pay_run_top_up_check
         check (top_up >= 0 and top_up <= amount and (top_up = 0 or method = 'payroll'))`,
    ])
      this.addSql(statement);
  }

  override async down(): Promise<void> {
    for (const statement of [
      "alter table pay_run drop constraint pay_run_top_up_check, drop column top_up",
      "alter table pay_line drop column estimate",
    ])
      this.addSql(statement);
  }
}
