import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Written by hand: the bytes stand in the database, so that a picture is there whole or not at all. */
export class Migration20261122100000 extends Migration {
  override up(): void {
    this.addSql(`
      create table picture (
        id text primary key,
        coop_id text not null,
        sha256 text not null,
        width integer not null,
        height integer not null,
        created_at timestamptz not null,
        unique (coop_id, sha256)
      )`);
    this.addSql(`
      create table picture_file (
        picture_id text not null references picture (id),
        name text not null,
        bytes bytea not null,
        primary key (picture_id, name)
      )`);
    // The bytes are compressed already: the database need not try again.
    this.addSql(`alter table picture_file alter column bytes set storage external`);
  }

  override down(): void {
    this.addSql(`drop table picture_file`);
    this.addSql(`drop table picture`);
  }
}
