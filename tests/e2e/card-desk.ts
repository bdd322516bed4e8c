import { expect } from "@playwright/test";
import { lookAt, sessionAt, urlOfPage, type CardShop } from "../support/card-shop";
import { HONEY, must, Store, WORKED_EXAMPLE } from "../support/store-client";
import { until } from "../support/until";
import type { Network } from "./network";

interface PaidByCard {
  /** The provider's id of the payment. */
  payment: string;
  token: string;
  display_id: number;
}

interface RefundOfStripe {
  id: string;
  payment_intent: string;
  amount: number;
}

/** What happens to card payments while nobody looks, for those who then look at it on the network's screens. */
export class Cards {
  private readonly store: Store;

  constructor(private readonly cards: CardShop) {
    this.store = new Store(cards.shop);
  }

  /** Chocolate, honey and a clock for 112.90, ordered and paid. */
  async buyExample(): Promise<PaidByCard> {
    const cart = await this.store.readyCart(WORKED_EXAMPLE);
    const session = sessionAt(await urlOfPage(this.store, cart));
    this.cards.stripe.pay(session);
    const { state, follow_token } = await lookAt(this.store, cart);
    expect(state).toBe("ordered");
    const token = follow_token ?? "";
    const { display_id } = await this.store.follow(token);
    return { payment: await this.paymentOf(session), token, display_id };
  }

  /**
   * 20.90 paid for a basket that changed meanwhile: all of it is given back, or is on its way as long as the provider's door for
   * that is shut. Answers the payment.
   */
  async payInVain(until_it_is: "refused" | "given_back" = "given_back"): Promise<string> {
    const { faults, pay } = this.cards.stripe;
    const cart = await this.store.readyCart({ goods: { [HONEY]: 1 } });
    const session = sessionAt(await urlOfPage(this.store, cart));
    // The provider is away just while the basket changes, so the old page stays open.
    for (const route of ["GET /v1/checkout/sessions/:id", "POST /v1/checkout/sessions/:id/expire"] as const)
      faults.next(route, "cut before commit", { times: 50 });
    must(await this.store.add(cart, HONEY, 1));
    pay(session);
    faults.clear();
    if (until_it_is === "refused") faults.next("POST /v1/refunds", "cut before commit", { times: 1000 });
    await until(`the page is ${until_it_is}`, async () => {
      const found = await this.cards.shop.query(
        "select 1 from card_page where stripe_session = $1 and state = $2",
        [session, until_it_is],
      );
      return found.length === 1;
    });
    return this.paymentOf(session);
  }

  refundsOf(payment: string): RefundOfStripe[] {
    return this.cards.stripe.events
      .all()
      .filter(({ type }) => type === "refund.created")
      .map(({ data }) => data.object as RefundOfStripe)
      .filter(({ payment_intent }) => payment_intent === payment);
  }

  /** The card's own bank sends back what was given back to it. */
  async refuseRefundOf(payment: string): Promise<void> {
    for (const { id } of this.refundsOf(payment)) this.cards.stripe.failRefund(id);
    await until("the shop knows of it", async () => {
      const told = await this.cards.shop.query(
        "select 1 from card_page where stripe_payment = $1 and not_taken_at is not null",
        [payment],
      );
      return told.length === 1;
    });
  }

  /** The shop has given up on the newest that the provider told it. Answers its id. */
  async giveUpOnAnEvent(): Promise<string> {
    await this.cards.stripe.events.quiet();
    const [event] = await this.cards.shop.query<{ event_id: string }>(
      `update card_event set state = 'dead', done_at = null, trouble = 'connect ECONNREFUSED'
       where event_id = (select event_id from card_event where state = 'done' order by received_at desc limit 1)
       returning event_id`,
    );
    return event?.event_id ?? "";
  }

  /** A buyer's bank takes so many cents of the newest payment back. Answers the dispute's id once the book has it. */
  async dispute(amount: number): Promise<string> {
    const charges = this.cards.stripe.events.all().filter(({ type }) => type === "charge.succeeded");
    const { id: charge = "" } = (charges.at(-1)?.data.object ?? {}) as { id?: string };
    const { id } = this.cards.stripe.openDispute(charge, { amount });
    await until("the dispute is in the book", async () => {
      return (await this.cards.shop.query("select 1 from dispute where id = $1", [id])).length === 1;
    });
    return id;
  }

  refunded(): number {
    return this.cards.stripe.ledger()["eur"]?.refunded ?? 0;
  }

  /** What each account holds in cents, once the book says to the cent what the provider's own account says. */
  async holds(network: Network): Promise<Map<string, number>> {
    let held = new Map<string, number>();
    await until("the book says what the provider says", async () => {
      const cents = Object.entries(await network.holds()).map(
        ([account, amount]) => [account, Number(amount.replace(".", ""))] as const,
      );
      held = new Map(cents);
      return held.get("provider:stripe") === this.cards.stripe.ledger()["eur"]?.balance;
    });
    return held;
  }

  private async paymentOf(session: string): Promise<string> {
    const [page] = await this.cards.shop.query<{ stripe_payment: string }>(
      "select stripe_payment from card_page where stripe_session = $1",
      [session],
    );
    return page?.stripe_payment ?? "";
  }
}

/** What changed from account to account, in cents; what did not is left out. */
export function changes(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Record<string, number> {
  const accounts = [...new Set([...before.keys(), ...after.keys()])];
  const moved = accounts.map(
    (account) => [account, (after.get(account) ?? 0) - (before.get(account) ?? 0)] as const,
  );
  return Object.fromEntries(moved.filter(([, cents]) => cents !== 0));
}
