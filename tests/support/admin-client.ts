import { expect } from "vitest";
import { until } from "./until";
import type { Shop } from "./shop";
import { ask, euros, must, type Answer, type Money } from "./store-client";

type Parts = Record<
  "work" | "materials" | "funds" | "shipping" | "fee" | "fee_tax" | "tax" | "top_up",
  Money
>;

export interface Piece {
  id: string;
  kind: "goods" | "shipping";
  title: string;
  quantity: number;
  refunded_quantity: number;
  sent_quantity: number;
  left_quantity: number;
  total: Money;
  parts: Parts;
}

export interface Consignment {
  id: string;
  order_id: string;
  coop: { id: string; handle: string; name: string };
  status: "held" | "earned";
  packed_at: string | null;
  sent_at: string | null;
  tracking: string | null;
  parcels: { id: string; sent_by: string; tracking: string | null; pieces: { quantity: number }[] }[];
  total: Money;
  parts: Parts;
  pieces: Piece[];
  refunded: Money;
  settlement_id: string | null;
}

export interface Receipt {
  id: string;
  statement_ref: string;
  amount: Money;
  assigned: Money;
  unassigned: Money;
  given_back: Money;
  returned: Money;
  assignments: { order_id: string; display_id: number; amount: Money }[];
}

export interface Refund {
  id: string;
  amount: Money;
  parts: Parts;
  state: "due" | "sent";
  after_earning: boolean;
}

export interface Settlement {
  id: string;
  status: "reserved" | "paid" | "refused";
  total: Money;
  lines: { order_display_id: number; kind: "sale" | "refund"; amount: Money }[];
}

export interface OrderMoney {
  checkout: null | { status: string; method: string; total: Money; received: Money; missing: Money };
  consignments: Consignment[];
  receipts: Receipt[];
  refunds: Refund[];
  disputes: { id: string; state: string; amount: Money; reason: string }[];
}

export interface PostingRow {
  transaction_id: string;
  reference: string;
  kind: string;
  debit: string;
  credit: string;
  amount: Money;
  order_display_id: number | null;
  coop: { handle: string } | null;
}

interface Accounts {
  accounts: { account: string; side: string; label: string; balance: Money }[];
  sums: { where: Money; whose: Money; result: Money; balanced: boolean }[];
}

/** The network's operator at the admin API. Sign in again after a restart: tokens outlive it, sessions may not. */
export class Admin {
  private coops = new Map<string, string>();
  private requests = 0;

  private constructor(
    readonly shop: Shop,
    private readonly token: string,
  ) {}

  static async signIn(shop: Shop): Promise<Admin> {
    return new Admin(shop, await shop.adminToken());
  }

  ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const headers = { authorization: `Bearer ${this.token}` };
    return ask<T>(`${this.shop.backendUrl}${path}`, { method, headers, body });
  }

  async get<T>(path: string): Promise<T> {
    return must(await this.ask<T>("GET", path));
  }

  /** A request id that no other act of this operator has used. */
  requestId(): string {
    return `request-${(this.requests += 1)}-${this.shop.backendUrl.split(":").at(-1) ?? ""}`;
  }

  orderMoney(order_id: string): Promise<OrderMoney> {
    return this.get<OrderMoney>(`/admin/orders/${order_id}/consignments`);
  }

  async consignmentOf(order_id: string, handle: string): Promise<Consignment> {
    const { consignments } = await this.orderMoney(order_id);
    const found = consignments.find(({ coop }) => coop.handle === handle);
    if (!found) throw new Error(`Order ${order_id} has no consignment of ${handle}.`);
    return found;
  }

  send(consignment_id: string, tracking?: string): Promise<Answer<{ consignment: Consignment }>> {
    return this.ask("POST", `/admin/consignments/${consignment_id}/sent`, tracking ? { tracking } : {});
  }

  async sendAll(order_id: string): Promise<void> {
    for (const { id } of (await this.orderMoney(order_id)).consignments) must(await this.send(id));
  }

  refund(
    consignment_id: string,
    given: { piece_id: string; quantity: number; fee_policy?: "returned" | "kept"; request_id?: string },
  ): Promise<Answer<{ refund: Refund }>> {
    return this.ask("POST", `/admin/consignments/${consignment_id}/refunds`, {
      reason: "One arrived broken",
      request_id: this.requestId(),
      ...given,
    });
  }

  refundOutcome(refund_id: string, outcome: "paid" | "returned"): Promise<Answer<{ refund: Refund }>> {
    return this.ask("POST", `/admin/refunds/${refund_id}/outcome`, { outcome });
  }

  receive(
    statement_ref: string,
    amount: string,
    order_display_id?: number,
  ): Promise<Answer<{ receipt: Receipt }>> {
    return this.ask("POST", "/admin/receipts", {
      statement_ref,
      amount: euros(amount),
      received_on: "2026-11-20",
      ...(order_display_id === undefined ? {} : { order_display_id }),
    });
  }

  async receipts(): Promise<Receipt[]> {
    return (await this.get<{ receipts: Receipt[] }>("/admin/receipts?state=all")).receipts;
  }

  async cards(): Promise<{
    pages: { id: string; payment: string; state: string; not_taken_at: string | null; amount: Money }[];
    dead_events: { id: string; kind: string; trouble: string | null }[];
    disputes: { id: string; state: string; amount: Money; order_display_id: number | null }[];
  }> {
    return this.get("/admin/cards");
  }

  async coopId(handle: string): Promise<string> {
    if (this.coops.size === 0) {
      const rows = await this.shop.query<{ id: string; handle: string }>("select id, handle from coop");
      for (const row of rows) this.coops.set(row.handle, row.id);
    }
    return this.coops.get(handle) ?? "";
  }

  async reserve(handle: string, request_id = this.requestId()): Promise<Answer<{ settlement: Settlement }>> {
    return this.ask("POST", "/admin/settlements", {
      coop_id: await this.coopId(handle),
      currency_code: "eur",
      request_id,
    });
  }

  settlementOutcome(
    settlement_id: string,
    outcome: "paid" | "refused",
  ): Promise<Answer<{ settlement: Settlement }>> {
    return this.ask("POST", `/admin/settlements/${settlement_id}/outcome`, { outcome });
  }

  /** Reserves what a co-op is due and says that the bank sent it. */
  async settle(handle: string): Promise<Settlement> {
    const { settlement } = must(await this.reserve(handle));
    return must(await this.settlementOutcome(settlement.id, "paid")).settlement;
  }

  providerMoves(
    kind: "fees" | "payouts",
    reference: string,
    amount: string,
  ): Promise<Answer<{ recorded: string }>> {
    return this.ask("POST", `/admin/books/provider-${kind}`, {
      provider: "demo",
      reference,
      amount: euros(amount),
    });
  }

  accounts(): Promise<Accounts> {
    return this.get<Accounts>("/admin/books/accounts");
  }

  /** What every account that is not empty holds; co-ops by their handle. */
  async holds(): Promise<Record<string, string>> {
    await this.coopId("");
    const { accounts } = await this.accounts();
    return Object.fromEntries(
      accounts
        .filter(({ balance }) => balance.amount !== "0.00")
        .map(({ account, balance }) => [this.named(account), balance.amount]),
    );
  }

  /** The text with each co-op's handle in the place of its id. */
  named(text: string): string {
    return [...this.coops].reduce((left, [handle, id]) => left.replaceAll(id, handle), text);
  }

  /** Every posting of an account or of the book, oldest first. */
  async postings(account = ""): Promise<PostingRow[]> {
    const rows: PostingRow[] = [];
    for (let count = 1; rows.length < count;) {
      const query = new URLSearchParams({ account, limit: "200", offset: String(rows.length) });
      const page = await this.get<{ postings: PostingRow[]; count: number }>(
        `/admin/books/postings?${query.toString()}`,
      );
      rows.push(...page.postings);
      count = page.count;
    }
    return rows.reverse();
  }

  setStock(variant_id: string, sellable: unknown): Promise<Answer<unknown>> {
    return this.ask("POST", `/admin/stock/${variant_id}`, { sellable });
  }

  /** Every question to the book is answered "none", what we hold is what we owe, and stock is where it should be. */
  async audit(): Promise<void> {
    const { questions } = await this.get<{ questions: { name: string; ok: boolean; found: unknown[] }[] }>(
      "/admin/books/questions",
    );
    expect(questions.filter(({ ok }) => !ok)).toEqual([]);
    expect(questions.length).toBeGreaterThan(10);
    const { sums } = await this.accounts();
    expect(sums.filter(({ balanced }) => !balanced)).toEqual([]);
    expect(await this.shop.query(STOCK_ASTRAY)).toEqual([]);
    // A copy may lag behind until the shop's next look at it, once a minute.
    await until(
      "Medusa's levels are copies of our stock",
      async () => (await this.shop.query(LEVEL_ASTRAY)).length === 0,
      150_000,
    );
  }
}

/** Medusa's levels against our stock, of which they are copies. */
const LEVEL_ASTRAY = `
  select s.variant_id
  from stock_item s
  join product_variant_inventory_item v on v.variant_id = s.variant_id and v.deleted_at is null
  join inventory_level l on l.inventory_item_id = v.inventory_item_id and l.deleted_at is null
  where l.stocked_quantity <> s.sellable`;

/** Our stock against its own holds, and against Medusa's reservations. */
const STOCK_ASTRAY = `
  select s.variant_id, s.sellable, s.held, s.claimed, h.held as holds, h.claimed as claims,
         l.stocked_quantity as medusa_stocked, l.reserved_quantity as medusa_reserved, r.quantity as reservations
  from stock_item s
  cross join lateral (
    select coalesce(sum(quantity) filter (where state = 'held'), 0) as held,
           coalesce(sum(quantity - gone) filter (where state = 'claimed'), 0) as claimed
    from stock_hold where variant_id = s.variant_id
  ) h
  join product_variant_inventory_item v on v.variant_id = s.variant_id and v.deleted_at is null
  join inventory_level l on l.inventory_item_id = v.inventory_item_id and l.deleted_at is null
  cross join lateral (
    select coalesce(sum(quantity), 0) as quantity from reservation_item
    where inventory_item_id = v.inventory_item_id and deleted_at is null
  ) r
  where s.held <> h.held or s.claimed <> h.claimed or l.reserved_quantity <> s.claimed or r.quantity <> s.claimed`;
