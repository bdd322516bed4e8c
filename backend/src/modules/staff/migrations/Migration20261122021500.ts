import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand: the partial unique index is the design. One address works at one co-op at a time, whatever two
 * requests do at the same moment; who has left stays, so that what they did keeps its name.
 */
export class Migration20261122021500 extends Migration {
  override up(): void {
    const roles = `text[] not null
      check (cardinality(roles) > 0 and roles <@ array['catalogue', 'fulfilment', 'treasurer', 'board'])`;
    this.addSql(`
      create table coop_invitation (
        id text primary key,
        coop_id text not null,
        email text not null check (email = lower(email)),
        roles ${roles},
        token_hash text not null unique,
        invited_by text,
        request_id text not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        withdrawn_at timestamptz,
        accepted_at timestamptz,
        check (withdrawn_at is null or accepted_at is null),
        unique (coop_id, request_id)
      )`);
    this.addSql(`
      create table coop_staff (
        id text primary key,
        coop_id text not null,
        email text not null check (email = lower(email)),
        roles ${roles},
        language text not null check (language in ('en', 'it', 'es')),
        invitation_id text not null unique references coop_invitation (id),
        tokens_valid_from timestamptz not null,
        joined_at timestamptz not null,
        left_at timestamptz
      )`);
    this.addSql(`create unique index coop_staff_email on coop_staff (email) where left_at is null`);
    this.addSql(`create index coop_staff_coop on coop_staff (coop_id)`);
    this.addSql(`
      create table coop_login_attempt (
        id bigint generated always as identity primary key,
        key text not null,
        at timestamptz not null
      )`);
    this.addSql(`create index coop_login_attempt_key on coop_login_attempt (key, at)`);
  }

  override down(): void {
    this.addSql(`drop table coop_login_attempt`);
    this.addSql(`drop table coop_staff`);
    this.addSql(`drop table coop_invitation`);
  }
}
