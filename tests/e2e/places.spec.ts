import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectSound } from "./accessibility";
import { Shopper } from "./shopper";

/** Amounts as Argentines write them, with a sign that means pesos only. */
const pesos = (amount: string) => new RegExp(`AR\\$\\s${amount.replaceAll(".", "\\.")}`);

async function go(page: Page, path: string): Promise<void> {
  await page.goto(path);
}

test.describe("With JavaScript off, on a phone in Argentina", () => {
  test.use({ javaScriptEnabled: false, locale: "es-AR", viewport: { width: 360, height: 740 } });

  test("somebody lands in their own shop, looks at Peru's, loses nothing and buys in pesos", async ({
    page,
    expectConsoleErrors,
  }) => {
    // The address that is refused.
    expectConsoleErrors(/status of 400/);
    await go(page, "/");
    await expect(page).toHaveURL(/\/es-ar$/);
    await expect(page.locator("html")).toHaveAttribute("lang", "es-ar");

    await go(page, "/es-ar/goods/monte-honey-480");
    await expect(page.getByText(pesos("9.800,00")).first()).toBeVisible();
    await expect(page.getByText("con IVA del 21% incluido (Argentina)")).toBeVisible();
    const shopper = new Shopper(page, "es");
    await page.getByLabel(shopper.words.quantity, { exact: true }).fill("2");
    await shopper.button(shopper.words.add).click();
    await expect(page).toHaveURL(/\/es-ar\/basket/);

    await page.getByRole("link", { name: /Lugar:/ }).click();
    await expect(page.getByText("Estás aquí")).toBeVisible();
    await page.getByRole("link", { name: "Comprar en Perú" }).click();
    const fate = page.getByRole("listitem").filter({ hasText: "2 ×" });
    await expect(fate).toContainText("Se queda en tu cesta para Argentina.");
    await expect(fate).toContainText("solo envía en Argentina");
    await shopper.button("Comprar en Perú").click();
    await expect(page).toHaveURL(/\/es-pe$/);

    // The bare address remembers the choice; the other place's good is shown and not sold.
    await go(page, "/");
    await expect(page).toHaveURL(/\/es-pe$/);
    await go(page, "/es-pe/goods/monte-honey-480");
    await expect(shopper.button(shopper.words.add)).toHaveCount(0);
    await go(page, "/es-pe/basket");
    await expect(page.getByText("También tienes 2 artículos en tu cesta para Argentina.")).toBeVisible();
    await page.getByRole("link", { name: "Abrir esa cesta" }).click();

    await shopper.goToCheckout();
    await expect(page.getByLabel("País", { exact: true })).toHaveValue("Argentina");
    for (const [label, value] of [
      ["Correo electrónico", "ana@example.org"],
      ["Nombre", "Ana"],
      ["Apellidos", "Vega"],
      ["Calle y altura", "Belgrano 120"],
      ["Código postal", "20"],
      ["Localidad", "Rosario"],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByLabel("Provincia", { exact: true }).selectOption("Santa Fe");
    await shopper.button(shopper.words.toShipping).click();
    await expect(page.getByRole("link", { name: "Ejemplo: 1425 o C1425ABC" })).toBeVisible();
    await page.getByLabel("Código postal", { exact: true }).fill("S2000ABC");
    await shopper.button(shopper.words.toShipping).click();
    await shopper.chooseCheapestShipping();
    const link = await shopper.orderAndPay("demo");
    await expect(page.getByText(pesos("26.400,00")).first()).toBeVisible();
    await expect(page.getByText("S2000ABC Rosario, Santa Fe")).toBeVisible();
    // A letter's link knows the language alone.
    await go(page, link.replace("/es-ar/", "/en/"));
    await expect(page).toHaveURL(link.replace("/es-ar/", "/en-ar/"));
  });
});

test("the address of each place is asked for as people write it there, fits and is accessible", async ({
  page,
}) => {
  for (const [lang, good] of [
    ["es-ar", "monte-honey-480"],
    ["es-pe", "cacao-nibs-200"],
    ["it-pr", "tile-trivet"],
  ] as const) {
    const { words } = new Shopper(page, lang.slice(0, 2) as "es" | "it");
    await go(page, `/${lang}/goods/${good}`);
    await page.getByRole("button", { name: words.add, exact: true }).click();
    await expect(page).toHaveURL(/\/basket/);
    await go(page, `/${lang}/checkout`);
    await expectSound(page, `address (${lang})`, [360, 1280]);
  }
});
