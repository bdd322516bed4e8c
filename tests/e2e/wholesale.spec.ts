import type { Browser, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { BUYER_PASSWORD } from "../support/buyer-client";
import { expectSound } from "./accessibility";
import { AdminScreens, MEDUSAS_OWN } from "./network";
import { TURIN } from "./shopper";

/**
 * The story of a café, without JavaScript: it applies, is approved by the network in its admin, pastes thirty lines with two
 * faults, meets a case pack, orders at tier prices against a pro-forma, and orders again.
 */

const EMAIL = "bar@cafe.example";
const NUMBER = "IT09876543210";
const NAME = "Bar dell'Angolo (demo)";

const times = (count: number, line: string): string[] => Array.from({ length: count }, () => line);

/** Thirty lines of the list's seven euro articles, so that articles repeat; two of the lines are faulty. */
const LINES = [
  ...times(4, "PIE-GDB-3\t6"),
  ...times(3, "PIE-HAZ-300, 6"),
  ...times(3, "pie-drk-250 6"),
  ...times(2, "VAL-ROM-500;24"),
  ...times(5, "VAL-CAN-2 4"),
  ...times(5, "HOR-BTC-01 2"),
  ...times(3, "HOR-CWC-01 3"),
  // A good of another list, and a line without a number.
  "DUL-BAR-070 12",
  "PIE-GDB-3 lots",
  ...times(2, "PIE-GDB-3 6"),
  "PIE-HAZ-300 6",
];

// A shop of its own: every piece of stock is counted.
test.use({ javaScriptEnabled: false, shopOf: "wholesale" });

/** The page that is open, looked at by axe and at two widths in a browser with JavaScript, which axe needs. */
async function sound(browser: Browser, page: Page, what: string): Promise<void> {
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: true, storageState });
  const twin = await context.newPage();
  await twin.goto(page.url());
  await expectSound(twin, what);
  await context.close();
}

async function signUp(page: Page): Promise<void> {
  await page.goto("/en/wholesale");
  await page.getByRole("main").getByRole("link", { name: "Apply", exact: true }).click();
  // Nobody is signed in: the way leads over the account and back.
  await page.getByRole("link", { name: "Open an account" }).click();
  await page.getByLabel("E-mail").fill(EMAIL);
  await page.getByLabel("Password").fill("too short");
  await page.getByRole("button", { name: "Open the account" }).click();
  await expect(page.locator("#password-fault")).toHaveText("A password has 12 characters or more.");
  await expect(page.getByLabel("E-mail")).toHaveValue(EMAIL);
  await page.getByLabel("Password").fill(BUYER_PASSWORD);
  await page.getByRole("button", { name: "Open the account" }).click();
  await expect(page).toHaveURL(/\/en\/wholesale\/apply$/);
}

async function apply(page: Page): Promise<void> {
  await page.getByLabel("Company", { exact: true }).fill(NAME);
  await page.getByLabel("Registration or VAT number").fill(NUMBER);
  await page.getByLabel("Country").selectOption("it");
  await page.getByRole("button", { name: "Send the application" }).click();
  await expect(page.getByText("waiting for an answer")).toBeVisible();
  // Until then there is no price to be seen.
  await page.goto("/en/wholesale/prices");
  await expect(page).toHaveURL(/\/en\/wholesale\/apply/);
}

const sums = async (page: Page) =>
  (await page.locator("#sums dd").allTextContents()).map((text) => text.trim());

test("a café applies, is approved, pastes thirty lines with two faults, orders and orders again", async ({
  page,
  browser,
  shop,
  expectConsoleErrors,
}) => {
  test.setTimeout(240_000);
  expectConsoleErrors(MEDUSAS_OWN);
  // A form that was refused answers 400, and Chromium notes that in the console.
  expectConsoleErrors(/status of 400/);
  expect(LINES).toHaveLength(30);
  await signUp(page);
  await sound(browser, page, "the application");
  await apply(page);

  await test.step("the network approves it", async () => {
    const context = await browser.newContext({ javaScriptEnabled: true });
    const network = new AdminScreens(await context.newPage(), shop);
    await network.signIn();
    await network.open("/wholesale");
    const company = network.region(NAME);
    await company.getByRole("button", { name: "Approve" }).click();
    const form = network.page.getByRole("form", { name: `Approve ${NAME}` });
    await form.getByLabel("Group").selectOption({ label: "Cafés and small shops (demo)" });
    await form.getByLabel("Reason").fill("Found in the register");
    await form.getByRole("button", { name: "Approve" }).click();
    await expect(company.getByText("Approved", { exact: true })).toBeVisible();
    await context.close();
  });

  await test.step("every tier stands on the list, with and without tax", async () => {
    await page.goto("/en/wholesale/prices");
    const chocolate = page.locator("#PIE-GDB-3 tbody tr");
    expect((await chocolate.allTextContents()).map((row) => row.trim().split(/\s+/))).toEqual([
      ["6", "€8.50", "€10.37"],
      ["12", "€8.00", "€9.76"],
      ["24", "€7.40", "€9.03"],
    ]);
    await sound(browser, page, "the price list");
  });

  await test.step("a case pack is asked for, and what was typed stays", async () => {
    const chocolate = page.locator("#PIE-GDB-3");
    await chocolate.getByRole("textbox").fill("7");
    await chocolate.getByRole("button").click();
    await expect(page.locator("#quantity-PIE-GDB-3-fault")).toContainText("take 6 or 12");
    await expect(page.locator("#quantity-PIE-GDB-3")).toHaveValue("7");
  });

  await test.step("thirty lines are pasted: two are faulty, none is lost", async () => {
    await page.goto("/en/wholesale/paste");
    const field = page.getByLabel("Articles and quantities");
    await field.fill(LINES.join("\n"));
    await page.getByRole("button", { name: "Look at the lines" }).click();
    const faulty = page.locator("tr.faulty");
    await expect(faulty).toHaveCount(2);
    await expect(faulty.nth(0)).toContainText("not on your price list");
    await expect(faulty.nth(1)).toContainText("whole number");
    await expect(field).toHaveValue(LINES.join("\n"));
    await page.getByRole("button", { name: "Put in the 28 right lines" }).click();
    await expect(field).toHaveValue("DUL-BAR-070 12\nPIE-GDB-3 lots");
  });

  await test.step("the basket counts lines of one article together, at the tier they reach", async () => {
    await page.goto("/en/wholesale/basket");
    const boxes = page.locator("li", { has: page.getByRole("heading", { name: /gianduja/i }) });
    // 6 × 6 = 36 at 7.40, without tax.
    await expect(boxes.getByRole("textbox")).toHaveValue("36");
    await expect(boxes).toContainText("€7.40");
    await expect(boxes).toContainText("€266.40");
    // 266.40 + 24 × 6.20 + 18 × 5.35 + 48 × 4.10 + 20 × 7.25 + 10 × 31.00 + 9 × 26.00
    expect((await sums(page))[0]).toBe("€1,397.30");
    await sound(browser, page, "the company's basket");
    await page.getByRole("link", { name: "Go on to the address" }).click();
  });

  await test.step("it is ordered against a pro-forma whose sums add up", async () => {
    await page.getByLabel("First name").fill(TURIN.firstName);
    await page.getByLabel("Last name").fill(TURIN.lastName);
    await page.locator("#address_1").fill(TURIN.street);
    await page.locator("#postal_code").fill(TURIN.postcode);
    await page.locator("#city").fill(TURIN.city);
    await page.getByRole("button", { name: "Go on to the order" }).click();
    // Shipping 5.90 + 14.00 + 12.50, each less its 22 %: 4.84 + 11.48 + 10.25; then the tax on all of it.
    const shown = ["€1,397.30", "€26.57", "€313.24", "€1,737.11"];
    expect(await sums(page)).toEqual(shown);
    await sound(browser, page, "the order before it is placed");
    await page.getByRole("button", { name: "Order for €1,737.11" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Pro-forma PF-\d+$/);
    expect(await sums(page)).toEqual(shown);
    await expect(page.getByRole("region", { name: "How to pay" })).toContainText(/ARNIA \d+/);
    await sound(browser, page, "the pro-forma");
    const paper = await page.request.get(
      (await page.getByRole("link", { name: /PDF/ }).getAttribute("href")) ?? "",
    );
    expect(paper.headers()["content-type"]).toBe("application/pdf");
    expect(paper.headers()["cache-control"]).toContain("no-store");
  });

  await test.step("it is ordered again, as far as there is stock, and what is missing is said", async () => {
    await page.getByRole("link", { name: "Order again" }).click();
    const boxes = page.locator("li", { hasText: /gianduja/i });
    await expect(boxes).toContainText("as then");
    await expect(boxes).toContainText("Only 4 left.");
    await sound(browser, page, "an order again");
  });

  await test.step("a shopper finds none of it", async () => {
    await page.context().clearCookies();
    await page.goto("/en/wholesale/basket");
    await expect(page).toHaveURL(/\/en\/account\/sign-in\?next=/);
    await sound(browser, page, "signing in");
    await page.goto("/en/goods/gianduja-dark-bar-box");
    await expect(page.getByText("€12.50").first()).toBeVisible();
    await expect(page.getByText("€7.40")).toHaveCount(0);
  });
});
