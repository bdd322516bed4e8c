import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. A published text never changes and what was attested is never taken away, since a pay line of years ago
 * is worked out again from them; a trigger refuses it. `json` and not `jsonb`: a text is kept in the order it was written in,
 * so that it can be read next to its statute.
 */
export class Migration20261123070000 extends Migration {
  override up(): void {
    this.addSql(`
      create table rule_set_version (
        rule_set_id text not null,
        version integer not null check (version > 0),
        document_hash text not null check (document_hash ~ '^[0-9a-f]{64}$'),
        document json not null,
        state text not null check (state in ('draft', 'published', 'retired')),
        effective_from date not null,
        effective_to date,
        created_at timestamptz not null,
        published_at timestamptz,
        retired_at timestamptz,
        retired_by text,
        reason text,
        primary key (rule_set_id, version),
        check ((state = 'draft') = (published_at is null)),
        check ((state = 'retired') = (retired_at is not null and reason is not null))
      )`);
    this.addSql(
      `create unique index rule_set_one_draft on rule_set_version (rule_set_id) where state = 'draft'`,
    );
    this.addSql(`
      create table rule_set_gap (
        id text primary key,
        gap json not null
      )`);
    this.addSql(`
      create table rule_set_attestation (
        seq bigint generated always as identity primary key,
        id text not null unique,
        coop_id text not null,
        rule_set_id text,
        version integer,
        document_hash text,
        hash text,
        settings json,
        effective_from date not null,
        note text not null check (length(note) >= 10),
        attested_by text not null,
        attested_at timestamptz not null,
        request_id text not null,
        unique (coop_id, request_id),
        foreign key (rule_set_id, version) references rule_set_version (rule_set_id, version),
        check (num_nulls(rule_set_id, version, document_hash, hash, settings) in (0, 5))
      )`);
    this.addSql(`
      create function refuse_rule_set_change() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'rule_set_version' and tg_op = 'UPDATE' then
          if old.state = 'draft' then return new; end if;
          if old.state = 'published' and new.state = 'retired' and new.document_hash = old.document_hash
             and new.document::text = old.document::text and new.effective_from = old.effective_from
             and new.effective_to is not distinct from old.effective_to then return new; end if;
        end if;
        raise exception '% on % is refused: what was published or attested stays as it is.', tg_op, tg_table_name;
      end $$`);
    for (const table of ["rule_set_version", "rule_set_attestation"])
      this.addSql(`
        create trigger ${table}_stays before update or delete on ${table}
        for each row execute function refuse_rule_set_change()`);
  }

  override down(): void {
    this.addSql(`drop table rule_set_attestation, rule_set_gap, rule_set_version`);
    this.addSql(`drop function refuse_rule_set_change`);
  }
}
