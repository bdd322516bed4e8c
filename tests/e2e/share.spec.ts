import { expect, test } from "../support/browser";
import { Desk, newRequestId } from "../support/coop-client";
import { allPaid } from "../support/payees";
import { euros } from "../support/store-client";
import { expectSound } from "./accessibility";
import { DeskScreens } from "./desk";
import { cellsOf } from "./shopper";

// The book is compared to the cent.
test.use({ shopOf: "the_share", viewport: { width: 360, height: 740 } });

test("pieces of two grades are paid at a rate, with an adjustment", async ({
  page,
  browser,
  shop,
  expectConsoleErrors,
}) => {
  test.setTimeout(120_000);
  page.setDefaultTimeout(10_000);
  expectConsoleErrors(/status of 400/);
  const treasurer = await Desk.of(shop, "valdemiel");
  await treasurer.post("/coop/me", { language: "en" });
  await treasurer.post("/coop/book/other-money", {
    ...{ amount: euros("4.50"), note: "A grant", request_id: newRequestId() },
  });
  await treasurer.post("/coop/book/to-work", {
    ...{ amount: euros("4.50"), reason: "October's pieces", request_id: newRequestId() },
  });
  for (const code of ["M-01", "M-02"])
    await treasurer.post("/coop/members", {
      ...{ code, regime: "released", effective_from: "2025-01-01", request_id: newRequestId() },
    });
  await allPaid(treasurer, await Desk.of(shop, "valdemiel", "board"));

  await test.step("Pieces get grades, and each grade a cell, without JavaScript", async () => {
    const context = await browser.newContext({
      ...{ baseURL: shop.shopUrl, javaScriptEnabled: false, viewport: { width: 360, height: 740 } },
    });
    const page = await context.newPage();
    const desk = new DeskScreens(page);
    await desk.signIn("desk@valdemiel.example");
    const alert = page.getByRole("alert");
    await desk.open("/work/2026-10");
    await page.getByText("Grades of pieces").click();
    await page.getByLabel("Grades").fill("A one");
    await desk.press("Save the grades");
    await expect(alert).toContainText("This is not a grade");
    await expect(page.getByLabel("Grades")).toHaveValue("A one");
    await page.getByLabel("Grades").fill("A; 1\nB; 0,7");
    await desk.press("Save the grades");
    await expect(page.getByText("The grades are saved.")).toBeVisible();

    await page.getByLabel("M-01, A").fill("30");
    await page.getByLabel("M-01, B").fill("ten");
    await page.getByLabel(/paste from a spreadsheet/).fill("M-02\tA\t8\nM-02\tC\t1");
    await desk.press("Save the month");
    await expect(alert).toContainText("“M-01, B”, “ten”: this is not a number");
    await page.getByLabel("M-01, B").fill("10");
    await desk.press("Save the month");
    await expect(alert).toContainText("“M-02, C”, “1”: the month has no such grade.");
    await page.getByLabel(/paste from a spreadsheet/).fill("M-02\tA\t8");
    await desk.press("Save the month");
    await expect(page.getByText("Saved.")).toBeVisible();
    await expect(page.getByLabel("M-02, A")).toHaveValue("8");
    // A grade that has pieces stays.
    await page.getByText("Grades of pieces").click();
    await page.getByLabel("Grades").fill("A; 1");
    await desk.press("Save the grades");
    await expect(alert).toContainText("Pieces of a grade that is gone are still written down.");
    await context.close();
  });

  const desk = new DeskScreens(page);
  await desk.signIn("desk@valdemiel.example");
  const alert = page.getByRole("alert");
  await test.step("A fault among graded pieces is told accessibly", async () => {
    await desk.open("/work/2026-10");
    await page.getByLabel(/paste from a spreadsheet/).fill("M-02\tC\t1");
    await desk.press("Save the month");
    await expect(alert).toContainText("the month has no such grade.");
    await expectSound(page, "a month of graded pieces with a fault", [360, 1280]);
  });

  await test.step("The preview divides in each way, and says each cell that is wrong", async () => {
    await desk.open("/pay/new?month=2026-10");
    expect(await rows(page)).toEqual([
      ["M-01", "40 pieces counts 37", "€3.70"],
      ["M-02", "8 pieces counts 8", "€0.80"],
    ]);
    await page.getByText("Divide it otherwise, or adjust it").click();
    await page.getByRole("radio", { name: /^Equally/ }).check();
    await desk.press("Show who gets what");
    await expect(page.getByText("Divided equally among those who worked.")).toBeVisible();
    expect((await rows(page)).map(([, , amount]) => amount)).toEqual(["€2.25", "€2.25"]);

    await page.getByRole("radio", { name: /^At a rate/ }).check();
    await page.getByLabel("Adjustments").fill("M-02; -0,10; Paid twice in September\nM-09; 1; Nights");
    await desk.press("Show who gets what");
    await expect(alert).toContainText("The rate is a number above zero");
    await page.getByLabel("Rate for one hour").fill("0,50");
    await desk.press("Show who gets what");
    await expect(alert).toContainText("Adjustments, line 2, “M-09”: no member has this code.");
    await expectSound(page, "a share with a fault", [360, 1280]);
    await page.getByLabel("Adjustments").fill("M-02; -0,10; Paid twice in September");
    await desk.press("Show who gets what");
    expect(await rows(page)).toEqual([
      ["M-01", "40 pieces counts 37", "€18.50"],
      ["M-02", "8 pieces counts 8", "€3.90 -€0.10 of it: Paid twice in September"],
    ]);
    await expect(page.getByText("€17.90 comes from your co-op's own money")).toBeVisible();
    await expectSound(page, "a share to propose", [360, 1280]);
  });

  await test.step("It is proposed for a reason, and its page says how it was divided", async () => {
    await desk.press("Propose it");
    await expect(alert).toContainText("Say in a few words why.");
    await page.getByLabel("Why your co-op's money is used").fill("The fair is in December");
    await desk.press("Propose it");
    await expect(page.getByText("Proposed. Somebody else can approve it now.")).toBeVisible();
    await expect(page.getByText("€0.50 for each hour or full piece that was accepted.")).toBeVisible();
    await expect(page.getByText("Why: The fair is in December")).toBeVisible();
    expect((await rows(page)).map(([, , amount]) => amount)).toEqual([
      "€18.50",
      "€3.90 -€0.10 of it: Paid twice in September",
    ]);
  });
});

/** Code, work and pay of each member, as the table says them. */
async function rows(page: DeskScreens["page"]): Promise<string[][]> {
  const cells = await cellsOf(page.getByRole("table"));
  return cells
    .filter(([code]) => code?.startsWith("M-"))
    .map((row) => row.slice(0, 3).map((cell) => cell.replaceAll(/\s+/g, " ").trim()));
}
