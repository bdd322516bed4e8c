import { readFileSync } from "node:fs";
import { expect, test } from "../support/browser";
import { Desk } from "../support/coop-client";
import { allPaid } from "../support/payees";
import { textOfPdf } from "../support/portal-client";
import { CHOCOLATE, CLOCK } from "../support/store-client";
import { expectAccessible, expectSound } from "./accessibility";
import { DeskScreens, tabTo } from "./desk";
import { anotherBrowser, inviteColleague, join, publishHoney } from "./desk-honey";
import { AdminScreens, Network } from "./network";
import { OrderPage } from "./order-page";
import { cellsOf, Shopper } from "./shopper";

// The book is compared to the cent, so nobody else may have sold in it.
test.use({ shopOf: "the_pay", viewport: { width: 360, height: 740 } });

/** The treasurer's table of a member's work and pay, as the worked example has it. */
const SHARES = [
  ["M-01", "10 hours", "S/ 14.46"],
  ["M-02", "7 hours", "S/ 10.12"],
  ["M-03", "3 hours", "S/ 4.34"],
];

const BOOK_AFTER_CREDIT = {
  "In the bank": "S/ 99.10",
  "Work fund": "S/ 28.92",
  Materials: "S/ 13.16",
  "Co-op funds": "S/ 10.53",
  Shipping: "S/ 46.49",
  "Tax to pay": "S/ 0.00",
};

test("a colleague's honey is sold, sent and settled, and its work becomes three members' pay", async ({
  page,
  browser,
  shop,
  expectConsoleErrors,
}) => {
  test.setTimeout(420_000);
  // The form with one fault is answered with 400, a page of another role with 403.
  expectConsoleErrors(/status of 40[03]/);
  const [coop] = await shop.query<{ id: string }>(
    "update coop set bank_currency = 'pen' where handle = 'valdemiel' returning id",
  );
  const network = await Network.signIn(shop);

  const honey =
    await test.step("A colleague is invited, joins and publishes a honey, by keyboard", async () => {
      const link = await inviteColleague(page, "nina@valdemiel.example");
      const nina = await anotherBrowser(browser, shop);
      await join(nina, link);
      const handle = await publishHoney(nina);
      await nina.context().close();
      await page.context().clearCookies();
      return handle;
    });
  await network.addToPromotion("MIEL15", honey);

  const number =
    await test.step("It is bought with goods of two other co-ops, and paid by transfer", async () => {
      const buyer = await anotherBrowser(browser, shop);
      const shopper = new Shopper(buyer);
      await shopper.fillBasket([
        [CHOCOLATE, 2],
        [honey, 3],
        [CLOCK, 1],
      ]);
      await shopper.goToPayment();
      await shopper.orderAndPay("transfer");
      const order = new OrderPage(buyer);
      const number = await order.number();
      await network.receive("statement 1", "112.90", number);
      await buyer.reload();
      await order.expectHead("paid", "transfer");
      await order.expectMoney();
      await buyer.context().close();
      return number;
    });

  // The desk names goods in the language of whoever is at it.
  for (const who of ["desk", "board"] as const)
    await (await Desk.of(shop, "valdemiel", who)).post("/coop/me", { language: "en" });
  const desk = new DeskScreens(page);
  await desk.signIn("desk@valdemiel.example");
  /** What somebody would read on a paper of the desk. */
  const paper = async (url: string): Promise<string> => {
    const answer = await page.request.get(url);
    expect(answer.headers()["content-type"]).toBe("application/pdf");
    const text = await textOfPdf(new Uint8Array(await answer.body()));
    expect(text).not.toMatch(/prison|inmate|detain|sentence/i);
    return text;
  };

  await test.step("The parcel is packed and sent, by keyboard", async () => {
    await desk.open("/parcels");
    await expectSound(page, "parcels to pack", [360]);
    await desk.follow(`Parcel for order ${number}`);
    await expect(page.getByRole("row", { name: /Thyme honey/ })).toContainText("3");
    await expect(page.getByText("Ada Rossi")).toBeVisible();
    await expectSound(page, "a parcel to pack", [360]);
    const slip = await paper(`${page.url()}/slip.pdf`);
    for (const words of ["Ada Rossi", "Via Po 1", "Thyme honey", "Valdemiel"]) expect(slip).toContain(words);
    await desk.press("It is packed");
    await expect(page.getByText("Noted: it is packed.")).toBeVisible();
    await desk.fill(/Thyme honey: how many go now/, "5");
    await desk.press("It is sent");
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByLabel(/Thyme honey: how many go now/)).toHaveValue("5");
    await desk.fill(/Thyme honey: how many go now/, "2");
    await desk.fill(/Tracking number/, "FIRST-1");
    await desk.press("It is sent");
    await expect(page.getByText("Tracking number FIRST-1")).toBeVisible();
    await desk.press("It is packed");
    await expect(page.getByLabel(/Thyme honey: how many go now/)).toHaveValue("1");
    await desk.fill(/Tracking number/, "SECOND-2");
    await desk.press("It is sent");
    await expect(page.getByText("Tracking number SECOND-2")).toBeVisible();
  });

  await test.step("The network settles, and the treasurer records what the bank credited", async () => {
    const { settlement } = await network.ask<{ settlement: { id: string } }>("POST", "/admin/settlements", {
      coop_id: coop?.id,
      currency_code: "eur",
      request_id: "the settlement of valdemiel",
    });
    await network.ask("POST", `/admin/settlements/${settlement.id}/outcome`, { outcome: "paid" });
    await desk.open("/earnings");
    await expect(page.getByRole("row", { name: /Transferred so far/ })).toContainText("€24.47");
    await desk.open("/settlements");
    await desk.follow(/Transfer of/);
    await expect(page.getByText("€24.47").first()).toBeVisible();
    const recorded = page.getByText("Recorded. The money is in your co-op's book.");
    await desk.fill("Amount credited, in PEN", "91,90");
    await desk.press("Record it");
    await expect(recorded).toBeVisible();
    await desk.follow("It was typed wrong");
    await expect(page.getByText("S/\u00a091.90")).toBeVisible();
    await expectSound(page, "a credit to take back", [360]);
    await desk.press("Yes, take it back");
    await expect(page.getByText("Taken back. Record now what your bank credited.")).toBeVisible();
    await desk.fill("Amount credited, in PEN", "99,10");
    await desk.press("Record it");
    await expect(recorded).toBeVisible();
    const transfer = page.url().replace(/\?.*$/, "");
    const table = await page.request.get(`${transfer}.csv`);
    expect((await table.text()).split("\n")[1]?.trim()).toMatch(
      new RegExp(`^stl_\\w+,${number},Sale,EUR,24\\.47,7\\.14,3\\.25,2\\.60,11\\.48,`),
    );
    const statement = await paper(`${transfer}.pdf`);
    for (const amount of ["24.47", "7.14", "3.25", "2.60", "11.48", "99.10"])
      expect(statement).toContain(amount);
    await desk.open("/book");
    for (const [account, balance] of Object.entries(BOOK_AFTER_CREDIT))
      await expect(page.getByRole("row", { name: account })).toContainText(balance.replace(" ", "\u00a0"));
    await expectSound(page, "the co-op's book", [360]);
  });

  await test.step("Three members, and their work pasted with one fault", async () => {
    for (const code of ["M-01", "M-02", "M-03"]) {
      await desk.open("/members");
      await desk.fill("Code", code);
      await desk.press("Add the member");
      await expect(page.getByText("Added to the list.")).toBeVisible();
    }
    // Each is paid into an account of their own that another person compared with a paper.
    await allPaid(await Desk.of(shop, "valdemiel"), await Desk.of(shop, "valdemiel", "board"));
    await desk.open("/work/2026-11");
    const paste = page.getByLabel(/paste from a spreadsheet/);
    await tabTo(page, paste);
    await paste.fill("Code\tHours\nM-01\t10\nM-02\tseven\nM-03\t3");
    await desk.press("Save the month");
    await expect(page.getByRole("alert")).toContainText("Line 3 of the pasted text");
    await expect(page.getByRole("alert")).toContainText("“M-02”, “seven”: this is not a number");
    await expect(paste).toHaveValue("Code\tHours\nM-01\t10\nM-02\tseven\nM-03\t3");
    await expectSound(page, "a month with a fault", [360]);
    await paste.fill("Code\tHours\nM-01\t10\nM-02\t7\nM-03\t3");
    await desk.press("Save the month");
    await expect(page.getByText("Saved.")).toBeVisible();
    await expect(page.getByLabel("M-02")).toHaveValue("7");
  });

  await test.step("A run is proposed, and its proposer cannot approve it", async () => {
    await desk.follow("Propose the pay of this month");
    await expect(page.getByText(/an invented officer attested how pay is divided by law/)).toBeVisible();
    expect(sharesIn(await cellsOf(page.getByRole("table")))).toEqual(SHARES);
    await expectSound(page, "a pay to propose", [360]);
    await desk.press("Propose it");
    await expect(page.getByText("You proposed this pay, so somebody else has to approve it.")).toBeVisible();
    await expect(desk.link("Approve")).toHaveCount(0);
    const run = page.url().replace(/\?.*$/, "");
    const answer = await page.goto(`${run}/approve`);
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "This is not part of your role" })).toBeVisible();
    await page.goto(run);
  });

  const context = await browser.newContext({ baseURL: shop.shopUrl, viewport: { width: 360, height: 740 } });
  const board = new DeskScreens(await context.newPage());
  await test.step("The board approves it, and a second press does nothing twice", async () => {
    await board.signIn("board@valdemiel.example");
    await board.open("/pay");
    await board.follow(/Pay of November 2026/);
    await board.follow("Approve");
    expect(sharesIn(await cellsOf(board.page.getByRole("table")))).toEqual(SHARES);
    await expect(board.page.getByText(/Proposed by desk@valdemiel\.example on/)).toBeVisible();
    await expectSound(board.page, "a pay to approve", [360]);
    const at = board.page.url();
    expect((await board.page.goto("/en/portal/pay/new"))?.status()).toBe(403);
    await board.page.goto(at);
    await board.button("Yes, approve it").dblclick();
    await expect(
      board.page.getByText("Approved and written into the book. Now it can be paid."),
    ).toBeVisible();
    await expect(board.button("All were paid")).toHaveCount(0);
  });

  await test.step("The board undoes it, saying why, and the month is proposed and approved anew", async () => {
    await board.page.getByText("The approval was a mistake").click();
    await board.press("Undo the approval");
    await expect(board.page.getByRole("alert")).toContainText("Say in a few words why.");
    await expectSound(board.page, "an approval to undo", [360]);
    await board.page.getByLabel("Why").fill("Hours of another month");
    await board.press("Undo the approval");
    await expect(board.page.getByText("Undone. The work fund has its money again")).toBeVisible();
    await expect(board.page.getByText(/Undone by board@valdemiel\.example on/)).toBeVisible();
    await expect(board.page.getByText("Why: Hours of another month")).toBeVisible();

    await desk.open("/work/2026-11");
    await desk.follow("Propose the pay of this month");
    await desk.press("Propose it");
    await expect(page.getByText("Proposed. Somebody else can approve it now.")).toBeVisible();
    await board.page.goto(page.url());
    await board.follow("Approve");
    await board.press("Yes, approve it");
    await expect(
      board.page.getByText("Approved and written into the book. Now it can be paid."),
    ).toBeVisible();
  });
  await context.close();

  await test.step("It is paid, and the statements print", async () => {
    await page.reload();
    await desk.press("Make the files");
    await expect(page.getByText("The files are made. Download them and hand them over.")).toBeVisible();
    await expectSound(page, "a pay with its files", [360]);
    const list = page.waitForEvent("download");
    await desk.press("Download");
    const saved = await (await list).path();
    const rows = readFileSync(saved, "utf8").trim().split("\r\n").slice(1);
    expect(rows.map((row) => row.split(",").slice(1, 2).concat(row.split(",").slice(4, 6)))).toEqual(
      SHARES.map(([code = "", , amount = ""]) => [code, amount.replace(/^\D+/, ""), "PEN"]),
    );

    await desk.open("/pay/bank");
    await desk.press("Read it");
    await expect(page.getByRole("alert")).toContainText("Choose a file, or paste what is in it.");
    const told = ["reference,outcome,amount", "rent,paid,300.00"];
    for (const row of rows) {
      const [reference = "", code = "", , , amount = ""] = row.split(",");
      told.push(`${reference},${code === "M-02" ? "returned" : "paid"},${amount}`);
    }
    await page.getByLabel("Choose the file").setInputFiles({
      name: "answers.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(told.join("\n")),
    });
    await desk.press("Read it");
    await expect(page.getByText("3 entries about your payments")).toBeVisible();
    await expect(page.getByText("1 other entry was passed over.")).toBeVisible();
    await expect(page.getByRole("row", { name: "M-02" })).toContainText("came back");
    await expectSound(page, "what the bank says", [360]);
    await page.getByRole("row", { name: "M-02" }).getByRole("link").click();
    await expect(page.getByText("Something came back")).toBeVisible();
    await page.getByRole("button", { name: "Pay it again: M-02" }).click();
    await expect(page.getByText("It is to be paid again.")).toBeVisible();
    await desk.press("All were paid");
    await expect(page.getByText("Noted: paid.")).toBeVisible();
    await desk.follow("The members' statements");
    for (const [code = "", , amount = ""] of SHARES) {
      const sheet = page.getByRole("article", { name: `Member ${code}` });
      await expect(sheet).toContainText(amount.replace(" ", "\u00a0"));
      await expect(sheet).not.toContainText(/prison/i);
    }
    await expectSound(page, "statements", [360]);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("banner")).toBeHidden();
    await page.emulateMedia({ media: null });
    const pack = await paper(`${page.url()}.pdf`);
    for (const [code = "", , amount = ""] of SHARES) {
      expect(pack).toContain(code);
      expect(pack).toContain(amount.slice(4));
    }
    await desk.open("/book");
    await expect(page.getByRole("row", { name: "In the bank" })).toContainText("S/\u00a070.18");
    await expect(page.getByRole("row", { name: "Work fund" })).toContainText("S/\u00a00.00");
  });

  await test.step("The network reads the co-op's book once the board lets it", async () => {
    const office = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const admin = new AdminScreens(await office.newPage(), shop);
    await admin.signIn();
    await admin.open("/coop-books");
    await admin.page.getByLabel("Co-op", { exact: true }).selectOption("Valdemiel");
    await expect(admin.page.getByText(/This book is the co-op's own/)).toBeVisible();
    const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await (await Desk.of(shop, "valdemiel", "board")).post("/coop/book/grant", { until });
    await admin.page.reload();
    const bank = admin.page.getByTestId("coop-account").filter({ hasText: "In the bank" });
    await expect(bank).toContainText("70.18");
    await expect(admin.page.getByTestId("coop-book")).not.toContainText("M-01");
    await expectAccessible(admin.page, "a granted book", { region: "[data-testid=coop-books-page]" });
    await office.close();
  });
});

/** The first three cells of each member's row. */
function sharesIn(cells: string[][]): string[][] {
  return cells.filter(([code = ""]) => code.startsWith("M-")).map((row) => row.slice(0, 3));
}
