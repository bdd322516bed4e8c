import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. A member's pay is divided by law among several payees: each part says who is paid it, each payee has a
 * payment of their own, and a line keeps what it was made from and what it could not cover.
 */
export class Migration20261123071500 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [
      "alter table pay_line add column made_from text, add column carried text not null default '{}'",
      "alter table pay_head drop constraint pay_head_pkey, add primary key (line_id, position)",
      "alter table pay_head add column paid_to text not null default 'member_account', add column waits boolean not null default false",
      "alter table pay_head add constraint pay_head_once unique (line_id, head, paid_to)",
      "alter table pay_payment drop constraint pay_payment_line_id_key",
      "alter table pay_payment add column paid_to text not null default 'member_account', add column waits boolean not null default false, add column position integer not null default 0",
      "alter table pay_payment add constraint pay_payment_once unique (line_id, paid_to)",
    ])
      this.addSql(statement);
  }

  override async down(): Promise<void> {
    for (const statement of [
      "alter table pay_payment drop constraint pay_payment_once, drop column paid_to, drop column waits, drop column position",
      "alter table pay_payment add unique (line_id)",
      "alter table pay_head drop constraint pay_head_once, drop column paid_to, drop column waits",
      "alter table pay_head drop constraint pay_head_pkey, add primary key (line_id, head)",
      "alter table pay_line drop column made_from, drop column carried",
    ])
      this.addSql(statement);
  }
}
