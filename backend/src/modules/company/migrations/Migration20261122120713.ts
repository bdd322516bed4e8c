import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand: the partial unique index and the checks are the design. A registration number applies once at a time; an
 * approved company has a group and nobody else has one.
 */
export class Migration20261122120713 extends Migration {
  override up(): void {
    this.addSql(`
      create table company (
        id text primary key,
        name text not null,
        registration_number text not null,
        country_code text not null check (country_code = lower(country_code) and length(country_code) = 2),
        language text not null check (language in ('en', 'it', 'es')),
        message text not null,
        state text not null check (state in ('applied', 'approved', 'refused', 'closed')),
        group_id text,
        applied_at timestamptz not null,
        decided_at timestamptz,
        decided_by text,
        reason text,
        check ((state = 'applied') = (decided_at is null)),
        check ((state = 'approved') = (group_id is not null)),
        check (decided_at is null or (decided_by is not null and reason is not null))
      )`);
    this.addSql(`
      create unique index company_registration on company (country_code, registration_number)
      where state in ('applied', 'approved')`);
    this.addSql(`
      create table company_buyer (
        customer_id text primary key,
        company_id text not null references company (id),
        since timestamptz not null
      )`);
    this.addSql(`create index company_buyer_company on company_buyer (company_id)`);
    this.addSql(`
      create table wholesale_list (
        price_list_id text primary key,
        group_id text not null,
        currency_code text not null,
        minimum_minor bigint not null check (minimum_minor >= 0),
        unique (group_id, currency_code)
      )`);
    const bps = "integer not null check";
    this.addSql(`
      create table wholesale_good (
        price_list_id text not null references wholesale_list (price_list_id),
        variant_id text not null,
        case_pack integer not null check (case_pack > 0),
        work_bps ${bps} (work_bps >= 0),
        materials_bps ${bps} (materials_bps >= 0),
        funds_bps ${bps} (funds_bps >= 0),
        check (work_bps + materials_bps + funds_bps = 10000),
        primary key (price_list_id, variant_id)
      )`);
    this.addSql(`
      create table wholesale_cart (
        cart_id text primary key,
        company_id text not null references company (id),
        customer_id text not null,
        price_list_id text not null references wholesale_list (price_list_id),
        created_at timestamptz not null
      )`);
    this.addSql(`create index wholesale_cart_company on wholesale_cart (company_id, created_at)`);
    this.addSql(`
      create table customer_login (
        customer_id text primary key,
        tokens_valid_from timestamptz not null
      )`);
  }

  override down(): void {
    this.addSql(`drop table customer_login`);
    this.addSql(`drop table wholesale_cart`);
    this.addSql(`drop table wholesale_good`);
    this.addSql(`drop table wholesale_list`);
    this.addSql(`drop table company_buyer`);
    this.addSql(`drop table company`);
  }
}
