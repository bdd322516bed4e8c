import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { TEST_STAFF_PASSWORD } from "../support/template";
import { expectSound } from "./accessibility";
import { DeskScreens } from "./desk";
import { anotherBrowser, field, photograph, THYME } from "./desk-honey";

// People are invited and products renamed, which no other file should find.
test.use({ shopOf: "the_desk", viewport: { width: 360, height: 740 } });

const BOARD = "board@valdemiel.example";

/** Presses a button that sends the form, and waits for the page that answers. */
async function send(page: Page, name: string): Promise<void> {
  await Promise.all([
    page.waitForEvent("load"),
    page.getByRole("button", { name, exact: true }).last().click(),
  ]);
}

test("a file that is no picture and a recipe that does not add up are refused in words, and nothing typed is lost", async ({
  browser,
  shop,
}) => {
  // Without JavaScript, as the whole desk works.
  const context = await browser.newContext({ baseURL: shop.shopUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  const desk = new DeskScreens(page);
  await page.goto("/en/portal/products/new");
  await expect(page).toHaveURL(/sign-in\?next=/);
  await page.locator("#email").fill(BOARD);
  await page.locator("#password").fill(TEST_STAFF_PASSWORD);
  await desk.button("Sign in").click();
  await expect(page).toHaveURL(/products\/new$/);
  for (const [id, text] of Object.entries({ ...THYME, "recipe.funds": "10", "variant.0.price": "1.234" }))
    await field(page, id).fill(text);
  await field(page, "variant.0.sku").fill("VAL-THY-2");
  await field(page, "add-pictures").setInputFiles([
    await photograph("jar.jpg", "#c08a2e"),
    { name: "letter.jpg", mimeType: "image/jpeg", buffer: Buffer.from("Dear all") },
    { name: "large.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(12 * 1024 * 1024 + 1) },
  ]);
  await desk.button("Save the draft").last().click();
  const problems = page.getByRole("alert");
  await expect(problems).toContainText("letter.jpg: This is not a picture we can read.");
  await expect(problems).toContainText("large.jpg: This picture is larger than 12 MB.");
  await expect(problems).toContainText("Together 90 %: 10 % are missing.");
  await expect(problems).toContainText("Price: write it like 12.50");
  await expect(field(page, "title.it")).toHaveValue("Miele di timo");
  await expect(page.getByText("One picture is uploaded and waits below")).toBeVisible();
  await field(page, "recipe.funds").fill("20");
  await field(page, "variant.0.price").fill("1.234,50");
  await desk.button("Save the draft").last().click();
  await expect(page.getByText("The draft is made.")).toBeVisible();
  await expect(field(page, "variant.0.price")).toHaveValue("1234.50");
  await expect(page.getByRole("group", { name: "Picture 1" })).toBeVisible();
  await desk.button("Save and put in the shop").click();
  await expect(page.getByText("Saved, and still a draft")).toBeVisible();
  await expect(
    page.getByRole("listitem").filter({ hasText: "What the pictures show, in Spanish" }),
  ).toBeVisible();
  await context.close();
});

test("two people who edit the same product see both versions and choose", async ({
  page,
  browser,
  shop,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/status of 400/);
  const other = await anotherBrowser(browser, shop);
  const [mine, theirs] = [new DeskScreens(page), new DeskScreens(other)];
  await mine.signIn("desk@valdemiel.example");
  await theirs.signIn(BOARD);
  for (const desk of [mine, theirs]) {
    await desk.open("/products");
    await desk.page.getByRole("link", { name: "Beeswax candles, a pair" }).click();
    await expect(field(desk.page, "title.en")).toHaveValue("Beeswax candles, a pair");
  }
  await field(other, "title.en").fill("Candles, two");
  await field(other, "subtitle.it").fill("Cera d'api");
  await send(other, "Save");
  await expect(other.getByText("Saved.")).toBeVisible();

  await field(page, "title.en").fill("A pair of candles");
  await field(page, "title.es").fill("Velas de cera, dos");
  await send(page, "Save");
  await expect(page.getByRole("alert")).toContainText("Somebody else changed this product meanwhile");
  const clash = page.getByRole("group", { name: "Name (English)" });
  await expect(clash).toContainText("A pair of candles");
  await expect(clash).toContainText("Candles, two");
  await expect(page.getByText("One line under the name (Italian).")).toBeVisible();
  await expectSound(page, "two versions");
  await clash.getByLabel("The other").check();
  await send(page, "Save");
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(field(page, "title.en")).toHaveValue("Candles, two");
  await expect(field(page, "title.es")).toHaveValue("Velas de cera, dos");
  await expect(field(page, "subtitle.it")).toHaveValue("Cera d'api");
});

test("the shop is paused and opened again; a new password and signing out everywhere end what is open elsewhere", async ({
  page,
  browser,
  shop,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/status of 400/);
  const desk = new DeskScreens(page);
  await desk.signIn(BOARD);
  await desk.open("/pause");
  await desk.press("Pause the shop");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your shop is paused");
  await expectSound(page, "a paused shop", [360]);
  await desk.press("Open the shop again");
  await expect(page.getByText("The shop is open again.")).toBeVisible();

  const other = await anotherBrowser(browser, shop);
  const otherIsOut = async () => {
    await other.goto("/en/portal/products");
    await expect(other).toHaveURL(/sign-in\?next=%2Fen%2Fportal%2Fproducts&again=1$/);
    await expect(other.getByText("Your log-in has ended.")).toBeVisible();
  };
  await new DeskScreens(other).signIn(BOARD);
  await desk.open("/me");
  await desk.fill("Your password now", "not the one");
  await desk.fill("New password", "thyme on the south slope");
  await desk.press("Change it");
  await expect(page.getByText("This is not your password.").first()).toBeVisible();
  await expectSound(page, "a password that is wrong", [360]);
  await desk.fill("Your password now", TEST_STAFF_PASSWORD);
  await desk.fill("New password", "thyme on the south slope");
  await desk.press("Change it");
  await expect(page.getByText("The password is changed.")).toBeVisible();
  await otherIsOut();

  const signInThere = async () => {
    await other.locator("#email").fill(BOARD);
    await other.locator("#password").fill("thyme on the south slope");
    await other.keyboard.press("Enter");
  };
  await signInThere();
  await expect(other).toHaveURL(/portal\/products$/);
  await other.goto("/en/portal/pause");
  await other.getByLabel("A line for buyers").fill("Back on Monday");
  await desk.press("Sign out everywhere");
  await expect(page.getByText("You are signed out on every device.")).toBeVisible();

  // What was typed meanwhile is not lost, and nothing is done before its person is back.
  await other.getByRole("button", { name: "Pause the shop" }).click();
  await expect(other.getByText("Your log-in had ended, so nothing is saved yet.")).toBeVisible();
  await expectSound(other, "a form that waits", [360]);
  await signInThere();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("What you typed is still here");
  await expectSound(other, "a form to send again", [360]);
  await other.getByRole("button", { name: "Send what I typed" }).click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Your shop is paused");
  expect(await shop.query("select pause_message from coop where handle = 'valdemiel'")).toEqual([
    { pause_message: "Back on Monday" },
  ]);
  await other.getByRole("button", { name: "Open the shop again" }).click();
  await expect(other.getByText("The shop is open again.")).toBeVisible();
});
