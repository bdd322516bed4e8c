import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils";
import type { Context } from "@medusajs/framework/types";
import { instant, minutesAfter } from "../../adapters/clock";
import { parseCurrency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import { waitMinutes } from "../../domain/card/tries";
import { ID_PREFIXES } from "../../domain/ids";
import type {
  AskPageInput,
  CardEvent,
  CardPage,
  CardRefund,
  DeadEvent,
  KeptMovement,
  PageState,
  PaidPageInput,
} from "./types";

type Sql = { execute<T>(query: string, params?: unknown[]): Promise<T[]> };
type PageRow = Record<string, string | Date | null>;

const COLUMNS =
  "id, cart_id, checkout_id, currency, amount, locale, state, stripe_session, url, stripe_payment, paid_currency, paid_amount, reason, not_taken_at, created_at, expires_at, paid_at, ended_at";
/** Whose process is gone leaves its event to others after this. */
const LEASE_MINUTES = 2;
/** What an event said is forgotten after this; that it was there stays, or it would be taken in again. */
const REMEMBERED_MINUTES = 30 * 24 * 60;

/**
 * Hosted pages of the card provider, and the inbox of what it tells us. Every method is one transaction; none of them
 * speaks to the provider. A page only goes forward: each change names the states it may come from, so whoever comes second
 * changes nothing.
 */
export default class CardService extends MedusaService({}) {
  /** Writes a page down that is to be asked for. One that can still be paid for the same checkout is given back instead. */
  @InjectTransactionManager()
  async askPage(input: AskPageInput, @MedusaContext() ctx: Context = {}): Promise<CardPage> {
    const sql = sqlOf(ctx);
    const [made] = await sql.execute<PageRow>(
      `insert into card_page (id, cart_id, checkout_id, currency, amount, locale, state, created_at, expires_at)
       values (?, ?, ?, ?, ?, ?, 'asked', ?, ?)
       on conflict (checkout_id) where state in ('asked', 'open', 'paid') do nothing returning ${COLUMNS}`,
      [
        generateEntityId("", ID_PREFIXES.card_page),
        input.cart_id,
        input.checkout_id,
        input.currency,
        input.amount.toString(),
        input.locale,
        input.now,
        input.expires_at,
      ],
    );
    if (made) return pageFrom(made);
    const [live] = await sql.execute<PageRow>(
      `select ${COLUMNS} from card_page where checkout_id = ? and state in ('asked', 'open', 'paid')`,
      [input.checkout_id],
    );
    if (!live) throw new Error(`card: the page of ${input.checkout_id} ended at this very moment`);
    return pageFrom(live);
  }

  /** The provider has made it. */
  @InjectTransactionManager()
  async opened(
    input: { id: string; stripe_session: string; url: string },
    @MedusaContext() ctx: Context = {},
  ): Promise<CardPage> {
    return this.change_(
      sqlOf(ctx),
      `state = 'open', stripe_session = ?, url = ?`,
      [input.stripe_session, input.url],
      input.id,
      ["asked"],
    );
  }

  /** The provider says that it is paid. Even of one we thought expired: money that is there is there. */
  @InjectTransactionManager()
  async paid(input: PaidPageInput, @MedusaContext() ctx: Context = {}): Promise<CardPage> {
    return this.change_(
      sqlOf(ctx),
      `state = 'paid', stripe_session = ?, stripe_payment = ?, paid_currency = ?, paid_amount = ?, paid_at = ?, ended_at = null`,
      [input.stripe_session, input.stripe_payment, input.currency, input.amount.toString(), input.now],
      input.id,
      ["asked", "open", "expired"],
    );
  }

  /** Its order stands. Of one checkout one page at most: a second that was paid stays paid, and is to be refused. */
  @InjectTransactionManager()
  async ordered(input: { id: string; now: Date }, @MedusaContext() ctx: Context = {}): Promise<CardPage> {
    const sql = sqlOf(ctx);
    const page = await this.one_(sql, input.id);
    const [other] = await sql.execute(
      `select 1 from card_page where checkout_id = ? and state = 'ordered' and id <> ?`,
      [page.checkout_id, page.id],
    );
    if (other) return page;
    return this.change_(sql, `state = 'ordered', ended_at = ?`, [input.now], input.id, ["paid"]);
  }

  /** No order can be made of it: from now on the money goes back, whatever happens. */
  @InjectTransactionManager()
  async refused(
    input: { id: string; reason: string },
    @MedusaContext() ctx: Context = {},
  ): Promise<CardPage> {
    return this.change_(sqlOf(ctx), `state = 'refused', reason = ?`, [input.reason], input.id, ["paid"]);
  }

  @InjectTransactionManager()
  async givenBack(input: { id: string; now: Date }, @MedusaContext() ctx: Context = {}): Promise<CardPage> {
    return this.change_(sqlOf(ctx), `state = 'given_back', ended_at = ?`, [input.now], input.id, ["refused"]);
  }

  /** The card does not take its money back, or its bank sent it back later: from now on it is a person's to send. */
  @InjectTransactionManager()
  async notTaken(input: { id: string; now: Date }, @MedusaContext() ctx: Context = {}): Promise<CardPage> {
    return this.change_(
      sqlOf(ctx),
      `state = 'refused', not_taken_at = coalesce(not_taken_at, ?), ended_at = null`,
      [input.now],
      input.id,
      ["refused", "given_back"],
    );
  }

  /** `stripe_session`: what the provider calls it, where that was not known before; null for one that it never made. */
  @InjectTransactionManager()
  async expired(
    input: { id: string; stripe_session: string | null; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<CardPage> {
    return this.change_(
      sqlOf(ctx),
      `state = 'expired', stripe_session = coalesce(stripe_session, ?), ended_at = ?`,
      [input.stripe_session, input.now],
      input.id,
      ["asked", "open"],
    );
  }

  @InjectTransactionManager()
  async page(id: string, @MedusaContext() ctx: Context = {}): Promise<CardPage | null> {
    const [found] = await this.select_(sqlOf(ctx), "id = ?", [id]);
    return found ?? null;
  }

  /** By what the provider calls it, or by our own id that it was given. */
  @InjectTransactionManager()
  async pageOf(
    by: { stripe_session: string | null; stripe_payment: string | null; id: string | null },
    @MedusaContext() ctx: Context = {},
  ): Promise<CardPage | null> {
    const [found] = await this.select_(sqlOf(ctx), "stripe_session = ? or stripe_payment = ? or id = ?", [
      by.stripe_session,
      by.stripe_payment,
      by.id,
    ]);
    return found ?? null;
  }

  /** Newest first. */
  @InjectTransactionManager()
  async pagesOfCart(cart_id: string, @MedusaContext() ctx: Context = {}): Promise<CardPage[]> {
    return this.select_(sqlOf(ctx), "cart_id = ?", [cart_id]);
  }

  /** The page of a checkout that can still be paid, or is paid and undecided. */
  @InjectTransactionManager()
  async livePage(checkout_id: string, @MedusaContext() ctx: Context = {}): Promise<CardPage | null> {
    const [found] = await this.select_(sqlOf(ctx), "checkout_id = ? and state in ('asked', 'open', 'paid')", [
      checkout_id,
    ]);
    return found ?? null;
  }

  /** Whether the whole of a checkout was paid on a page of its own, and is not to be given back. */
  @InjectTransactionManager()
  async isPaid(
    input: { checkout_id: string; amount: bigint; currency: string },
    @MedusaContext() ctx: Context = {},
  ): Promise<boolean> {
    const found = await sqlOf(ctx).execute(
      `select 1 from card_page where checkout_id = ? and state in ('paid', 'ordered') and paid_amount = ? and paid_currency = ?`,
      [input.checkout_id, input.amount.toString(), input.currency],
    );
    return found.length > 0;
  }

  /** Pages whose end is not reached, oldest first. */
  @InjectTransactionManager()
  async unfinishedPages(@MedusaContext() ctx: Context = {}): Promise<CardPage[]> {
    return (await this.select_(sqlOf(ctx), "state in ('asked', 'open', 'paid', 'refused')", [])).reverse();
  }

  /** Pages whose money has been there since before then, and is neither an order's nor back. */
  @InjectTransactionManager()
  async undecidedSince(before: Date, @MedusaContext() ctx: Context = {}): Promise<CardPage[]> {
    return this.select_(sqlOf(ctx), "state in ('paid', 'refused') and paid_at < ?", [before]);
  }

  /** The provider's id of the payment that a checkout's order stands on; null while there is none. */
  @InjectTransactionManager()
  async paymentOf(checkout_id: string, @MedusaContext() ctx: Context = {}): Promise<string | null> {
    const [found] = await this.select_(sqlOf(ctx), "checkout_id = ? and state = 'ordered'", [checkout_id]);
    return found?.stripe_payment ?? null;
  }

  /** Pages whose money goes back or went, newest first. */
  @InjectTransactionManager()
  async refusedPages(limit: number, @MedusaContext() ctx: Context = {}): Promise<CardPage[]> {
    return this.select_(sqlOf(ctx), "state in ('refused', 'given_back')", [], limit);
  }

  // Refunds that the network decided.

  /** Writes a refund down that the provider is to be asked for. Again: as it stands. */
  @InjectTransactionManager()
  async askRefund(
    input: { refund_id: string; order_id: string; stripe_payment: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<CardRefund> {
    const sql = sqlOf(ctx);
    await sql.execute(
      `insert into card_refund (refund_id, order_id, stripe_payment, state, created_at)
       values (?, ?, ?, 'asked', ?) on conflict (refund_id) do nothing`,
      [input.refund_id, input.order_id, input.stripe_payment, input.now],
    );
    const [refund] = await this.refunds_(sql, "refund_id = ?", [input.refund_id]);
    if (!refund) throw new Error(`card: the refund ${input.refund_id} was not kept`);
    return refund;
  }

  /** What became of it. One that was sent may come back; one that failed stays so. */
  @InjectTransactionManager()
  async refundEnded(
    input: { refund_id: string; state: "sent" | "failed"; stripe_refund: string | null; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    await sqlOf(ctx).execute(
      `update card_refund set state = ?, stripe_refund = coalesce(?, stripe_refund), ended_at = ?
       where refund_id = ? and state <> 'failed' and state <> ?`,
      [input.state, input.stripe_refund, input.now, input.refund_id, input.state],
    );
  }

  @InjectTransactionManager()
  async refund(refund_id: string, @MedusaContext() ctx: Context = {}): Promise<CardRefund | null> {
    const [found] = await this.refunds_(sqlOf(ctx), "refund_id = ?", [refund_id]);
    return found ?? null;
  }

  @InjectTransactionManager()
  async refundsOfPayment(stripe_payment: string, @MedusaContext() ctx: Context = {}): Promise<CardRefund[]> {
    return this.refunds_(sqlOf(ctx), "stripe_payment = ?", [stripe_payment]);
  }

  // Our balance at the provider.

  /**
   * From when on movements have to be looked for: a while before the newest that is kept, or before the first page there was;
   * null when no card was ever taken.
   */
  @InjectTransactionManager()
  async movementsFrom(@MedusaContext() ctx: Context = {}): Promise<Date | null> {
    const [row] = await sqlOf(ctx).execute<{ at: Date | string | null }>(
      `select coalesce((select max(at) from card_movement), (select min(created_at) from card_page)) as at`,
    );
    return row?.at ? minutesAfter(dateOf(row.at), -60) : null;
  }

  /** Those of these that are not kept yet, or no rule has covered so far. */
  @InjectTransactionManager()
  async newMovements(movement_ids: string[], @MedusaContext() ctx: Context = {}): Promise<string[]> {
    const kept = await sqlOf(ctx).execute<{ movement_id: string }>(
      `select movement_id from card_movement where known and movement_id = any (string_to_array(?, ','))`,
      [movement_ids.join(",")],
    );
    const known = new Set(kept.map(({ movement_id }) => movement_id));
    return movement_ids.filter((id) => !known.has(id));
  }

  /** One that is known once stays so. */
  @InjectTransactionManager()
  async keepMovement(movement: KeptMovement, @MedusaContext() ctx: Context = {}): Promise<void> {
    const { movement_id, kind, currency, net, source, known, at } = movement;
    await sqlOf(ctx).execute(
      `insert into card_movement (movement_id, kind, currency, net, source, known, at)
       values (?, ?, ?, ?, ?, ?, ?)
       on conflict (movement_id) do update set known = true where excluded.known`,
      [movement_id, kind, currency, net.toString(), source, known, at],
    );
  }

  /** What is on our balance at the provider by its own account, and when it last moved. */
  @InjectTransactionManager()
  async balances(
    @MedusaContext() ctx: Context = {},
  ): Promise<{ currency: string; balance: bigint; moved_at: Date }[]> {
    const rows = await sqlOf(ctx).execute<{ currency: string; balance: string; moved_at: Date | string }>(
      `select currency, sum(net) as balance, max(at) as moved_at from card_movement group by currency order by currency`,
    );
    return rows.map(({ currency, balance, moved_at }) => ({
      currency,
      balance: BigInt(balance),
      moved_at: dateOf(moved_at),
    }));
  }

  /** Movements that no rule of ours covers, newest first. */
  @InjectTransactionManager()
  async unknownMovements(limit: number, @MedusaContext() ctx: Context = {}): Promise<KeptMovement[]> {
    const rows = await sqlOf(ctx).execute<
      Omit<KeptMovement, "net" | "at"> & { net: string; at: Date | string }
    >(
      `select movement_id, kind, currency, net, source, known, at from card_movement where not known
       order by at desc limit ?`,
      [limit],
    );
    return rows.map((row) => ({ ...row, net: BigInt(row.net), at: dateOf(row.at) }));
  }

  // The inbox.

  /** Keeps what the provider told; false when it had told it before. */
  @InjectTransactionManager()
  async keepEvent(
    input: { event_id: string; kind: string; body: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<boolean> {
    const kept = await sqlOf(ctx).execute(
      `insert into card_event (provider, event_id, kind, body, state, next_try_at, received_at)
       values ('stripe', ?, ?, ?, 'waiting', ?, ?) on conflict (provider, event_id) do nothing returning 1`,
      [input.event_id, input.kind, input.body, input.now, input.now],
    );
    return kept.length > 0;
  }

  /** Takes the event that has been due longest, for the caller alone; null when none is due. */
  @InjectTransactionManager()
  async takeEvent(now: Date, @MedusaContext() ctx: Context = {}): Promise<CardEvent | null> {
    const [taken] = await sqlOf(ctx).execute<CardEvent>(
      `update card_event set tries = tries + 1, next_try_at = ?
       where (provider, event_id) = (
         select provider, event_id from card_event where state = 'waiting' and next_try_at <= ?
         order by next_try_at, event_id limit 1 for update skip locked)
       returning event_id, kind, body, tries`,
      [minutesAfter(now, LEASE_MINUTES), now],
    );
    return taken ?? null;
  }

  @InjectTransactionManager()
  async eventDone(input: { event_id: string; now: Date }, @MedusaContext() ctx: Context = {}): Promise<void> {
    await sqlOf(ctx).execute(
      `update card_event set state = 'done', next_try_at = null, trouble = null, done_at = ?
       where provider = 'stripe' and event_id = ? and state = 'waiting'`,
      [input.now, input.event_id],
    );
  }

  /** It is tried again later, or after the last try is left to a person. Answers whether it is. */
  @InjectTransactionManager()
  async eventFailed(
    input: { event_id: string; tries: number; trouble: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<{ dead: boolean }> {
    const wait = waitMinutes(input.tries);
    await sqlOf(ctx).execute(
      `update card_event set state = ?, next_try_at = ?, trouble = ?
       where provider = 'stripe' and event_id = ? and state = 'waiting'`,
      [
        wait === null ? "dead" : "waiting",
        wait === null ? null : minutesAfter(input.now, wait),
        input.trouble.slice(0, 500),
        input.event_id,
      ],
    );
    return { dead: wait === null };
  }

  @InjectTransactionManager()
  async deadEvents(limit: number, @MedusaContext() ctx: Context = {}): Promise<DeadEvent[]> {
    const found = await sqlOf(ctx).execute<Omit<DeadEvent, "received_at"> & { received_at: Date | string }>(
      `select event_id, kind, trouble, received_at from card_event where state = 'dead'
       order by received_at desc limit ?`,
      [limit],
    );
    return found.map((row) => ({ ...row, received_at: dateOf(row.received_at) }));
  }

  /**
   * One that was tried to the end is tried anew, from the first wait on. Refuses `card.event_not_found`, `card.event_not_dead`,
   * and `card.event_forgotten` when what it said is no longer kept.
   */
  @InjectTransactionManager()
  async eventAgain(
    input: { event_id: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    const { event_id } = input;
    const [event] = await sql.execute<{ state: string; forgotten: boolean }>(
      `select state, body = '' as forgotten from card_event where provider = 'stripe' and event_id = ? for update`,
      [event_id],
    );
    if (!event) refuse("card.event_not_found", `The provider told nothing under ${event_id}.`, { event_id });
    if (event.state !== "dead")
      refuse("card.event_not_dead", `${event_id} is being tried, or done. Nothing has changed.`, {
        event_id,
      });
    if (event.forgotten)
      refuse(
        "card.event_forgotten",
        `What ${event_id} said is no longer kept. The shop asks the provider anew of each payment; see the questions of the book.`,
        { event_id },
      );
    await sql.execute(
      `update card_event set state = 'waiting', tries = 0, next_try_at = ?
       where provider = 'stripe' and event_id = ?`,
      [input.now, event_id],
    );
  }

  /** How one event stands. */
  @InjectTransactionManager()
  async eventState(
    event_id: string,
    @MedusaContext() ctx: Context = {},
  ): Promise<{ state: "waiting" | "done" | "dead"; trouble: string | null }> {
    const [event] = await sqlOf(ctx).execute<{ state: "waiting" | "done" | "dead"; trouble: string | null }>(
      `select state, trouble from card_event where provider = 'stripe' and event_id = ?`,
      [event_id],
    );
    return (
      event ?? refuse("card.event_not_found", `The provider told nothing under ${event_id}.`, { event_id })
    );
  }

  /** Forgets what events said long ago: a buyer's name and address may stand in them. */
  @InjectTransactionManager()
  async forgetEvents(now: Date, @MedusaContext() ctx: Context = {}): Promise<void> {
    await sqlOf(ctx).execute(
      `update card_event set body = '' where state <> 'waiting' and body <> '' and received_at < ?`,
      [minutesAfter(now, -REMEMBERED_MINUTES)],
    );
  }

  private async refunds_(sql: Sql, condition: string, values: unknown[]): Promise<CardRefund[]> {
    return sql.execute<CardRefund>(
      `select refund_id, order_id, stripe_payment, state from card_refund where ${condition} order by created_at, refund_id`,
      values,
    );
  }

  private async change_(
    sql: Sql,
    assignments: string,
    values: unknown[],
    id: string,
    from: PageState[],
  ): Promise<CardPage> {
    const marks = from.map(() => "?").join(", ");
    const [changed] = await sql.execute<PageRow>(
      `update card_page set ${assignments} where id = ? and state in (${marks}) returning ${COLUMNS}`,
      [...values, id, ...from],
    );
    return changed ? pageFrom(changed) : this.one_(sql, id);
  }

  private async one_(sql: Sql, id: string): Promise<CardPage> {
    const [page] = await this.select_(sql, "id = ?", [id]);
    if (!page) throw new Error(`card: there is no page ${id}`);
    return page;
  }

  private async select_(
    sql: Sql,
    condition: string,
    values: unknown[],
    limit: number | null = null,
  ): Promise<CardPage[]> {
    const found = await sql.execute<PageRow>(
      `select ${COLUMNS} from card_page where ${condition} order by created_at desc, id desc limit ?`,
      [...values, limit],
    );
    return found.map(pageFrom);
  }
}

function dateOf(value: Date | string): Date {
  return typeof value === "string" ? instant(value) : value;
}

function pageFrom(row: PageRow): CardPage {
  const text = (name: string): string | null => {
    const value = row[name];
    return value === null || value === undefined ? null : String(value);
  };
  const at = (name: string): Date | null => {
    const value = row[name];
    return value === null || value === undefined ? null : dateOf(value);
  };
  const must = <T>(value: T | null, name: string): T => {
    if (value === null) throw new Error(`card: a page without ${name}`);
    return value;
  };
  const paid_amount = text("paid_amount");
  return {
    id: must(text("id"), "id"),
    cart_id: must(text("cart_id"), "cart_id"),
    checkout_id: must(text("checkout_id"), "checkout_id"),
    currency: parseCurrency(must(text("currency"), "currency")),
    amount: BigInt(must(text("amount"), "amount")),
    locale: must(text("locale"), "locale"),
    state: must(text("state"), "state") as PageState,
    stripe_session: text("stripe_session"),
    url: text("url"),
    stripe_payment: text("stripe_payment"),
    paid_currency: text("paid_currency"),
    paid_amount: paid_amount === null ? null : BigInt(paid_amount),
    reason: text("reason"),
    not_taken_at: at("not_taken_at"),
    created_at: must(at("created_at"), "created_at"),
    expires_at: must(at("expires_at"), "expires_at"),
    paid_at: at("paid_at"),
    ended_at: at("ended_at"),
  };
}

function sqlOf(ctx: Context): Sql {
  const manager = ctx.transactionManager as Sql | undefined;
  if (!manager) throw new Error("card: no transaction manager in the context");
  return manager;
}
