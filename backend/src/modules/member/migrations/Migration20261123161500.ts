import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. A member can be erased, and a look be forgotten after years; otherwise the vault only grows, as before. What
 * the triggers let pass is named in them: rows of a member that is marked as erased, in the one transaction that says so; looks
 * older than two years, in the one that says so; and the same amount sealed anew.
 */
export class Migration20261123161500 extends Migration {
  override up(): void {
    this.addSql(`
      alter table member
        add column erased_at timestamptz,
        add column erased_by text,
        add column erased_why text check (erased_why in ('asked', 'no_longer_needed', 'mistake')),
        add constraint member_erased_check
          check ((erased_at is null) = (erased_by is null) and (erased_at is null) = (erased_why is null))`);
    this.addSql(`
      create function refuse_erased_change() returns trigger language plpgsql as $$
      begin
        raise exception 'An erased member is never changed: % is refused.', tg_op;
      end $$`);
    this.addSql(`
      create trigger member_erased_stays before update or delete on member
      for each row when (old.erased_at is not null) execute function refuse_erased_change()`);
    this.addSql(`
      alter table vault_read drop constraint vault_read_what_check,
        add constraint vault_read_what_check check (what in ('list', 'record', 'account', 'export'))`);
    this.addSql("create index vault_read_age on vault_read (read_at)");
    this.addSql(`
      create function refuse_vault_row_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and tg_table_name = 'vault_read' then
          if current_setting('arnia.vault_act', true) = 'forget' and old.read_at < now() - interval '2 years' then
            return old;
          end if;
        elsif tg_op = 'DELETE' then
          if current_setting('arnia.vault_act', true) = 'erase ' || old.member_id
            and exists (select from member m where m.id = old.member_id and m.erased_at is not null) then
            return old;
          end if;
        elsif tg_table_name = 'member_amount' then
          if current_setting('arnia.vault_act', true) = 'reseal ' || old.coop_id
            and to_jsonb(old) - 'amount' = to_jsonb(new) - 'amount'
            and (to_jsonb(old) ->> 'amount') is not null and (to_jsonb(new) ->> 'amount') is not null then
            return new;
          end if;
        end if;
        raise exception 'The vault only grows: % on % is refused.', tg_op, tg_table_name;
      end $$`);
    for (const table of GROWING) {
      this.addSql(`drop trigger ${table}_only_grows on ${table}`);
      this.addSql(`
        create trigger ${table}_only_grows before update or delete on ${table}
        for each row execute function refuse_vault_row_change()`);
      this.addSql(`
        create trigger ${table}_not_emptied before truncate on ${table}
        for each statement execute function refuse_vault_change()`);
    }
  }

  override down(): void {
    for (const table of GROWING) {
      this.addSql(`drop trigger ${table}_not_emptied on ${table}`);
      this.addSql(`drop trigger ${table}_only_grows on ${table}`);
      this.addSql(`
        create trigger ${table}_only_grows before update or delete or truncate on ${table}
        for each statement execute function refuse_vault_change()`);
    }
    this.addSql("drop function refuse_vault_row_change");
    this.addSql("drop index vault_read_age");
    this.addSql("drop trigger member_erased_stays on member");
    this.addSql("drop function refuse_erased_change");
    this.addSql("alter table member drop column erased_at, drop column erased_by, drop column erased_why");
  }
}

const GROWING = ["member_regime", "member_flag", "member_amount", "vault_read"];
