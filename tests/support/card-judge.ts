import type { Admin } from "./admin-client";
import type { CardShop } from "./card-shop";

/**
 * Judges what became of carts that were to be paid by card, by the provider's own record first: one order or one full refund, one
 * charge. Each complaint names the cart and what was found.
 */
export interface Complaints {
  /** Money was taken, and there is neither its order nor its refund; or an order, and not its money. */
  lost: string[];
  /** Something that may be there once is there twice. */
  doubled: string[];
  /** Something does not come to its end, or keeps goods from others. */
  wedged: string[];
}

export const none = (): Complaints => ({ lost: [], doubled: [], wedged: [] });

export const isClean = ({ lost, doubled, wedged }: Complaints): boolean =>
  lost.length + doubled.length + wedged.length === 0;

export function add(to: Complaints, more: Complaints): void {
  for (const kind of ["lost", "doubled", "wedged"] as const) to[kind].push(...more[kind]);
}

/** What our own database says of a cart, wherever Medusa or we keep it. */
interface Standing {
  orders: number;
  captures: number;
  transactions: number;
  sales: number;
  /** Checkouts that hold goods although their page can't be paid any more. After a refund goods are kept a while: the basket can be paid anew. */
  held: number;
  claimed: number;
  /** Of the checkouts that became an order. */
  sold: { status: string; method: string; total: string }[];
  pages: { state: string; session: string | null }[];
}

const STANDING = `
  with checkouts as (select * from checkout where cart_id = $1),
       live as (select oc.order_id from order_cart oc join "order" o on o.id = oc.order_id
                where oc.cart_id = $1 and oc.deleted_at is null and o.status <> 'canceled')
  select (select count(*)::int from live) as orders,
         (select count(*)::int from capture c join payment p on p.id = c.payment_id
            join order_payment_collection o on o.payment_collection_id = p.payment_collection_id
            where o.order_id in (select order_id from live)) as captures,
         (select count(*)::int from order_transaction t where t.order_id in (select order_id from live)
            and t.reference = 'capture' and t.deleted_at is null) as transactions,
         (select count(distinct t.id)::int from ledger_transaction t
            join ledger_posting p on p.transaction_id = t.id join consignment g on g.id = p.consignment_id
            where g.checkout_id in (select id from checkouts) and t.kind = 'sale') as sales,
         (select count(distinct h.checkout_id)::int from stock_hold h join card_page p on p.checkout_id = h.checkout_id
            where h.cart_id = $1 and h.state = 'held' and not exists
              (select from card_page q where q.checkout_id = h.checkout_id and q.state <> 'expired')) as held,
         (select count(*)::int from stock_hold where cart_id = $1 and state = 'claimed') as claimed,
         (select coalesce(json_agg(json_build_object('status', k.status, 'method', k.method, 'total', k.total::text)), '[]')
            from checkouts k where k.order_id is not null) as sold,
         (select coalesce(json_agg(json_build_object('state', state, 'session', stripe_session)), '[]')
            from card_page where cart_id = $1) as pages`;

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** `refunds`: what the network decided to give back of its order, in the smallest unit, one by one. */
async function judge({ shop, stripe }: CardShop, cart: string, refunds: number[]): Promise<Complaints> {
  const found = none();
  const [row] = await shop.query<Standing & Record<string, unknown>>(STANDING, [cart]);
  if (!row) throw new Error(`The database said nothing of ${cart}.`);
  const paid = stripe.paymentsOf(cart);
  const told = `${cart}: ${JSON.stringify({ ...row, at_stripe: paid })}`;
  const complain = (kind: keyof Complaints, what: string) => found[kind].push(`${what}: ${told}`);

  const charged = paid.filter((page) => page.charged.length > 0);
  // An order stands on one payment; of every other all has to be back. The rest of it is what was not refunded by decision.
  const kept = charged.filter((page) => sum(page.refunded) < sum(page.charged));
  const decided = sum(refunds);
  if (paid.some((page) => page.charged.length > 1)) complain("doubled", "one page was charged twice");
  if (paid.some((page) => sum(page.refunded) > sum(page.charged)))
    complain("doubled", "refunded more than charged");
  if (row.orders > 1) complain("doubled", "several orders");
  if (row.orders <= 1 && kept.length > 1) complain("doubled", "charged for several orders");
  if (row.captures > row.orders || row.transactions > row.orders || row.sales > row.orders)
    complain("doubled", "booked more often than ordered");

  const [sale] = row.sold;
  if (row.sold.length > 1) complain("doubled", "several checkouts of one cart are sold");
  if (row.orders === 0) {
    if (kept.length > 0) complain("lost", "charged, and neither an order nor all of it back");
    if (charged.some(({ refunded }) => refunded.length > 1))
      complain("doubled", "given back in several parts");
  } else if (!sale) {
    complain("wedged", "an order that the books do not know");
  } else if (sale.method !== "card") {
    // The buyer chose another way to pay after all.
    if (kept.length > 0) complain("lost", "charged for an order that is paid another way");
  } else {
    const total = Number(sale.total);
    const stands = kept[0];
    const whole = total === decided;
    if (!stands && !whole) complain("lost", "an order that nobody paid");
    if (stands && sum(stands.charged) !== total) complain("lost", "charged another amount than the order's");
    if (stands && stands.refunded.length < refunds.length) complain("lost", "a decided refund did not leave");
    if (stands && (stands.refunded.length > refunds.length || sum(stands.refunded) > decided))
      complain("doubled", "more was refunded of an order than decided");
    const ends = row.sold.map(({ status }) => status).join();
    if (ends !== "captured" || row.captures !== 1 || row.transactions !== 1 || row.sales !== 1)
      complain("wedged", "an order that is not booked to its end");
    // What was given back of it before it was sent may be for sale again.
    if (row.claimed === 0 && refunds.length === 0) complain("wedged", "an order without its goods");
  }
  const made = new Set(paid.filter(({ status }) => status !== "open").map(({ session }) => session));
  const open = row.pages.filter(({ state }) => ["asked", "open", "paid", "refused"].includes(state));
  // What was never made at the provider can't be paid: it ends by itself after a few minutes, as its hold does.
  const known = new Set(row.pages.map(({ session }) => session));
  const all_known = paid.every(({ session }) => known.has(session));
  const never = open.filter(({ state, session }) => state === "asked" && session === null && all_known);
  const still = open.filter((page) => !never.includes(page));
  if (still.some(({ state, session }) => state !== "open" || made.has(session ?? "")))
    complain("wedged", "a page that does not come to its end");
  if (row.held > 0) complain("wedged", "goods kept from others for a page that is over");
  return found;
}

/** Judges again and again until there is nothing to complain of, or the time is up: what is left then is true. */
export async function judged(
  cards: CardShop,
  carts: { cart: string; refunds?: number[] }[],
  patience_ms: number,
): Promise<Complaints> {
  const end = Date.now() + patience_ms;
  let left = carts;
  for (;;) {
    const found = none();
    const unsettled: typeof left = [];
    for (const one of left) {
      const complaints = await judge(cards, one.cart, one.refunds ?? []);
      if (isClean(complaints)) continue;
      unsettled.push(one);
      add(found, complaints);
    }
    left = unsettled;
    if (left.length === 0 || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** As if all who kept goods had been away for longer than they are kept; those that nobody lets go for `patience_ms` all the same. */
export async function goodsKept({ shop }: CardShop, patience_ms: number): Promise<Complaints> {
  await shop.query("update stock_hold set expires_at = now() - interval '1 minute' where state = 'held'");
  const end = Date.now() + patience_ms;
  for (;;) {
    const kept = await shop.query(
      `select h.cart_id from stock_hold h where h.state = 'held' and not exists
         (select from card_page p where p.checkout_id = h.checkout_id and p.state in ('asked', 'open'))`,
    );
    if (kept.length === 0) return none();
    if (Date.now() > end)
      return { ...none(), wedged: [`goods that nobody lets go: ${JSON.stringify(kept)}`] };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const cents = (amount = "0.00"): number => Number(amount.replace(".", ""));

/** What is wrong with the books as a whole once all is quiet: they differ from the provider's own account, or from themselves. */
export async function booksAstray(
  { shop, stripe }: CardShop,
  admin: Admin,
  patience_ms: number,
): Promise<Complaints> {
  const end = Date.now() + patience_ms;
  for (;;) {
    const found = none();
    const holds = await admin.holds();
    const { balance = 0, charged = 0, refunded = 0, fees = 0 } = stripe.ledger()["eur"] ?? {};
    if (cents(holds["provider:stripe"]) !== balance)
      found.lost.push(
        `the book has ${holds["provider:stripe"] ?? "nothing"} at the provider, who has ${balance}`,
      );
    if (charged - refunded - fees !== balance) found.lost.push("the stand-in itself does not add up");
    if (holds["buyer:refunds_due"])
      found.lost.push(`refunds that did not leave: ${holds["buyer:refunds_due"]}`);
    if (holds["buyer:unmatched"]) found.lost.push(`money of nobody: ${holds["buyer:unmatched"]}`);
    const { questions } = await admin.get<{ questions: { name: string; ok: boolean; found: unknown[] }[] }>(
      "/admin/books/questions",
    );
    for (const { name, found: what } of questions.filter(({ ok }) => !ok))
      found.wedged.push(`the book asks ${name}: ${JSON.stringify(what).slice(0, 500)}`);
    const { sums } = await admin.accounts();
    if (sums.some(({ balanced }) => !balanced)) found.lost.push("the book does not balance");
    const orphans = await shop.query(
      `select o.id from "order" o left join order_cart c on c.order_id = o.id and c.deleted_at is null
       where c.order_id is null and o.status <> 'canceled' and o.deleted_at is null`,
    );
    if (orphans.length > 0) found.wedged.push(`orders of no cart: ${JSON.stringify(orphans)}`);
    if (isClean(found) || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
