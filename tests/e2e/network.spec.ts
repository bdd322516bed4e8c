import type { Locator } from "@playwright/test";
import { balances, postings } from "../../backend/src/modules/books/ledger";
import type { Row, Sql } from "../../backend/src/modules/books/sql";
import { expect, test } from "../support/browser";
import { ledgerTable } from "../support/ledger-table";
import { Store, WORKED_EXAMPLE } from "../support/store-client";
import { AdminScreens, MEDUSAS_OWN, Network } from "./network";
import { OrderPage } from "./order-page";
import { cellsOf } from "./shopper";

// The book is compared to the cent, so nobody else may have sold in it.
test.use({ shopOf: "the_network" });

const CONSIGNMENTS = [
  {
    coop: "Pietrachiara",
    due: "€25.03",
    rows: [
      ["Dark gianduja, three bars", "2", "21.25", "7.65", "4.59", "3.06", "–", "1.74", "0.38", "3.83"],
      ["Parcel, 3 to 5 working days", "1", "5.90", "–", "–", "–", "4.84", "–", "–", "1.06"],
      ["In all", "", "27.15", "7.65", "4.59", "3.06", "4.84", "1.74", "0.38", "4.89"],
    ],
  },
  {
    coop: "Valdemiel",
    due: "€24.47",
    rows: [
      ["Rosemary honey", "3", "17.60", "7.14", "3.25", "2.60", "–", "1.44", "–", "3.17"],
      ["Padded parcel, 4 to 6 working days", "1", "14.00", "–", "–", "–", "11.48", "–", "–", "2.52"],
      ["In all", "", "31.60", "7.14", "3.25", "2.60", "11.48", "1.44", "–", "5.69"],
    ],
  },
  {
    coop: "Horabuena",
    due: "€40.98",
    rows: [
      ["Beech table clock", "1", "41.65", "15.36", "9.22", "6.15", "–", "3.41", "–", "7.51"],
      ["Parcel, 4 to 6 working days", "1", "12.50", "–", "–", "–", "10.25", "–", "–", "2.25"],
      ["In all", "", "54.15", "15.36", "9.22", "6.15", "10.25", "3.41", "–", "9.76"],
    ],
  },
];

const body = async (grid: Locator): Promise<string[][]> => (await cellsOf(grid)).slice(1);

test("the network sends, settles and refunds an order, and every page says what the book says", async ({
  page,
  browser,
  shop,
  expectConsoleErrors,
}, info) => {
  test.setTimeout(240_000);
  expectConsoleErrors(MEDUSAS_OWN);
  const network = await Network.signIn(shop);
  const bought = await new Store(shop).buy(WORKED_EXAMPLE, "bank-transfer");
  await network.receive("statement 1", "50.00", bought.display_id);
  await network.receive("statement 2", "62.90", bought.display_id);
  const admin = new AdminScreens(page, shop);

  await test.step("The order shows three consignments, cut to the cent", async () => {
    await admin.signIn();
    await admin.openOrder(bought.display_id);
    for (const { coop, rows } of CONSIGNMENTS)
      expect(await body(page.getByRole("group", { name: `${coop}: Consignments` }))).toEqual(rows);
    expect(await network.holds()).toEqual({
      bank: "112.90",
      "coop:pietrachiara:held": "27.15",
      "coop:valdemiel:held": "25.91",
      "coop:horabuena:held": "44.39",
      tax: "15.45",
    });
  });

  await test.step("Each parcel is marked as sent, and its money is earned", async () => {
    for (const { coop } of CONSIGNMENTS) {
      const panel = page.getByRole("region", { name: coop, exact: true });
      await panel.getByRole("button", { name: "Mark as sent" }).click();
      const form = panel.getByRole("form", { name: "The parcel is sent" });
      await form.getByLabel("Tracking number").fill(`TRACK-${coop}`);
      await admin.act(form.getByRole("button", { name: "The parcel is sent" }), "The parcel is sent");
      await expect(panel.getByText("Earned", { exact: true })).toBeVisible();
      await expect(panel).toContainText(`Tracking: TRACK-${coop}.`);
    }
    expect(await network.holds()).toEqual({
      bank: "112.90",
      "coop:pietrachiara:payable": "25.03",
      "coop:valdemiel:payable": "24.47",
      "coop:horabuena:payable": "40.98",
      tax: "15.83",
      "network:fee": "6.59",
    });
  });

  await test.step("Each co-op is settled, and the bank has sent it", async () => {
    await admin.open("/settlements");
    for (const { coop, due } of CONSIGNMENTS) {
      await admin.act(page.getByRole("button", { name: `Settle ${coop}` }), "Settle");
      const settlement = page.getByRole("region", { name: `${coop}: ${due}` });
      await admin.act(
        settlement.getByRole("button", { name: `Mark as paid: ${coop}, ${due}` }),
        "Mark as paid",
      );
      await expect(settlement.getByText("Paid", { exact: true })).toBeVisible();
    }
    expect(await network.holds()).toEqual({ bank: "22.42", tax: "15.83", "network:fee": "6.59" });
  });

  await test.step("One piece of honey is refunded, and sent back", async () => {
    await admin.openOrder(bought.display_id);
    const panel = page.getByRole("region", { name: "Valdemiel", exact: true });
    await panel.getByRole("button", { name: "Refund a piece" }).click();
    const form = panel.getByRole("form", { name: "Refund a piece" });
    await form.getByLabel("Piece").selectOption({ label: "Rosemary honey (3 of 3 left)" });
    await form.getByLabel("How many (1 to 3)").fill("1");
    await form.getByLabel("Reason").fill("The jar came broken");
    await expect(form.getByText("The buyer gets back €5.87.")).toBeVisible();
    await admin.act(form.getByRole("button", { name: "Refund" }), "Refund");

    const refunds = page.getByRole("region", { name: "Refunds", exact: true });
    await expect(refunds).toContainText("€5.87: 1 × Rosemary honey, Valdemiel");
    expect(await network.holds()).toEqual({
      bank: "22.42",
      "coop:valdemiel:owes": "4.33",
      tax: "14.77",
      "network:fee": "6.11",
      "buyer:refunds_due": "5.87",
    });
    await admin.act(refunds.getByRole("button", { name: "Mark as sent: €5.87" }), "Mark as sent");
    await expect(refunds.getByText("Sent", { exact: true })).toBeVisible();
    await expect(panel).toContainText("Refunded so far: €5.87.");
  });

  await test.step("The books balance, answer every question, and lead back to the order", async () => {
    await admin.open("/books");
    await expect(page.getByText("Balanced", { exact: true })).toBeVisible();
    await expect(page.getByText("Where €20.88 = whose €14.77 + result €6.11")).toBeVisible();
    const questions = page.getByRole("region", { name: "Questions to the book" }).getByRole("listitem");
    await expect(questions.first()).toBeVisible();
    expect(await questions.count()).toBeGreaterThan(10);
    await expect(questions.filter({ hasNotText: /OK$/ })).toHaveCount(0);

    const owes = page
      .getByRole("row")
      .filter({ hasText: /coop:.*:owes/ })
      .filter({ hasText: "4.33" });
    await owes.getByRole("link").click();
    const posting = page.getByRole("row").filter({ hasText: "€4.33" });
    await expect(posting).toContainText("Valdemiel");
    await posting.getByRole("link", { name: `Order #${bought.display_id}` }).click();
    await expect(admin.widget).toBeVisible();
  });

  await test.step("The buyer reads the same on the order's page", async () => {
    const buyer = await browser.newContext({ baseURL: shop.shopUrl });
    const order = new OrderPage(await buyer.newPage());
    await order.page.goto(`/en/orders/${bought.token}`);
    await order.expectHead("paid", "transfer");
    await order.expectMoney();
    for (const { coop } of CONSIGNMENTS) {
      await expect(order.parcelOf(coop)).toContainText("Sent");
      await expect(order.parcelOf(coop)).toContainText(`TRACK-${coop}`);
      await expect(order.parcelOf(coop)).toContainText(/Transferred on \d+ \w+ \d{4}\./);
    }
    const honey = order.parcelOf("Valdemiel");
    await expect(honey).toContainText("1 piece refunded");
    await expect(honey).toContainText("Refunded: €5.87");
    await expect(order.page.getByRole("region", { name: "Refunds" })).toContainText("€5.87 sent back");
    await buyer.close();
  });

  await test.step("The book, as a treasurer reads it", async () => {
    expect(await network.holds()).toEqual({
      bank: "16.55",
      "coop:valdemiel:owes": "4.33",
      tax: "14.77",
      "network:fee": "6.11",
    });
    const sql: Sql = { query: (text, parameters = []) => shop.query<Row>(text, [...parameters]) };
    const table = await ledgerTable(
      { postings: (page) => postings(sql, page), balances: () => balances(sql) },
      await network.coopNames(),
    );
    process.stdout.write(`\n${table}\n\n`);
    await info.attach("the book", { body: table, contentType: "text/plain" });
    expect(table).toContain("coop:valdemiel:owes");
  });
});
