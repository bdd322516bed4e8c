import { expect, test } from "../support/browser";
import { Desk, newRequestId } from "../support/coop-client";
import { allPaid } from "../support/payees";
import { euros } from "../support/store-client";
import { expectAccessible, expectFits, expectSound, WIDE, WIDTHS } from "./accessibility";
import { DeskScreens } from "./desk";
import { anotherBrowser } from "./desk-honey";
import { AdminScreens, MEDUSAS_OWN } from "./network";

// The book is compared to the cent, and what waits for the network is counted.
test.use({ shopOf: "the_third" });

test("the network agrees on an amount, signs pay above it as third, and refuses another", async ({
  page,
  browser,
  shop,
  expectConsoleErrors,
}) => {
  test.setTimeout(180_000);
  page.setDefaultTimeout(20_000);
  expectConsoleErrors(MEDUSAS_OWN);
  const treasurer = await Desk.of(shop, "valdemiel");
  const board = await Desk.of(shop, "valdemiel", "board");
  for (const person of [treasurer, board]) await person.post("/coop/me", { language: "en" });
  const amount = euros("9.00");
  await treasurer.post("/coop/book/other-money", { amount, note: "A grant", request_id: newRequestId() });
  await treasurer.post("/coop/book/to-work", { amount, reason: "October", request_id: newRequestId() });
  for (const code of ["M-01", "M-02"])
    await treasurer.post("/coop/members", {
      ...{ code, regime: "released", effective_from: "2025-01-01", request_id: newRequestId() },
    });
  await allPaid(treasurer, board);
  const entries = [
    { code: "M-01", quantity: "10" },
    { code: "M-02", quantity: "5" },
  ];
  await treasurer.post("/coop/work/2026-10", { kind: "hours", version: 0, entries });

  const admin = new AdminScreens(page, shop);
  const waiting = page.getByTestId("pay-waiting");
  await test.step("The network agrees with a co-op on an amount", async () => {
    await admin.signIn();
    await admin.open("/pay-to-sign");
    await expect(waiting).toContainText("No pay waits for the network.");
    const coop = page.getByTestId("pay-agreement").filter({ hasText: "Valdemiel" });
    await expect(coop).toContainText("The network signs nothing");
    await coop.getByRole("button", { name: "Change: Valdemiel" }).click();
    const form = page.getByRole("form", { name: "Pay of Valdemiel that the network signs" });
    await form.getByLabel("Above (EUR)").fill("four");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form.getByRole("alert")).toBeVisible();
    await form.getByLabel("Above (EUR)").fill("4,00");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(coop).toContainText("The network signs above €4.00");
  });

  const at_desk = new DeskScreens(await anotherBrowser(browser, shop));
  const at_board = new DeskScreens(await anotherBrowser(browser, shop));
  const proposeAll = async () => {
    await at_desk.open("/pay/new?month=2026-10");
    await expect(at_desk.page.getByText("More than €4.00: two of your co-op sign it")).toBeVisible();
    await at_desk.press("Propose it");
    await expect(at_desk.page.getByText("Proposed. Somebody else can approve it now.")).toBeVisible();
    await at_board.page.goto(at_desk.page.url().replace(/\?.*$/, ""));
    await at_board.follow("Approve");
    await expect(at_board.page.getByText("More than €4.00: two of your co-op sign it")).toBeVisible();
    await at_board.press("Yes, approve it");
    await expect(at_board.page.getByText("Approved by your co-op. Nothing is in the book yet")).toBeVisible();
  };
  await test.step("The co-op proposes and approves, and reads that it waits for the network", async () => {
    await at_desk.signIn("desk@valdemiel.example");
    await at_board.signIn("board@valdemiel.example");
    await proposeAll();
    await expect(at_board.page.getByText("Waits for the network")).toBeVisible();
    await expectSound(at_board.page, "a pay that waits for the network", [360, 1280]);
  });

  const name = "Valdemiel, October 2026";
  const run = page.getByRole("region", { name });
  await test.step("The network sees sums and no member, and refuses for a reason", async () => {
    await page.reload();
    await expect(run).toContainText("€9.00");
    await expect(run).toContainText("Signed above€4.00");
    await expect(run).toContainText("Members paid2");
    await expect(page.getByTestId("pay-to-sign-page")).not.toContainText(/M-0[12]|@/);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await expectFits(page, `pay to sign at ${width}`);
      await expectAccessible(page, `pay to sign at ${width}`, { region: '[data-testid="pay-to-sign-page"]' });
    }
    await page.setViewportSize({ width: WIDE, height: 900 });
    await run.getByRole("button", { name: "Refuse" }).click();
    const form = page.getByRole("form", { name: `Refuse: ${name}` });
    await form.getByRole("button", { name: "Refuse" }).click();
    await expect(form.getByRole("alert")).toBeVisible();
    await form.getByLabel("Why, for the co-op to read").fill("Twice as much as in September");
    await form.getByRole("button", { name: "Refuse" }).click();
    await expect(page.getByTestId("pay-decided-run")).toContainText("Twice as much as in September");
    await expect(waiting).toContainText("No pay waits for the network.");
    await at_desk.page.reload();
    await expect(at_desk.page.getByText(/Refused by the network on/)).toBeVisible();
    await expect(at_desk.page.getByText("Why: Twice as much as in September")).toBeVisible();
  });

  await test.step("Proposed anew it is signed, and only then in the book", async () => {
    await proposeAll();
    await at_desk.open("/book");
    await expect(at_desk.page.getByRole("row", { name: "Work fund" })).toContainText("€9.00");
    await page.reload();
    await run.getByRole("button", { name: `Sign: ${name}` }).click();
    const ask = page.getByRole("alertdialog");
    await expect(ask).toContainText("Sign €9.00 of Valdemiel?");
    await ask.getByRole("button", { name: "Sign" }).click();
    await expect(page.getByTestId("pay-decided-run")).toHaveCount(2);
    await at_board.page.reload();
    await expect(at_board.page.getByText(/Signed by the network on/)).toBeVisible();
    await expect(at_board.page.getByText("Approved", { exact: true })).toBeVisible();
    await at_desk.open("/book");
    await expect(at_desk.page.getByRole("row", { name: "Work fund" })).toContainText("€0.00");
  });
});
