import { InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import type { Context } from "@medusajs/framework/types";
import { DomainError } from "../../domain/errors";

export type StockItem = {
  variant_id: string;
  sellable: number;
  held: number;
  claimed: number;
  /** Nothing of it lies ready: a unit is there as soon as it is asked for, so `sellable` is what is promised. */
  made_to_order: boolean;
  /** sellable - held - claimed, or `UNLIMITED` of what is made to order. */
  available: number;
};

export type StockLine = { variant_id: string; quantity: number };

type Sql = { execute<T>(query: string, params?: unknown[]): Promise<T[]> };

/** More than any basket takes. */
const UNLIMITED = 1_000_000;

const COLUMNS = `variant_id, sellable, held, claimed, made_to_order,
  case when made_to_order then ${UNLIMITED} else sellable - held - claimed end as available`;
/** A unit that is let go was never made where it is made to order, and lies ready again where it is not. */
const LET_GO = "sellable = sellable - case when made_to_order then ? else 0 end";

/**
 * The truth about stock; Medusa's inventory levels are copies for its own screens. A unit is *held* from the moment
 * payment starts, *claimed* once the order stands, and gone when the parcel is sent. Every change is one conditional
 * update, so the last unit is sold once whatever locks exist elsewhere. Quantities are whole units.
 */
export default class StockService extends MedusaService({}) {
  /**
   * Sets what a variant may sell. Refuses less than is already held or claimed (stock.below_promised), and any number for
   * what is made to order (stock.made_to_order).
   */
  @InjectTransactionManager()
  async setSellable(
    input: { variant_id: string; sellable: number; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<StockItem> {
    const sql = sqlOf(ctx);
    await sql.execute(
      `insert into stock_item (variant_id, sellable, updated_at) values (?, 0, ?) on conflict do nothing`,
      [input.variant_id, input.now],
    );
    const [item] = await sql.execute<StockItem>(
      `update stock_item set sellable = ?, updated_at = ? where variant_id = ? and held + claimed <= ? and not made_to_order returning ${COLUMNS}`,
      [input.sellable, input.now, input.variant_id, input.sellable],
    );
    if (item) return item;
    const [current] = await this.list_(sql, [input.variant_id]);
    if (current?.made_to_order) {
      throw new DomainError(
        "stock.made_to_order",
        "This is made to order, so it has no stock to set. Sell it from stock first.",
        { variant_id: input.variant_id },
      );
    }
    const promised = (current?.held ?? 0) + (current?.claimed ?? 0);
    throw new DomainError(
      "stock.below_promised",
      `${input.sellable} is less than the ${promised} already held or sold. Set it to ${promised} or more.`,
      { variant_id: input.variant_id, promised },
    );
  }

  /**
   * Whether a variant is sold to order or from stock. What is promised stays promised; nothing more lies ready after a
   * change, since the one kind has no stock and the other's has not been counted yet. Again: nothing changes.
   */
  @InjectTransactionManager()
  async sellToOrder(
    input: { variant_id: string; made_to_order: boolean; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const { variant_id, made_to_order } = input;
    const sql = sqlOf(ctx);
    await sql.execute(
      `insert into stock_item (variant_id, sellable, updated_at) values (?, 0, ?) on conflict do nothing`,
      [variant_id, input.now],
    );
    await sql.execute(
      `update stock_item set made_to_order = ?, sellable = held + claimed, updated_at = ?
       where variant_id = ? and made_to_order <> ?`,
      [made_to_order, input.now, variant_id, made_to_order],
    );
  }

  @InjectTransactionManager()
  async listStock(
    filter: { variant_ids?: string[] } = {},
    @MedusaContext() ctx: Context = {},
  ): Promise<StockItem[]> {
    return this.list_(sqlOf(ctx), filter.variant_ids);
  }

  /** Variants of which something was set, held, sold, sent or let go since then. */
  @InjectTransactionManager()
  async changedSince(since: Date, @MedusaContext() ctx: Context = {}): Promise<string[]> {
    const changed = await sqlOf(ctx).execute<{ variant_id: string }>(
      `select variant_id from stock_item where updated_at >= ? order by variant_id`,
      [since],
    );
    return changed.map(({ variant_id }) => variant_id);
  }

  /** What the live hold of a cart keeps for it, so that its own basket does not look sold out to it. */
  @InjectTransactionManager()
  async heldForCart(cart_id: string, @MedusaContext() ctx: Context = {}): Promise<StockLine[]> {
    return sqlOf(ctx).execute<StockLine>(
      `select variant_id, quantity from stock_hold where cart_id = ? and state = 'held'`,
      [cart_id],
    );
  }

  /**
   * Holds units for a checkout and lets go what the same cart held before, in one transaction. Again with the same
   * checkout: only the expiry moves.
   * @throws stock.not_enough naming the variant and what is left; then nothing has changed.
   */
  @InjectTransactionManager()
  async hold(
    input: { cart_id: string; checkout_id: string; lines: StockLine[]; expires_at: Date; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    const renewed = await sql.execute(
      `update stock_hold set expires_at = greatest(expires_at, ?) where checkout_id = ? and state in ('held', 'claimed') returning 1`,
      [input.expires_at, input.checkout_id],
    );
    if (renewed.length > 0) return;
    const earlier = await sql.execute<{ checkout_id: string }>(
      `select distinct checkout_id from stock_hold where cart_id = ? and state = 'held'`,
      [input.cart_id],
    );
    for (const { checkout_id } of earlier) await this.release_(sql, checkout_id, input.now);
    // One order of variants for everybody, so that two buyers of the same goods never wait for each other in a ring.
    const lines = [...input.lines].sort((a, b) => (a.variant_id < b.variant_id ? -1 : 1));
    for (const line of lines) {
      const [taken] = await sql.execute(
        `update stock_item set held = held + ?, sellable = sellable + case when made_to_order then ? else 0 end, updated_at = ?
         where variant_id = ? and (made_to_order or sellable - held - claimed >= ?) returning 1`,
        [line.quantity, line.quantity, input.now, line.variant_id, line.quantity],
      );
      if (!taken) await this.refuse_(sql, line);
      await sql.execute(
        `insert into stock_hold (checkout_id, variant_id, cart_id, quantity, state, expires_at) values (?, ?, ?, ?, 'held', ?)
         on conflict (checkout_id, variant_id) do update set state = 'held', quantity = excluded.quantity, expires_at = excluded.expires_at`,
        [input.checkout_id, line.variant_id, input.cart_id, line.quantity, input.expires_at],
      );
    }
  }

  /**
   * Keeps a hold alive while an order is being placed.
   * @throws stock.hold_expired when it has been let go meanwhile.
   */
  @InjectTransactionManager()
  async renew(
    input: { checkout_id: string; expires_at: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const kept = await sqlOf(ctx).execute(
      `update stock_hold set expires_at = greatest(expires_at, ?) where checkout_id = ? and state in ('held', 'claimed') returning 1`,
      [input.expires_at, input.checkout_id],
    );
    if (kept.length === 0) {
      throw new DomainError(
        "stock.hold_expired",
        "The goods are no longer kept for this basket. Start payment again; nothing was charged.",
        { checkout_id: input.checkout_id },
      );
    }
  }

  /** Turns a hold into a claim: the order stands. Again: nothing changes. Returns whether all of it is claimed now. */
  @InjectTransactionManager()
  async claim(
    input: { checkout_id: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<boolean> {
    const sql = sqlOf(ctx);
    const lines = await sql.execute<StockLine>(
      `update stock_hold set state = 'claimed' where checkout_id = ? and state = 'held' returning variant_id, quantity`,
      [input.checkout_id],
    );
    for (const line of sorted(lines)) {
      await sql.execute(
        `update stock_item set held = held - ?, claimed = claimed + ?, updated_at = ? where variant_id = ?`,
        [line.quantity, line.quantity, input.now, line.variant_id],
      );
    }
    const [left] = await sql.execute<{ released: string }>(
      `select count(*) as released from stock_hold where checkout_id = ? and state not in ('claimed', 'sent')`,
      [input.checkout_id],
    );
    return left?.released === "0";
  }

  /** Gives held or claimed units that have not left back to sale. Again: nothing changes. */
  @InjectTransactionManager()
  async release(
    input: { checkout_id: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    await this.release_(sqlOf(ctx), input.checkout_id, input.now);
  }

  /** Lets go one checkout's hold if it is past its time; false when it was renewed, claimed or released meanwhile. */
  @InjectTransactionManager()
  async releaseIfExpired(
    input: { checkout_id: string; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<boolean> {
    const sql = sqlOf(ctx);
    const [stale] = await sql.execute(
      `select 1 from stock_hold where checkout_id = ? and state = 'held' and expires_at < ? for update`,
      [input.checkout_id, input.now],
    );
    if (!stale) return false;
    await this.release_(sql, input.checkout_id, input.now);
    return true;
  }

  /**
   * A parcel leaves and takes claimed units with it. A parcel takes each variant once, so a repeated call changes nothing.
   * What is not claimed any more is left alone: the books decide how much may leave.
   */
  @InjectTransactionManager()
  async send(
    input: { parcel_id: string; checkout_id: string; lines: StockLine[]; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    for (const { variant_id, quantity } of sorted(input.lines)) {
      const [line] = await sql.execute<{ left: number }>(
        `select quantity - gone as left from stock_hold
         where checkout_id = ? and variant_id = ? and state = 'claimed' for update`,
        [input.checkout_id, variant_id],
      );
      const taken = Math.min(quantity, line?.left ?? 0);
      if (taken === 0) continue;
      const [departed] = await sql.execute(
        `insert into stock_departure (parcel_id, variant_id, checkout_id, quantity) values (?, ?, ?, ?)
         on conflict do nothing returning 1`,
        [input.parcel_id, variant_id, input.checkout_id, taken],
      );
      if (!departed) continue;
      await sql.execute(
        `update stock_hold set gone = gone + ?, state = case when gone + ? = quantity then 'sent' else state end
         where checkout_id = ? and variant_id = ?`,
        [taken, taken, input.checkout_id, variant_id],
      );
      await sql.execute(
        `update stock_item set claimed = claimed - ?, sellable = sellable - ?, updated_at = ? where variant_id = ?`,
        [taken, taken, input.now, variant_id],
      );
    }
  }

  /** Claimed units that will not leave any more, since they were refunded, go back to sale. Again: nothing changes. */
  @InjectTransactionManager()
  async giveBack(
    input: { checkout_id: string; variant_ids: string[]; now: Date },
    @MedusaContext() ctx: Context = {},
  ): Promise<void> {
    const sql = sqlOf(ctx);
    for (const variant_id of [...input.variant_ids].sort()) {
      const [line] = await sql.execute<{ left: number }>(
        `update stock_hold set state = 'sent' where checkout_id = ? and variant_id = ? and state = 'claimed'
         returning quantity - gone as left`,
        [input.checkout_id, variant_id],
      );
      if (!line) continue;
      await sql.execute(
        `update stock_item set claimed = claimed - ?, ${LET_GO}, updated_at = ? where variant_id = ?`,
        [line.left, line.left, input.now, variant_id],
      );
    }
  }

  /** Every line of an order whose goods, or some of them, are still claimed. */
  @InjectTransactionManager()
  async claimedLines(
    @MedusaContext() ctx: Context = {},
  ): Promise<{ checkout_id: string; variant_id: string }[]> {
    return sqlOf(ctx).execute<{ checkout_id: string; variant_id: string }>(
      `select checkout_id, variant_id from stock_hold where state = 'claimed' order by checkout_id, variant_id`,
    );
  }

  /** Checkouts that still hold goods: those past their time, or all of them. */
  @InjectTransactionManager()
  async holdingCheckouts(
    filter: { expired_before?: Date } = {},
    @MedusaContext() ctx: Context = {},
  ): Promise<string[]> {
    const rows = await sqlOf(ctx).execute<{ checkout_id: string }>(
      `select distinct checkout_id from stock_hold where state = 'held' and expires_at < ? order by checkout_id`,
      [filter.expired_before ?? "infinity"],
    );
    return rows.map((row) => row.checkout_id);
  }

  /** Those of these checkouts that still hold or claim goods. */
  @InjectTransactionManager()
  async promisingCheckouts(checkout_ids: string[], @MedusaContext() ctx: Context = {}): Promise<string[]> {
    if (checkout_ids.length === 0) return [];
    const marks = checkout_ids.map(() => "?").join(", ");
    const found = await sqlOf(ctx).execute<{ checkout_id: string }>(
      `select distinct checkout_id from stock_hold where state in ('held', 'claimed') and checkout_id in (${marks})`,
      checkout_ids,
    );
    return found.map((row) => row.checkout_id);
  }

  private async release_(sql: Sql, checkout_id: string, at: Date): Promise<void> {
    const lines = await sql.execute<StockLine & { was: string }>(
      `with old as (select variant_id, state as was from stock_hold
                    where checkout_id = ? and state in ('held', 'claimed') for update)
       update stock_hold h set state = 'released' from old
       where h.checkout_id = ? and h.variant_id = old.variant_id
       returning h.variant_id, h.quantity - h.gone as quantity, old.was`,
      [checkout_id, checkout_id],
    );
    for (const line of sorted(lines)) {
      const column = line.was === "held" ? "held" : "claimed";
      await sql.execute(
        `update stock_item set ${column} = ${column} - ?, ${LET_GO}, updated_at = ? where variant_id = ?`,
        [line.quantity, line.quantity, at, line.variant_id],
      );
    }
  }

  private async list_(sql: Sql, variant_ids?: string[]): Promise<StockItem[]> {
    if (!variant_ids) return sql.execute<StockItem>(`select ${COLUMNS} from stock_item order by variant_id`);
    if (variant_ids.length === 0) return [];
    const marks = variant_ids.map(() => "?").join(", ");
    return sql.execute<StockItem>(
      `select ${COLUMNS} from stock_item where variant_id in (${marks})`,
      variant_ids,
    );
  }

  private async refuse_(sql: Sql, line: StockLine): Promise<never> {
    const [item] = await this.list_(sql, [line.variant_id]);
    const left = item?.available ?? 0;
    throw new DomainError(
      "stock.not_enough",
      left === 0
        ? "This is sold out. Take it out of the basket to go on; nothing was charged."
        : `Only ${left} left. Lower the quantity to ${left} or less; nothing was charged.`,
      { variant_id: line.variant_id, left },
    );
  }
}

function sorted<T extends StockLine>(lines: T[]): T[] {
  return [...lines].sort((a, b) => (a.variant_id < b.variant_id ? -1 : 1));
}

function sqlOf(ctx: Context): Sql {
  const manager = ctx.transactionManager as Sql | undefined;
  if (!manager) throw new Error("stock: no transaction manager in the context");
  return manager;
}
