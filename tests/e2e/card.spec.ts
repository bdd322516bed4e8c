import type { Page } from "@playwright/test";
import { expect, test as base } from "../support/browser";
import { sessionAt, startCardShop, type CardShop } from "../support/card-shop";
import { HONEY } from "../support/store-client";
import { until } from "../support/until";
import { byCard } from "./card-states";
import { lookAt } from "./look-at";
import { OrderPage } from "./order-page";
import { Shopper } from "./shopper";
import { euros, LANGS } from "./words";

/** A shop of its own, which takes cards on the stand-in's hosted page. */
const test = base.extend<object, { cards: CardShop }>({
  cards: [
    async ({ browserName: _ }, use) => {
      const cards = await startCardShop("e2e_card", { storefront: true });
      await use(cards);
      await cards.stop();
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
