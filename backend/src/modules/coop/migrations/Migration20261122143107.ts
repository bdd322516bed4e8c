import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Written by hand: a forming co-op, and only such a one, has a host, which is another co-op. */
export class Migration20261122143107 extends Migration {
  override up(): void {
    this.addSql(
      `alter table "coop"
         add column "state" text not null default 'working'
           check ("state" in ('working', 'forming', 'after_release')),
         add column "host_id" text null references "coop" ("id"),
         add constraint "coop_host" check (("state" = 'forming') = ("host_id" is not null) and "host_id" <> "id")`,
    );
    this.addSql(`create index "IDX_coop_host_id" on "coop" ("host_id") where "deleted_at" is null`);
  }

  override down(): void {
    this.addSql(`alter table "coop" drop constraint "coop_host", drop column "host_id", drop column "state"`);
  }
}
