import { expect, test } from "../support/browser";
import { AdminScreens, Network } from "./network";
import { OrderPage } from "./order-page";
import { Shopper } from "./shopper";
import { euros, type Lang } from "./words";

const BANK: { lang: Lang; script: boolean; by: "in the admin" | "by program" }[] = [
  { lang: "it", script: true, by: "in the admin" },
  { lang: "es", script: false, by: "by program" },
];

for (const { lang, script } of [
  { lang: "en", script: true },
  { lang: "it", script: false },
] as const) {
  test.describe(`With JavaScript ${script ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled: script });

    test(`chocolate, honey and a clock are bought by demo payment (${lang})`, async ({ page }) => {
      const shopper = new Shopper(page, lang);
      await shopper.fillExampleBasket();
      await shopper.goToPayment();
      await expect(page.getByText(euros("112.90", lang)).first()).toBeVisible();
      const link = await shopper.orderAndPay("demo");

      const order = new OrderPage(page, lang);
      await order.expectHead("paid", "demo");
      await order.expectLines();
      await order.expectMoney();

      // The private link tells a stranger's browser the same, without the thanks.
      await page.context().clearCookies();
      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        new RegExp(String(await order.number())),
      );
      await order.expectHead("paid", "demo");
      await order.expectLines();
      await order.expectMoney();
    });
  });
}

for (const { lang, script, by } of BANK) {
  test.describe(`With JavaScript ${script ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled: script });

    test(`chocolate, honey and a clock are paid in two transfers, recorded ${by} (${lang})`, async ({
      page,
      browser,
      shop,
    }) => {
      const shopper = new Shopper(page, lang);
      await shopper.fillExampleBasket();
      await shopper.goToPayment();
      await shopper.orderAndPay("transfer");

      const order = new OrderPage(page, lang);
      const number = await order.number();
      await order.expectHead("waiting", "transfer");
      await order.expectLines();
      await order.expectNoMoneyYet();
      const bank = page.getByRole("region").filter({ hasText: "IBAN" });
      await expect(bank).toContainText(`ARNIA ${number}`);
      await expect(bank).toContainText("IT00 X054 2811 1010 0000 0123 456");
      await expect(bank).toContainText(euros("112.90", lang));

      const receive = await receiver();
      await receive("50.00");
      await page.reload();
      await order.expectHead("waiting", "transfer");
      await expect(bank).toContainText(euros("50.00", lang));
      await expect(bank).toContainText(euros("62.90", lang));
      await order.expectNoMoneyYet();

      await receive("62.90");
      await page.reload();
      await order.expectHead("paid", "transfer");
      await expect(bank).toHaveCount(0);
      await order.expectLines();
      await order.expectMoney();

      /** The network takes in one line of the bank statement for this order. */
      async function receiver(): Promise<(amount: string) => Promise<void>> {
        const reference = (amount: string) => `statement ${number}, ${amount}`;
        if (by === "by program") {
          const network = await Network.signIn(shop);
          return (amount) => network.receive(reference(amount), amount, number);
        }
        const office = await browser.newContext();
        const admin = new AdminScreens(await office.newPage(), shop);
        await admin.signIn();
        await admin.openOrder(number);
        return (amount) => admin.recordReceipt(reference(amount), amount);
      }
    });
  });
}
