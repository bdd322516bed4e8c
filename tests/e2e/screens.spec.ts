import { join } from "node:path";
import { ROOT } from "../../backend/bin/lib/paths.mjs";
import { expect, test } from "../support/browser";
import { Store, WORKED_EXAMPLE } from "../support/store-client";
import { WIDTHS } from "./accessibility";
import { AdminScreens } from "./network";
import { Shopper } from "./shopper";
import { BROWSING, CHECKING_OUT, following, prepareStates } from "./states";
import { LANGS } from "./words";

// Pictures for people to look at, not a test: ARNIA_SCREENS=1 npx playwright test --config tests/playwright.config.ts screens
const FOLDER = join(ROOT, ".arnia", "screens");

test("every page and state is photographed", async ({ page, shop, expectConsoleErrors }) => {
  test.setTimeout(1_800_000);
  expectConsoleErrors(/./);
  const orders = await prepareStates(shop);
  for (const lang of LANGS) {
    await page.context().clearCookies();
    await shoot(BROWSING);
    const shopper = new Shopper(page, lang);
    await shopper.addToBasket("beeswax-candles-pair");
    await shopper.addToBasket("rosemary-honey-500", 3);
    await shopper.addToBasket("gianduja-dark-bar-box", 2);
    await shopper.useCode("MIEL15");
    await shopper.goToPayment();
    await shoot(CHECKING_OUT);
    await shoot(following(orders));

    async function shoot(states: typeof BROWSING): Promise<void> {
      for (const { name, go } of states) {
        await go(page, lang);
        for (const width of WIDTHS) await photograph(`${lang} ${name} ${width}`, width);
      }
    }
  }
  const bought = await new Store(shop).buy(WORKED_EXAMPLE);
  const admin = new AdminScreens(page, shop);
  await admin.signIn();
  await admin.openOrder(bought.display_id);
  await photograph("admin order", 1280);
  for (const screen of ["receipts", "settlements", "books", "stock"]) {
    await admin.open(`/${screen}`);
    await expect(page.getByTestId(`${screen}-page`)).toBeVisible();
    await photograph(`admin ${screen}`, 1280);
  }

  async function photograph(name: string, width: number): Promise<void> {
    await page.setViewportSize({ width, height: 800 });
    // Pictures further down are only fetched when somebody comes near them.
    await page.evaluate(async () => {
      for (const picture of document.images) picture.loading = "eager";
      await Promise.all([...document.images].map((picture) => picture.decode().catch(() => undefined)));
    });
    await page.screenshot({
      path: join(FOLDER, `${name.replaceAll(/[ ,]+/g, "-")}.png`),
      fullPage: true,
      animations: "disabled",
    });
  }
});
