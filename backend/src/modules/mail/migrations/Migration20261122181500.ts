import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand, as the table is. A mail may have an end: one that tells of a link which is dead is not sent any more, and is
 * `late`. The end is text of no use to anybody by then, so nothing of it is kept.
 */
export class Migration20261122181500 extends Migration {
  override up(): void {
    this.addSql(`alter table mail add column not_after timestamptz`);
    this.addSql(`alter table mail drop constraint mail_state_check`);
    this.addSql(
      `alter table mail add constraint mail_state_check
         check (state in ('waiting', 'sending', 'sent', 'unknown', 'failed', 'late'))`,
    );
    this.addSql(
      `create index mail_to_drop on mail (not_after) where state in ('waiting', 'unknown', 'failed')`,
    );
    // Those that are done with are not among what has not gone.
    this.addSql(`drop index mail_unsent`);
    this.addSql(`create index mail_unsent on mail (created_at) where state not in ('sent', 'late')`);
  }

  override down(): void {
    this.addSql(`delete from mail where state = 'late'`);
    this.addSql(`drop index mail_unsent`);
    this.addSql(`create index mail_unsent on mail (created_at) where state <> 'sent'`);
    this.addSql(`drop index mail_to_drop`);
    this.addSql(`alter table mail drop constraint mail_state_check`);
    this.addSql(
      `alter table mail add constraint mail_state_check
         check (state in ('waiting', 'sending', 'sent', 'unknown', 'failed'))`,
    );
    this.addSql(`alter table mail drop column not_after`);
  }
}
