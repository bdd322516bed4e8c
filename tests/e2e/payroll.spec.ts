import { readFileSync } from "node:fs";
import { expect, test } from "../support/browser";
import { Desk, newRequestId } from "../support/coop-client";
import { verifiedPayee } from "../support/payees";
import { euros } from "../support/store-client";
import { workbook } from "../support/xlsx";
import { expectSound } from "./accessibility";
import { DeskScreens } from "./desk";
import { anotherBrowser } from "./desk-honey";

// The book is compared to the cent.
test.use({ shopOf: "the_payroll", viewport: { width: 360, height: 740 } });

const HEADS = ["code", "gross", "withheld", "net"];

test("a payroll is read, mended, proposed, approved, handed to the institution and paid", async ({
  page,
  browser,
  shop,
  expectConsoleErrors,
}) => {
  test.setTimeout(180_000);
  page.setDefaultTimeout(15_000);
  expectConsoleErrors(/status of 400/);
  const treasurer = await Desk.of(shop, "saponaria-lumen");
  const board = await Desk.of(shop, "saponaria-lumen", "board");
  for (const person of [treasurer, board]) await person.post("/coop/me", { language: "en" });
  for (const code of ["I-01", "I-02"]) {
    const { member } = await treasurer.post<{ member: { id: string } }>("/coop/members", {
      ...{ code, regime: "inside", effective_from: "2026-01-01", request_id: newRequestId() },
    });
    await verifiedPayee(treasurer, board, member.id, "institution");
  }
  const money = () => ({ amount: euros("7.65"), request_id: newRequestId() });
  await treasurer.post("/coop/book/other-money", { ...money(), note: "A grant" });
  await treasurer.post("/coop/book/to-work", { ...money(), reason: "As if sold" });

  const alert = page.getByRole("alert");
  const desk = new DeskScreens(page);

  await test.step("Pasted without JavaScript, each wrong cell is told and nothing is lost", async () => {
    const context = await browser.newContext({ baseURL: shop.shopUrl, javaScriptEnabled: false });
    const plain = new DeskScreens(await context.newPage());
    await plain.signIn("desk@saponaria-lumen.example");
    await plain.open("/pay/payroll?month=2026-09");
    const typed = "code\tgross\twithheld\tnet\nI-01\t1.320,00\t320,00\t999,99\nI-09\t1\t0\t1";
    await plain.page.getByLabel("Or paste it").fill(typed);
    await plain.press("Show who is paid what");
    await expect(plain.page.getByRole("alert")).toContainText("Line 2, net, “999,99”: gross has to be");
    await expect(plain.page.getByRole("alert")).toContainText(
      "Line 3, code, “I-09”: no member has this code.",
    );
    await expect(plain.page.getByLabel("Or paste it")).toHaveValue(typed);
    await expect(plain.button("Propose it")).toHaveCount(0);
    await context.close();
  });

  await desk.signIn("desk@saponaria-lumen.example");
  const rows = () => page.getByRole("row", { name: /^I-0/ });
  await test.step("A file is read, as a table of text or as a workbook, and shown as it would be paid", async () => {
    await desk.open("/pay");
    await desk.open("/pay/payroll?month=2026-09");
    await desk.press("Show who is paid what");
    await expect(alert).toContainText("Choose a file, or paste the table.");
    await page.getByLabel("The payroll's table").setInputFiles({
      ...{ name: "paghe.csv", mimeType: "text/csv" },
      buffer: Buffer.from("codice;lordo;trattenute;netto\nI-01;1320,00;320,00;1000,01\n"),
    });
    await desk.press("Show who is paid what");
    await expect(alert).toContainText("Line 2, net, “1000,01”");
    await expectSound(page, "a payroll with a fault", [360, 1280]);
    await page.getByLabel("The payroll's table").setInputFiles({
      ...{
        name: "paghe.xlsx",
        mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      },
      buffer: workbook([HEADS, ["I-01", 1320, 320, 1000]]),
    });
    await desk.press("Show who is paid what");
    await expect(rows()).toHaveCount(1);
    for (const amount of ["€1,320.00", "€320.00", "€1,000.00"]) await expect(rows()).toContainText(amount);
    await expect(page.getByText("€1,312.35 comes from your co-op's own money")).toBeVisible();
    await expect(page.getByText("The work fund holds €7.65.")).toBeVisible();
    await expectSound(page, "a payroll to propose", [360, 1280]);
  });

  await test.step("It says why the co-op's money is used, and is proposed", async () => {
    await desk.press("Propose it");
    await expect(alert).toHaveCount(1);
    await expect(alert).toContainText("Say in a few words why.");
    await desk.fill("Why your co-op's money is used", "September's wage");
    await desk.press("Propose it");
    await expect(page.getByText("Proposed. Somebody else can approve it now.")).toBeVisible();
    await expect(page.getByText("Why: September's wage")).toBeVisible();
    await expect(page.getByText("You proposed this pay, so somebody else has to approve it.")).toBeVisible();
  });
  const run = page.url().replace(/\?.*$/, "");

  const at_board = new DeskScreens(await anotherBrowser(browser, shop));
  await test.step("The board reads and approves it, and the book has what was brought in", async () => {
    await at_board.signIn("board@saponaria-lumen.example");
    await at_board.open("/pay");
    await at_board.follow(/Pay of September 2026/);
    await at_board.follow("Approve");
    await expect(at_board.page.getByText("€1,312.35 comes from your co-op's own money")).toBeVisible();
    await expectSound(at_board.page, "a payroll to approve", [360, 1280]);
    await at_board.button("Yes, approve it").dblclick();
    await expect(at_board.page.getByText("Approved and written into the book.")).toBeVisible();
    await expect(at_board.page.getByText("€1,312.35 came from the co-op's own money")).toBeVisible();
    await desk.open("/book");
    await expect(page.getByRole("row", { name: "In the bank" })).toContainText("€1,320.00");
    await expect(page.getByRole("row", { name: "Work fund" })).toContainText("€0.00");
  });

  await test.step("One list for the institution has the net, and its answer is the bank's", async () => {
    await page.goto(run);
    await desk.press("Make the files");
    await expect(page.getByRole("listitem").getByText("List for the institution")).toBeVisible();
    const list = page.waitForEvent("download");
    await desk.press("Download");
    const [, row = "", ...more] = readFileSync(await (await list).path(), "utf8")
      .trim()
      .split("\r\n");
    expect(more).toEqual([]);
    const [reference = "", ...cells] = row.split(",");
    expect(cells).toEqual(["I-01", "", "", "1000.00", "EUR", expect.stringMatching(/ 2026-09$/)]);

    await desk.open("/pay/bank");
    await page.getByLabel("Or paste it").fill(`reference,outcome,amount\n${reference},paid,1000.00`);
    await desk.press("Read it");
    await expect(page.getByText("1 entry about your payments")).toBeVisible();
    await page.getByRole("row", { name: "I-01" }).getByRole("link").click();
    await expect(page.getByText("Paid", { exact: true })).toBeVisible();
  });

  await test.step("The statement says gross, net and the estimate; the board closes the pay", async () => {
    await desk.follow("The members' statements");
    const sheet = page.getByRole("article", { name: "Member I-01" });
    for (const amount of ["€1,320.00", "€320.00", "€1,000.00", "one thousand"])
      await expect(sheet).toContainText(amount);
    await expect(sheet).toContainText("Estimate");
    await expect(sheet).not.toContainText(/prison|inmate/i);
    await expectSound(page, "a payroll's statement", [360, 1280]);
    await at_board.page.goto(run);
    await at_board.page.getByText("Close this pay").click();
    await at_board.press("Close it");
    await expect(at_board.page.getByText(/Closed by board@saponaria-lumen\.example on/)).toBeVisible();
    await desk.open("/book");
    // What is withheld is still the co-op's to pay.
    await expect(page.getByRole("row", { name: "In the bank" })).toContainText("€320.00");
  });
});
