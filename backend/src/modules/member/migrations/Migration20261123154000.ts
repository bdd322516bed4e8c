import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Written by hand. A payee is paid by a road of their own. Those of before are paid by a list, in cash, or by deposit. */
export class Migration20261123154000 extends Migration {
  override up(): void {
    this.addSql("alter table payee add column rail text");
    this.addSql(`
      update payee set rail = case
        when kind = 'family' and account_number is null then 'cash'
        when kind = 'institution' or account_number is null then 'deposit_list' else 'bank_list' end`);
    this.addSql(`
      alter table payee alter column rail set not null,
        add constraint payee_rail_check check (rail in ('sepa', 'bank_list', 'deposit_list', 'cash'))`);
  }

  override down(): void {
    this.addSql("alter table payee drop column rail");
  }
}
