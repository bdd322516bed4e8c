import { test as base } from "../support/browser";
import { lookAt } from "./look-at";
import { Shopper } from "./shopper";
import { BROWSING, CHECKING_OUT, following, prepareStates, type Orders } from "./states";
import type { Lang } from "./words";

/** For files with a shop of their own, `test.use({ shopOf: "looks" })`: what others buy would change how its pages look. */
export const test = base.extend<object, { orders: Orders }>({
  orders: [async ({ shop }, use) => use(await prepareStates(shop)), { scope: "worker", timeout: 180_000 }],
});

async function readyToPay(shopper: Shopper): Promise<void> {
  await shopper.addToBasket("beeswax-candles-pair");
  await shopper.addToBasket("rosemary-honey-500", 2);
  await shopper.addToBasket("gianduja-dark-bar-box");
  await shopper.useCode("MIEL15");
  await shopper.goToPayment();
}

/** All that a shopper sees, in these languages. */
export function looksIn(langs: readonly Lang[]): void {
  test.describe("Every page and state is accessible, fits and looks as it is kept", () => {
    test.describe.configure({ timeout: 600_000 });

    for (const lang of langs) {
      test(`browsing (${lang})`, async ({ page, orders: _, expectConsoleErrors }) => {
        expectConsoleErrors(/status of 40[04]/);
        await lookAt(page, BROWSING, lang);
      });

      test(`basket and checkout (${lang})`, async ({ page, orders: _, expectConsoleErrors }) => {
        expectConsoleErrors(/status of 400/);
        await readyToPay(new Shopper(page, lang));
        await lookAt(page, CHECKING_OUT, lang);
      });

      test(`orders (${lang})`, async ({ page, orders, expectConsoleErrors }) => {
        expectConsoleErrors(/status of 400/);
        await lookAt(page, following(orders), lang);
      });
    }
  });
}
