import { expect, test } from "../support/browser";
import { Shopper } from "./shopper";

const PHONE = { width: 360, height: 740 };

test.describe("On a phone without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: PHONE, hasTouch: true });

  test("cioccolatto, mistyped, finds the chocolate, which is narrowed by price and bought", async ({
    page,
  }) => {
    const shopper = new Shopper(page, "it");
    await shopper.open();
    await page.getByRole("searchbox", { name: "Cerca tra i prodotti" }).fill("cioccolatto");
    await shopper.button("Cerca").click();
    await expect(
      page.getByText("Nessun risultato esatto per «cioccolatto». Ecco «cioccolato»."),
    ).toBeVisible();
    await expect(page.getByRole("link", { name: "Gianduia fondente, tre tavolette" })).toBeVisible();

    await page.getByText("Filtra e ordina").click();
    await page.getByLabel("Fino a").fill("9,00");
    await shopper.button("Mostra i prodotti").click();
    await expect(page).toHaveURL(/\/it\/goods\?q=cioccolatto&max=9\.00$/);
    await expect(page.getByRole("link", { name: "Gianduia fondente, tre tavolette" })).toHaveCount(0);

    await page.getByRole("link", { name: "Cioccolata in tazza" }).click();
    await shopper.button(shopper.words.add).click();
    await shopper.goToPayment();
    await shopper.orderAndPay("demo");
  });

  test("what is typed wrong as a price is kept, and what narrows the list is taken away again", async ({
    page,
  }) => {
    await page.goto("/en/goods?q=soap&category=cosmetics&min=cheap");
    await expect(page.getByLabel("From")).toHaveValue("cheap");
    await expect(page.getByText("Write a price in digits")).toBeVisible();
    await page.goto("/en/goods?q=xylophone&category=cosmetics");
    await expect(page.getByRole("heading", { name: "Or look through a kind" })).toBeVisible();
    await page.getByRole("link", { name: "Take away: Soap and creams" }).click();
    await expect(page).toHaveURL(/\/en\/goods\?q=xylophone$/);
    await expect(page.getByText("Nothing here answers to “xylophone”.")).toBeVisible();
  });
});

test("suggestions are reached by the keyboard, and Escape closes them", async ({ page }) => {
  await page.goto("/es");
  const field = page.getByRole("searchbox", { name: "Buscar entre los productos" });
  await field.pressSequentially("miel de rom");
  const suggestion = page.getByRole("search").getByRole("link", { name: "Miel de romero" });
  await expect(suggestion).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(suggestion).toBeHidden();
  await field.pressSequentially("e");
  await expect(suggestion).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/es\/goods\/rosemary-honey-500$/);
});
