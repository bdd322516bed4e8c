import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand: pictures become one list, carrying over what is there (an alternative text in another language is
 * borrowed from English until the seed runs again), and revisions get their table.
 */
export class Migration20261122110000 extends Migration {
  override up(): void {
    this.addSql(
      `alter table "good" add column "pictures" jsonb, add column "options" jsonb null,
       add column "borrowed" jsonb null, add column "version" integer not null default 1`,
    );
    this.addSql(
      `update "good" set "pictures" =
         jsonb_build_array(jsonb_build_object('base', "picture", 'alt', jsonb_build_object('en', "picture_alt")))
         || case when "detail_picture" is null then '[]'::jsonb else jsonb_build_array(
              jsonb_build_object('base', "detail_picture", 'alt', jsonb_build_object('en', "detail_picture_alt"))) end`,
    );
    this.addSql(
      `alter table "good" alter column "pictures" set not null, drop column "picture", drop column "picture_alt",
       drop column "detail_picture", drop column "detail_picture_alt"`,
    );
    // A revision is written down before anything is changed, and done once everything is: what a killed process leaves
    // pending is brought to its end by the next one. The key is the lock: two people cannot both write version 4.
    this.addSql(`
      create table good_revision (
        product_id text not null,
        version integer not null,
        coop_id text not null,
        content jsonb not null,
        staff_id text null,
        request_id text null,
        fingerprint text null,
        state text not null check (state in ('pending', 'done')),
        at timestamptz not null,
        primary key (product_id, version)
      )`);
    this.addSql(
      `create unique index good_revision_request on good_revision (coop_id, request_id) where request_id is not null`,
    );
    this.addSql(`create index good_revision_pending on good_revision (at) where state = 'pending'`);
  }

  override down(): void {
    this.addSql(`drop table good_revision`);
    this.addSql(
      `alter table "good" add column "picture" text not null default '', add column "picture_alt" text not null default '',
       add column "detail_picture" text null, add column "detail_picture_alt" text not null default '',
       drop column "pictures", drop column "options", drop column "borrowed", drop column "version"`,
    );
  }
}
