import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand. A payee is verified by another person than who wrote it down, from a paper of a closed list, and where the
 * member has a say, once they agreed. Those verified before had none of that, and are to be verified anew.
 */
export class Migration20261123160100 extends Migration {
  override up(): void {
    this.addSql(`
      alter table payee
        add column consented_by text,
        add column consented_at timestamptz,
        add column proof text
          check (proof in ('bank_letter', 'court_order', 'institution_letter', 'family_paper', 'other')),
        add column takes_a_place boolean not null default false`);
    this.addSql(`
      update payee set verified_by = null, verified_at = null, takes_a_place = exists (
        select 1 from payee e where e.member_id = payee.member_id and e.kind = payee.kind
          and e.created_at < payee.created_at)`);
    this.addSql(`
      alter table payee
        alter column takes_a_place drop default,
        add constraint payee_consent_check check ((consented_by is null) = (consented_at is null)),
        add constraint payee_compared_check check ((verified_by is null) = (proof is null)),
        add constraint payee_two_people_check check (verified_by <> created_by),
        add constraint payee_agreed_check
          check (verified_by is null or consented_at is not null or kind in ('court', 'institution'))`);
    this.addSql("create index payee_changes on payee (created_at) where takes_a_place");
  }

  override down(): void {
    this.addSql(
      "alter table payee drop column consented_by, drop column consented_at, drop column proof, drop column takes_a_place",
    );
  }
}
