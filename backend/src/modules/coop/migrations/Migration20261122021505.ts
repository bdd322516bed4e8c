import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261122021505 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "coop" add column if not exists "bank_currency" text not null default 'eur', add column if not exists "time_zone" text not null default 'Etc/UTC', add column if not exists "sender" text not null default '', add column if not exists "paused_at" timestamptz null, add column if not exists "pause_message" text null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "coop" drop column if exists "bank_currency", drop column if exists "time_zone", drop column if exists "sender", drop column if exists "paused_at", drop column if exists "pause_message";`,
    );
  }
}
