import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Written by hand, as all of the books. A checkout may be paid by card. */
export class Migration20261122233000 extends Migration {
  override async up(): Promise<void> {
    this.addSql("alter table checkout drop constraint checkout_method_check");
    this.addSql(
      "alter table checkout add constraint checkout_method_check check (method in ('bank-transfer', 'card', 'demo'))",
    );
  }

  override async down(): Promise<void> {
    this.addSql("alter table checkout drop constraint checkout_method_check");
    this.addSql(
      "alter table checkout add constraint checkout_method_check check (method in ('bank-transfer', 'demo'))",
    );
  }
}
