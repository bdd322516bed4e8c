import { afterAll, beforeAll, expect, test } from "vitest";
import type CardService from "../../backend/src/modules/card/service";
import { loadModule, type LoadedModule } from "../support/medusa-module";

const NOW = new Date("2026-11-23T10:00:00Z");
const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000);

let loaded: LoadedModule<CardService>;
let cards: CardService;
let checkouts = 0;

beforeAll(async () => {
  loaded = await loadModule<CardService>("card");
  cards = loaded.service;
});
afterAll(() => loaded.stop());

const ask = (checkout_id: string) =>
  cards.askPage({
    cart_id: `cart_of_${checkout_id}`,
    checkout_id,
    currency: "eur",
    amount: 11_290n,
    locale: "en-GB",
    expires_at: minutes(31),
    now: NOW,
  });

async function opened(checkout_id = `chk_${(checkouts += 1)}`) {
  const { id } = await ask(checkout_id);
  return cards.opened({ id, stripe_session: `cs_${id}`, url: `https://pay.example/${id}` });
}

const pay = (id: string, amount = 11_290n) =>
  cards.paid({
    id,
    stripe_session: `cs_${id}`,
    stripe_payment: `pi_${id}`,
    currency: "eur",
    amount,
    now: NOW,
  });

test("a page is written down before it is asked for, once for each checkout, however often that is done", async () => {
  const pages = await Promise.all([1, 2, 3, 4].map(() => ask("chk_many")));
  expect(new Set(pages.map(({ id }) => id)).size).toBe(1);
  expect(pages[0]).toMatchObject({ state: "asked", stripe_session: null, amount: 11_290n });
});

test("a page that is over makes room for another of the same checkout", async () => {
  const first = await opened("chk_again");
  await cards.expired({ id: first.id, stripe_session: null, now: NOW });
  expect((await ask("chk_again")).id).not.toBe(first.id);
});

test("a page that was over before its answer came keeps what the provider calls it", async () => {
  const asked = await ask("chk_unheard");
  const ended = await cards.expired({ id: asked.id, stripe_session: "cs_unheard", now: NOW });
  expect(ended).toMatchObject({ state: "expired", stripe_session: "cs_unheard" });
  const known = await opened("chk_heard");
  const over = await cards.expired({ id: known.id, stripe_session: "cs_other", now: NOW });
  expect(over.stripe_session).toBe(known.stripe_session);
});

test("a page only goes forward: what is ordered is never refused, and what is refused is never ordered", async () => {
  const page = await opened();
  expect((await cards.ordered({ id: page.id, now: NOW })).state).toBe("open");
  expect((await pay(page.id)).state).toBe("paid");
  expect((await cards.expired({ id: page.id, stripe_session: null, now: NOW })).state).toBe("paid");
  expect((await cards.ordered({ id: page.id, now: NOW })).state).toBe("ordered");
  expect((await cards.refused({ id: page.id, reason: "late" })).state).toBe("ordered");
  expect((await pay(page.id, 1n)).paid_amount).toBe(11_290n);

  const other = await opened();
  await pay(other.id);
  await cards.refused({ id: other.id, reason: "stock.not_enough" });
  expect((await cards.ordered({ id: other.id, now: NOW })).state).toBe("refused");
  expect((await cards.givenBack({ id: other.id, now: NOW })).state).toBe("given_back");
});

test("of one checkout one page is ordered, even where two were paid", async () => {
  const first = await opened("chk_twice");
  await pay(first.id);
  await cards.ordered({ id: first.id, now: NOW });
  const second = await opened("chk_twice");
  await pay(second.id);
  expect((await cards.ordered({ id: second.id, now: NOW })).state).toBe("paid");
});

test("money that is there counts even of a page that was thought to be over", async () => {
  const page = await opened();
  await cards.expired({ id: page.id, stripe_session: null, now: NOW });
  expect((await pay(page.id)).state).toBe("paid");
});

test("a checkout is paid by its whole total and by nothing else", async () => {
  const asked = { amount: 11_290n, currency: "eur" };
  const page = await opened();
  expect(await cards.isPaid({ checkout_id: page.checkout_id, ...asked })).toBe(false);
  await pay(page.id, 11_289n);
  expect(await cards.isPaid({ checkout_id: page.checkout_id, ...asked })).toBe(false);
  const whole = await opened();
  await pay(whole.id);
  expect(await cards.isPaid({ checkout_id: whole.checkout_id, ...asked })).toBe(true);
  expect(await cards.isPaid({ checkout_id: whole.checkout_id, ...asked, currency: "usd" })).toBe(false);
  await cards.refused({ id: whole.id, reason: "late" });
  expect(await cards.isPaid({ checkout_id: whole.checkout_id, ...asked })).toBe(false);
});

test("the database itself refuses a page that says two things at once", async () => {
  const page = await opened();
  for (const change of [
    "state = 'paid'",
    "state = 'ordered'",
    "reason = 'late'",
    "amount = 0",
    "url = null",
    "paid_amount = 1",
    "state = 'lost'",
  ])
    await expect(
      loaded.database.pool.query(`update card_page set ${change} where id = $1`, [page.id]),
      change,
    ).rejects.toThrow(/check constraint/);
});

const told = (event_id: string) => cards.keepEvent({ event_id, kind: "ping", body: "{}", now: NOW });

test("an event is kept once and taken by one, and one whose taker is gone is taken again", async () => {
  expect(await Promise.all([1, 2, 3].map(() => told("evt_1")))).toContain(true);
  expect(await told("evt_1")).toBe(false);
  const taken = await Promise.all([1, 2, 3].map(() => cards.takeEvent(NOW)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await cards.takeEvent(minutes(1))).toBeNull();
  expect(await cards.takeEvent(minutes(2))).toMatchObject({ event_id: "evt_1", tries: 2 });
  await cards.eventDone({ event_id: "evt_1", now: NOW });
  expect(await cards.takeEvent(minutes(60))).toBeNull();
  expect(await told("evt_1")).toBe(false);
});

test("an event that fails each time ends with a person, and what it said is forgotten a month later", async () => {
  await told("evt_bad");
  let at = NOW;
  for (let dead = false; !dead; at = new Date(at.getTime() + 2 * 24 * 60 * 60_000)) {
    const event = await cards.takeEvent(at);
    expect(event?.event_id).toBe("evt_bad");
    const tries = event?.tries ?? 99;
    expect(tries).toBeLessThan(10);
    ({ dead } = await cards.eventFailed({ event_id: "evt_bad", tries, trouble: "no such page", now: at }));
    expect(dead).toBe(tries === 9);
  }
  expect(await cards.takeEvent(at)).toBeNull();
  expect(await cards.deadEvents(5)).toMatchObject([{ event_id: "evt_bad", trouble: "no such page" }]);
  // A person has it tried anew, from the first wait on.
  await cards.eventAgain({ event_id: "evt_bad", now: at });
  expect(await cards.takeEvent(at)).toMatchObject({ event_id: "evt_bad", tries: 1 });
  await expect(cards.eventAgain({ event_id: "evt_bad", now: at })).rejects.toMatchObject({
    code: "card.event_not_dead",
  });
  expect(await cards.eventFailed({ event_id: "evt_bad", tries: 9, trouble: "still", now: at })).toEqual({
    dead: true,
  });
  await cards.forgetEvents(minutes(31 * 24 * 60));
  await expect(cards.eventAgain({ event_id: "evt_bad", now: at })).rejects.toMatchObject({
    code: "card.event_forgotten",
  });
  const { rows } = await loaded.database.pool.query("select body from card_event where event_id = 'evt_bad'");
  expect(rows).toEqual([{ body: "" }]);
});

test("a movement that could not be booked is looked at again until a rule covers it, and then never again", async () => {
  const movement = {
    ...{ movement_id: "txn_1", kind: "payout_failure", currency: "eur", net: 500n, source: "po_1", at: NOW },
    known: false,
  };
  await cards.keepMovement(movement);
  expect(await cards.newMovements(["txn_1", "txn_2"])).toEqual(["txn_1", "txn_2"]);
  expect(await cards.unknownMovements(5)).toMatchObject([{ movement_id: "txn_1", net: 500n }]);
  await cards.keepMovement({ ...movement, known: true });
  await cards.keepMovement(movement);
  expect(await cards.newMovements(["txn_1", "txn_2"])).toEqual(["txn_2"]);
  expect(await cards.unknownMovements(5)).toEqual([]);
  expect(await cards.balances()).toMatchObject([{ currency: "eur", balance: 500n }]);
});
