import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121230958 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "good" ("id" text not null, "work_bps" integer not null, "materials_bps" integer not null, "funds_bps" integer not null, "details" text not null, "picture" text not null, "picture_alt" text not null, "detail_picture" text null, "detail_picture_alt" text not null, "made_by" text check ("made_by" in ('members', 'others', 'resold')) not null default 'members', "demo" boolean not null default false, "source_hash" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "good_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_good_deleted_at" ON "good" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "good" cascade;`);
  }
}
