import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand: the unique key is the design. However often, and by however many processes, a business event is found,
 * it is one row, one Message-ID, one mail.
 */
export class Migration20261122060000 extends Migration {
  override up(): void {
    this.addSql(`
      create table mail (
        id text primary key,
        key text not null unique,
        kind text not null,
        source jsonb not null,
        lang text check (lang in ('en', 'it', 'es')),
        recipient text,
        data jsonb,
        state text not null check (state in ('waiting', 'sending', 'sent', 'unknown', 'failed')),
        tries integer not null default 0,
        doubts integer not null default 0,
        next_try_at timestamptz,
        tried_at timestamptz,
        sent_at timestamptz,
        trouble text,
        created_at timestamptz not null,
        check ((state = 'sent') = (sent_at is not null)),
        check (state <> 'waiting' or next_try_at is not null),
        check (state in ('waiting', 'unknown') or next_try_at is null)
      )`);
    this.addSql(`create index mail_due on mail (next_try_at) where next_try_at is not null`);
    this.addSql(`create index mail_unsent on mail (created_at) where state <> 'sent'`);
    this.addSql(`create index mail_to_forget on mail (sent_at) where recipient is not null`);
    // How far the scan has looked for events: the only row there is.
    this.addSql(
      `create table mail_scan (id integer primary key check (id = 1), looked_until timestamptz not null)`,
    );
  }

  override down(): void {
    this.addSql(`drop table mail_scan`);
    this.addSql(`drop table mail`);
  }
}
