import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand, as the tables are. A deletion is written down before it begins, with the login it ends, so that one which
 * was cut short is found and finished. An application remembers who sent it, so that it can go with them.
 */
export class Migration20261122193000 extends Migration {
  override up(): void {
    this.addSql(`
      alter table customer_login
        add column proved_email text,
        add column leaving_at timestamptz,
        add column leaving_login text,
        add constraint customer_login_leaving check ((leaving_at is null) = (leaving_login is null))`);
    this.addSql(
      `create index customer_login_left on customer_login (leaving_at) where leaving_at is not null`,
    );
    this.addSql(`alter table company add column applied_by text`);
    this.addSql(`create index company_applied_by on company (applied_by)`);
  }

  override down(): void {
    this.addSql(`alter table company drop column applied_by`);
    this.addSql(`
      alter table customer_login drop column proved_email, drop column leaving_at, drop column leaving_login`);
  }
}
