import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand: the constraints are the design. A hosted page is written down before it is asked for, so that whatever
 * is interrupted, no page can be paid that we do not know; of one frozen checkout one page can be paid at a time; and an
 * event of the provider is kept once, however often it is told. `tests/modules/card-module.test.ts` holds the proof.
 */
export class Migration20261122233100 extends Migration {
  override up(): void {
    this.addSql(`
      create table card_page (
        id text primary key,
        cart_id text not null,
        checkout_id text not null,
        currency text not null check (currency ~ '^[a-z]{3}$'),
        amount bigint not null check (amount > 0),
        locale text not null,
        state text not null
          check (state in ('asked', 'open', 'paid', 'ordered', 'refused', 'given_back', 'expired')),
        stripe_session text unique,
        url text,
        stripe_payment text unique,
        paid_currency text check (paid_currency ~ '^[a-z]{3}$'),
        paid_amount bigint check (paid_amount > 0),
        reason text,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        paid_at timestamptz,
        ended_at timestamptz,
        check (state <> 'open' or (stripe_session is not null and url is not null)),
        check ((paid_at is not null) = (state in ('paid', 'ordered', 'refused', 'given_back'))),
        check ((paid_at is null) = (stripe_payment is null)),
        check ((paid_at is null) = (paid_amount is null) and (paid_at is null) = (paid_currency is null)),
        check ((reason is not null) = (state in ('refused', 'given_back')))
      )`);
    this.addSql(
      `create unique index card_page_live on card_page (checkout_id) where state in ('asked', 'open', 'paid')`,
    );
    this.addSql(`create unique index card_page_ordered on card_page (checkout_id) where state = 'ordered'`);
    this.addSql(`create index card_page_cart on card_page (cart_id)`);
    this.addSql(
      `create index card_page_unfinished on card_page (created_at) where state in ('asked', 'open', 'paid', 'refused')`,
    );
    this.addSql(`
      create table card_refund (
        refund_id text primary key,
        order_id text not null,
        stripe_payment text not null references card_page (stripe_payment),
        state text not null check (state in ('asked', 'sent', 'failed')),
        stripe_refund text unique,
        created_at timestamptz not null,
        ended_at timestamptz,
        check (state <> 'sent' or stripe_refund is not null),
        check ((state = 'asked') = (ended_at is null))
      )`);
    this.addSql(`create index card_refund_payment on card_refund (stripe_payment)`);
    this.addSql(`
      create table card_movement (
        movement_id text primary key,
        kind text not null,
        currency text not null check (currency ~ '^[a-z]{3}$'),
        net bigint not null,
        source text,
        known boolean not null,
        at timestamptz not null
      )`);
    this.addSql(`create index card_movement_at on card_movement (at)`);
    this.addSql(`create index card_movement_unknown on card_movement (at) where not known`);
    this.addSql(`
      create table card_event (
        provider text not null,
        event_id text not null,
        kind text not null,
        body text not null,
        state text not null check (state in ('waiting', 'done', 'dead')),
        tries integer not null default 0,
        next_try_at timestamptz,
        trouble text,
        received_at timestamptz not null,
        done_at timestamptz,
        primary key (provider, event_id),
        check ((state = 'waiting') = (next_try_at is not null)),
        check ((state = 'done') = (done_at is not null))
      )`);
    this.addSql(`create index card_event_due on card_event (next_try_at) where state = 'waiting'`);
    this.addSql(`create index card_event_dead on card_event (received_at) where state = 'dead'`);
  }

  override down(): void {
    this.addSql(`drop table card_event`);
    this.addSql(`drop table card_movement`);
    this.addSql(`drop table card_refund`);
    this.addSql(`drop table card_page`);
  }
}
