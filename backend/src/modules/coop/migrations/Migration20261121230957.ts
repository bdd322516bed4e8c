import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121230957 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "coop" drop constraint if exists "coop_shipping_profile_id_unique";`);
    this.addSql(`alter table if exists "coop" drop constraint if exists "coop_stock_location_id_unique";`);
    this.addSql(`alter table if exists "coop" drop constraint if exists "coop_handle_unique";`);
    this.addSql(
      `create table if not exists "coop" ("id" text not null, "handle" text not null, "name" text not null, "place" text not null, "country_code" text not null, "legal_form" text not null, "since" text not null, "makes" text not null, "line" text not null, "fact" text not null, "story" text not null, "inspired_by" text null, "inspired_by_sources" jsonb null, "palette" jsonb not null, "demo" boolean not null default false, "facts_from" jsonb null, "fee_bps" integer not null, "fee_tax_bps" integer not null, "tax_remitter" text check ("tax_remitter" in ('coop', 'network')) not null, "hold_days" integer not null, "source_hash" text null, "stock_location_id" text not null, "shipping_profile_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "coop_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_coop_handle_unique" ON "coop" ("handle") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_coop_stock_location_id_unique" ON "coop" ("stock_location_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_coop_shipping_profile_id_unique" ON "coop" ("shipping_profile_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_coop_deleted_at" ON "coop" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "coop" cascade;`);
  }
}
