import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, test as base } from "../support/browser";
import { sessionAt, startCardShop, type CardShop } from "../support/card-shop";
import { HONEY } from "../support/store-client";
import { until } from "../support/until";
import { mailsIn } from "../support/mail-folder";
import { expectAccessible, expectFits, PHONE, WIDE } from "./accessibility";
import { Cards, changes } from "./card-desk";
import { byCard } from "./card-states";
import { lookAt } from "./look-at";
import { AdminScreens, MEDUSAS_OWN, Network } from "./network";
import { OrderPage } from "./order-page";
import { Shopper } from "./shopper";
import { euros, LANGS } from "./words";

const MAIL_FOLDER = mkdtempSync(join(tmpdir(), "card-mail-"));

/** A shop of its own, which takes cards on the stand-in's hosted page. */
const test = base.extend<object, { cards: CardShop }>({
  cards: [
    async ({ browserName: _ }, use) => {
      // Nobody who waits for the book waits for a whole sweep.
      const env = { SWEEP_SECONDS: "5", MAIL_FOLDER };
      const cards = await startCardShop("e2e_card", { storefront: true, env });
      await use(cards);
      await cards.stop();
      rmSync(MAIL_FOLDER, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 180_000 },
  ],
  shop: [({ cards }, use) => use(cards.shop), { scope: "worker" }],
});

const PAYS = "4242 4242 4242 4242";
const ASKS_THE_BANK = "4000 0000 0000 3220";
const DECLINED = "4000 0000 0000 0002";

/** What a buyer types on the provider's page, which is nobody's of ours. */
async function payWith(page: Page, card: string): Promise<void> {
  await expect(page).toHaveURL(/\/c\/pay\//);
  await page.getByLabel("Email").fill("ada@example.org");
  await page.getByLabel("Card number").fill(card);
  await page.getByLabel(/^Expiry/).fill("12 / 40");
  await page.getByLabel("CVC").fill("123");
  await page.getByRole("button", { name: /^Pay / }).click();
}

for (const { lang, script } of [
  { lang: "en", script: true },
  { lang: "it", script: false },
] as const) {
  test.describe(`With JavaScript ${script ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled: script });

    test(`chocolate, honey and a clock are paid by card, declined once and asked by the bank (${lang})`, async ({
      page,
    }) => {
      const shopper = new Shopper(page, lang);
      await shopper.fillExampleBasket();
      await shopper.goToPayment();
      await shopper.chooseToPay("card");
      await expect(page.getByRole("main")).toContainText("112.90");
      await payWith(page, DECLINED);
      await expect(page.getByRole("alert")).toContainText("declined");
      await payWith(page, ASKS_THE_BANK);
      await page.getByRole("button", { name: "Complete" }).click();

      await shopper.arriveAtOrder();
      const order = new OrderPage(page, lang);
      await order.expectHead("paid", "card");
      await order.expectLines();
      await order.expectMoney();
    });
  });
}

test.describe("With JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("whoever comes back unpaid is told so and can go on", async ({ page }) => {
    const shopper = new Shopper(page, "en");
    await shopper.addToBasket(HONEY);
    await shopper.goToPayment();
    await shopper.chooseToPay("card");
    await page.getByRole("link", { name: "Back to the shop" }).click();
    await expect(page.getByRole("alert")).toContainText("Nothing was charged");
    await shopper.chooseToPay("card");
    await payWith(page, PAYS);
    await shopper.arriveAtOrder();
  });

  test("a page that was open too long is closed, and the basket is kept", async ({ page, cards }) => {
    const shopper = new Shopper(page, "es");
    await shopper.addToBasket(HONEY);
    await shopper.goToPayment();
    await shopper.chooseToPay("card");
    cards.stripe.expire(sessionAt(page.url()));
    await page.goto(`${cards.shop.shopUrl}/es/checkout/return`);
    await expect(page.getByRole("alert")).toContainText("No se ha cobrado nada");
    await shopper.chooseToPay("card");
    await payWith(page, PAYS);
    await shopper.arriveAtOrder();
  });

  test("what was paid for a basket that changed comes back, and is told", async ({ page, cards }) => {
    const shopper = new Shopper(page, "en");
    await shopper.addToBasket(HONEY);
    await shopper.goToPayment();
    await shopper.chooseToPay("card");
    const session = sessionAt(page.url());
    // The provider is away just while the basket changes, so the old page stays open.
    const { faults } = cards.stripe;
    faults.next("GET /v1/checkout/sessions/:id", "cut before commit", { times: 20 });
    await shopper.addToBasket(HONEY);
    cards.stripe.pay(session);
    faults.clear();
    await page.goto(`${cards.shop.shopUrl}/en/checkout/return`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your money comes back");
    await expect(page.getByRole("main")).toContainText("All of it goes back to your card");
    await page.getByRole("link", { name: "Back to the basket" }).click();
    await expect(page.getByRole("main")).toContainText(euros("13.80", "en"));
  });
});

test("whoever closes the browser after paying has an order all the same", async ({ page, cards }) => {
  const shopper = new Shopper(page, "en");
  await shopper.addToBasket(HONEY);
  await shopper.goToPayment();
  await shopper.chooseToPay("card");
  const session = sessionAt(page.url());
  cards.stripe.pay(session);
  await until("the order stands", async () => {
    const paid = await cards.shop.query(
      "select 1 from card_page where stripe_session = $1 and state = 'ordered'",
      [session],
    );
    return paid.length === 1;
  });
  await page.goto(`${cards.shop.shopUrl}/en/checkout/payment`);
  await shopper.arriveAtOrder();
});

test("one piece of an order of 112.90 goes back to its card, and page, mail, book and provider say 5.87", async ({
  page,
  browser,
  cards,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(MEDUSAS_OWN);
  const desk = new Cards(cards);
  const network = await Network.signIn(cards.shop);
  const { payment, token, display_id } = await desk.buyExample();
  const before = await desk.holds(network);
  const refundedBefore = desk.refunded();

  const admin = new AdminScreens(page, cards.shop);
  await admin.signIn();
  await admin.openOrder(display_id);
  const panel = page.getByRole("region", { name: "Valdemiel", exact: true });
  await panel.getByRole("button", { name: "Refund a piece" }).click();
  const form = panel.getByRole("form", { name: "Refund a piece" });
  await form.getByLabel("Piece").selectOption({ label: "Rosemary honey (3 of 3 left)" });
  await form.getByLabel("Reason").fill("The jar came broken");
  await form.getByRole("button", { name: "Refund" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("It goes back to the card by itself.");
  await admin.agree("Refund");
  const refunds = page.getByRole("region", { name: "Refunds", exact: true });
  await expect(refunds).toContainText("€5.87: 1 × Rosemary honey, Valdemiel");
  await expect(refunds.getByText("Sent", { exact: true })).toBeVisible();
  await expect(refunds).toContainText("Went back to the card by itself.");
  // Neither as sent nor as come back: the provider alone says so.
  await expect(refunds.getByRole("button")).toHaveCount(0);

  expect(changes(before, await desk.holds(network))).toEqual({
    "provider:stripe": -587,
    "coop:valdemiel:held": -481,
    tax: -106,
  });
  expect(desk.refundsOf(payment).map(({ amount }) => amount)).toEqual([587]);
  expect(desk.refunded() - refundedBefore).toBe(587);

  const buyer = await browser.newContext({ baseURL: cards.shop.shopUrl });
  const order = new OrderPage(await buyer.newPage());
  await order.page.goto(`/en/orders/${token}`);
  await order.expectHead("paid", "card");
  await expect(order.parcelOf("Valdemiel")).toContainText("1 piece refunded");
  await expect(order.parcelOf("Valdemiel")).toContainText("Refunded: €5.87");
  await expect(order.page.getByRole("region", { name: "Refunds" })).toContainText("€5.87 sent back");
  await buyer.close();

  const told = async () =>
    (await mailsIn(MAIL_FOLDER)).filter(
      ({ subject }) => subject === `€5.87 of order ${display_id} is on its way back to you`,
    );
  await until("the buyer is told by mail", async () => (await told()).length > 0);
  const mails = await told();
  expect(mails.map(({ to }) => to?.map(({ address }) => address))).toEqual([["ada@example.org"]]);
  expect(mails[0]?.text).toContain("We have sent €5.87 back the way you paid.");
});

test("the network sees what came back, sends by bank what no card takes, and tries anew what was told in vain", async ({
  page,
  cards,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(MEDUSAS_OWN);
  await page.setViewportSize({ width: WIDE, height: 900 });
  const desk = new Cards(cards);
  const network = await Network.signIn(cards.shop);
  const [taken, refused] = [await desk.payInVain(), await desk.payInVain()];
  await desk.refuseRefundOf(refused);
  const event = await desk.giveUpOnAnEvent();
  const dispute = await desk.dispute(700);
  const onItsWay = await desk.payInVain("refused");
  const admin = new AdminScreens(page, cards.shop);
  const [waiting, givenBack, events] = ["cards-not-taken", "cards-given-back", "cards-events"].map((id) =>
    page.getByTestId(id),
  ) as [Locator, Locator, Locator];
  const item = (list: Locator, payment: string) => list.locator(`[data-name="${payment}"]`);

  await test.step("Each payment stands where it belongs", async () => {
    await admin.signIn();
    await admin.open("/cards");
    await expect(item(givenBack, taken)).toContainText("The basket had changed. Sent back on");
    await expect(item(givenBack, onItsWay)).toContainText("On its way back.");
    await expect(item(waiting, refused)).toContainText("€20.90, paid on");
    await expect(item(waiting, refused)).toContainText("Refused by the card on");
    await expect(waiting.getByTestId("card-page")).toHaveCount(1);
    await expect(item(givenBack, refused)).toHaveCount(0);
    await expect(events).toContainText("connect ECONNREFUSED");
    const disputed = item(page.getByTestId("cards-disputes"), dispute);
    await expect(disputed).toContainText("€7.00, taken on");
    await expect(disputed).toContainText(
      "The buyer says that nothing came. Answer it in Stripe's dashboard by",
    );
    await expect(disputed).toContainText("Waits for an answer");
    for (const width of [WIDE, PHONE]) {
      await page.setViewportSize({ width, height: 900 });
      await expectFits(page, `cards at ${width}`);
      await expectAccessible(page, `cards at ${width}`, { region: '[data-testid="cards-page"]' });
    }
    await page.setViewportSize({ width: WIDE, height: 900 });
  });

  await test.step("An event that was given up on is worked off", async () => {
    await admin.act(events.getByRole("button", { name: new RegExp(`^Try again: .*${event}$`) }), "Try again");
    await expect(events).toContainText("None.");
    expect(await cards.shop.query("select state from card_event where event_id = $1", [event])).toEqual([
      { state: "done" },
    ]);
  });

  await test.step("What the card does not take is sent by bank, and nothing else by hand", async () => {
    await item(waiting, refused).getByRole("link", { name: "To the receipts" }).click();
    const going = page.locator(`[data-reference="${onItsWay}"]`);
    await expect(going).toContainText("€20.90 to give back, not sent yet");
    await expect(going).toContainText("Goes back to the card by itself.");
    // Sent by hand as well, it would go twice.
    await expect(going.getByRole("button")).toHaveCount(0);
    const receipt = page.locator(`[data-reference="${refused}"]`);
    await expect(receipt).toContainText("€20.90 to give back, not sent yet");
    await expect(receipt).toContainText("The card did not take it: send it by bank.");
    // What is sent from the bank has to be there.
    await network.receive("statement 1", "20.90");
    await admin.act(receipt.getByRole("button", { name: "Mark as given back" }), "Mark as given back");
    await expect(receipt).toContainText("€20.90 given back");
    cards.stripe.faults.clear();
    await expect(async () => {
      await page.goto(`${cards.shop.backendUrl}/app/cards`);
      await expect(item(givenBack, onItsWay)).toContainText("Sent back on", { timeout: 2_000 });
      await expect(item(givenBack, refused)).toContainText("Sent back by bank on", { timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await expect(waiting).toContainText("None.");
  });
});

for (const lang of LANGS)
  test(`each page on the way of a card is accessible, fits and looks as it is kept (${lang})`, async ({
    page,
    cards,
  }) => {
    test.setTimeout(300_000);
    const shopper = new Shopper(page, lang);
    await shopper.addToBasket(HONEY);
    await shopper.goToPayment();
    await lookAt(page, byCard(cards.stripe), lang);
  });
