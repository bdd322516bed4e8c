import type { Locator, Page } from "@playwright/test";
import { expect } from "../support/browser";
import { Store, WORKED_EXAMPLE } from "../support/store-client";
import { expectAccessible, expectSound } from "./accessibility";
import { expectStatus } from "./look-at";
import { AdminScreens, MEDUSAS_OWN } from "./network";
import { looksIn, test } from "./shop-looks";
import { Shopper } from "./shopper";
import { LANGS } from "./words";

test.use({ shopOf: "looks" });

// The other languages have a file of their own, so that both are looked at side by side.
looksIn(["en"]);

test("when a form cannot be accepted", async ({ page, expectConsoleErrors }) => {
  expectConsoleErrors(/status of 400/);
  for (const lang of LANGS) {
    const shopper = new Shopper(page, lang);
    await shopper.open("/goods/rosemary-honey-500");
    await page
      .locator("input[name=variant_id]")
      .evaluate((field: HTMLInputElement) => (field.value = "x".repeat(1_200_000)));
    await shopper.button(shopper.words.add).click();
    await expectStatus(page, 400);
    await expectSound(page, `a refused form (${lang})`);
  }
});

test("pages fade into each other, though not for whoever minds motion", async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener("pagereveal", (event) => {
      document.documentElement.dataset["faded"] = String(event.viewTransition !== null);
    });
  });
  for (const [reducedMotion, faded] of [
    ["no-preference", "true"],
    ["reduce", "false"],
  ] as const) {
    await page.emulateMedia({ reducedMotion });
    await page.goto("/en");
    await page.getByRole("main").locator("a[href^='/en/']").first().click();
    await expect(page).not.toHaveURL(/\/en$/);
    await expect(page.locator("html")).toHaveAttribute("data-faded", faded);
  }
});

test.describe("With the keyboard alone", () => {
  /** Presses Tab until the element has the focus; every stop on the way must be seen to have it. */
  async function tabTo(page: Page, wanted: Locator): Promise<void> {
    for (let stops = 0; stops < 80; stops += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const held = document.activeElement;
        if (!held || held === document.body) return "";
        // A card that is one link draws the frame around itself; a radio button, around its label.
        const around = [held, held.closest("article, label"), held.parentElement];
        const shows = around.some((element) =>
          ["", "::before", "::after"].some((pseudo) => {
            if (!element) return false;
            const { outlineStyle, outlineWidth } = getComputedStyle(element, pseudo || null);
            return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
          }),
        );
        return shows ? "" : held.outerHTML;
      });
      expect(seen, "has the focus, and does not show it").toBe("");
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`The Tab key does not lead to ${String(wanted)}.`);
  }

  test("the first Tab offers to skip to the content", async ({ page }) => {
    await page.goto("/en/goods");
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to content" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
  });

  test("a pair of candles is found, ordered and paid", async ({ page }) => {
    const { words, button } = {
      words: new Shopper(page).words,
      button: (name: string) => new Shopper(page).button(name),
    };
    await page.goto("/en/goods");
    await tabTo(page, page.getByRole("link", { name: "Beeswax candles, a pair" }));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/beeswax-candles-pair$/);
    await tabTo(page, page.getByLabel(words.quantity, { exact: true }));
    await page.keyboard.type("2");
    await tabTo(page, button(words.add));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/basket/);
    await expect(page.getByLabel("Quantity of Beeswax candles, a pair")).toHaveValue("2");
    await tabTo(page, page.getByRole("link", { name: words.checkout }));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/checkout$/);
    for (const [label, text] of [
      [words.email, "ada@example.org"],
      [words.firstName, "Ada"],
      [words.lastName, "Rossi"],
      [words.street, "Via Po 1"],
      [words.postcode, "10124"],
      [words.city, "Torino"],
    ] as const) {
      await tabTo(page, page.getByLabel(label, { exact: true }));
      await page.keyboard.type(text);
    }
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/checkout\/shipping$/);
    await tabTo(page, page.getByRole("radio").first());
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("radio").nth(1)).toBeChecked();
    await tabTo(page, button(words.toPayment));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/checkout\/payment$/);
    const methods = page.getByRole("radio");
    await tabTo(page, methods.first());
    await page.keyboard.press("ArrowDown");
    await tabTo(page, button(words.pay));
    await page.keyboard.press("Enter");
    await new Shopper(page).arriveAtOrder();
  });
});

test("the network's screens are accessible, forms and all", async ({
  page,
  shop,
  orders: _,
  expectConsoleErrors,
}) => {
  test.setTimeout(240_000);
  expectConsoleErrors(MEDUSAS_OWN);
  await page.setViewportSize({ width: 1280, height: 900 });
  const bought = await new Store(shop).buy(WORKED_EXAMPLE);
  const waiting = await new Store(shop).buy(WORKED_EXAMPLE, "bank-transfer");
  const admin = new AdminScreens(page, shop);
  await admin.signIn();

  const look = (what: string, id: string) =>
    expectAccessible(page, what, { region: `[data-testid="${id}"]` });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).first().click();

  await admin.openOrder(bought.display_id);
  await look("a paid order", "order-consignments");
  await press("Mark as sent");
  await look("a parcel to be marked as sent", "order-consignments");
  await press("Refund a piece");
  await press("Refund");
  await look("a refund without a reason", "order-consignments");
  await admin.openOrder(waiting.display_id);
  await press("Record a receipt for this order");
  await press("Record the receipt");
  await look("a waiting order with an empty receipt", "order-consignments");

  await admin.open("/receipts");
  await expect(page.getByTestId("receipts-matched").getByRole("listitem").first()).toBeVisible();
  await press("Record a receipt");
  await look("receipts", "receipts-page");
  await admin.open("/settlements");
  await expect(page.getByTestId("settlements-open").getByRole("listitem").first()).toBeVisible();
  await look("settlements", "settlements-page");
  await admin.open("/stock");
  await expect(page.getByTestId("stock-page").getByRole("listitem").first()).toBeVisible();
  await look("stock", "stock-page");
  await admin.open("/books");
  await expect(page.getByTestId("question").first()).toBeVisible();
  await press("Record a provider's fee");
  await look("books", "books-page");
  await page.getByTestId("account").first().getByRole("link").click();
  await expect(page.getByTestId("posting").first()).toBeVisible();
  await look("postings", "postings-page");
});
