import { expect, type Locator, type Page } from "@playwright/test";
import type { Shop } from "../support/shop";
import { ask, euros, must, type Money } from "../support/store-client";
import { TEST_ADMIN } from "../support/template";

interface Accounts {
  accounts: { account: string; side: string; balance: Money }[];
  sums: { where: Money; whose: Money; result: Money; balanced: boolean }[];
}

interface Consignment {
  id: string;
  coop: { handle: string };
  pieces: { id: string; kind: "goods" | "shipping" }[];
}

/** The network's operator, by program. */
export class Network {
  private constructor(
    private readonly shop: Shop,
    private readonly token: string,
  ) {}

  static async signIn(shop: Shop): Promise<Network> {
    return new Network(shop, await shop.adminToken());
  }

  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers = { authorization: `Bearer ${this.token}` };
    return must(await ask<T>(`${this.shop.backendUrl}${path}`, { method, headers, body }));
  }

  async receive(statement_ref: string, amount: string, order_display_id?: number): Promise<void> {
    await this.ask("POST", "/admin/receipts", {
      statement_ref,
      amount: euros(amount),
      received_on: "2026-11-20",
      ...(order_display_id === undefined ? {} : { order_display_id }),
    });
  }

  /** Reserves what a co-op is due and says that the bank sent it. */
  async settle(handle: string): Promise<{ id: string }> {
    const [coop] = await this.shop.query<{ id: string }>("select id from coop where handle = $1", [handle]);
    const { settlement } = await this.ask<{ settlement: { id: string } }>("POST", "/admin/settlements", {
      coop_id: coop?.id,
      currency_code: "eur",
      request_id: `settle ${handle}`,
    });
    await this.ask("POST", `/admin/settlements/${settlement.id}/outcome`, { outcome: "paid" });
    return settlement;
  }

  async sendAll(order_id: string): Promise<void> {
    for (const { id } of await this.consignments(order_id))
      await this.ask("POST", `/admin/consignments/${id}/sent`, {});
  }

  async refundOneHoney(order_id: string): Promise<void> {
    const consignment = (await this.consignments(order_id)).find(({ coop }) => coop.handle === "valdemiel");
    await this.ask("POST", `/admin/consignments/${consignment?.id ?? ""}/refunds`, {
      piece_id: consignment?.pieces.find(({ kind }) => kind === "goods")?.id,
      quantity: 1,
      reason: "The jar came broken",
      request_id: `refund ${order_id}`,
    });
  }

  private async consignments(order_id: string): Promise<Consignment[]> {
    const path = `/admin/orders/${order_id}/consignments`;
    return (await this.ask<{ consignments: Consignment[] }>("GET", path)).consignments;
  }

  async setStock(handle: string, sellable: number): Promise<void> {
    await this.ask("POST", `/admin/stock/${await this.variantOf(handle)}`, { sellable });
  }

  /** How many of a good the shop may sell, and how many of those are spoken for. */
  async stockOf(handle: string): Promise<{ sellable: number; available: number }> {
    const variant = await this.variantOf(handle);
    const { items } = await this.ask<{
      items: { variant_id: string; sellable: number; available: number }[];
    }>("GET", "/admin/stock");
    const item = items.find(({ variant_id }) => variant_id === variant);
    if (!item) throw new Error(`${handle} has no stock entry.`);
    return item;
  }

  /** Leaves exactly so many of a good for sale, whatever was sold before. */
  async leave(handle: string, available: number): Promise<void> {
    const now = await this.stockOf(handle);
    await this.setStock(handle, now.sellable - now.available + available);
  }

  /** Lets a code hold for one more of its co-op's goods, as the network does in Medusa's own screens. */
  async addToPromotion(code: string, handle: string): Promise<void> {
    interface Promotion {
      id: string;
      application_method: { target_rules: { id: string; values: { value: string }[] }[] };
    }
    const { promotions } = await this.ask<{ promotions: Promotion[] }>(
      "GET",
      `/admin/promotions?code=${code}`,
    );
    const [promotion] = promotions;
    const [rule] = promotion?.application_method.target_rules ?? [];
    const { products } = await this.ask<{ products: { id: string }[] }>(
      "GET",
      `/admin/products?handle=${handle}`,
    );
    if (!promotion || !rule || !products[0]) throw new Error(`There is no ${code}, or no ${handle}.`);
    await this.ask("POST", `/admin/promotions/${promotion.id}/target-rules/batch`, {
      update: [
        {
          id: rule.id,
          attribute: "items.product.id",
          operator: "in",
          values: [...rule.values.map(({ value }) => value), products[0].id],
        },
      ],
    });
  }

  accounts(): Promise<Accounts> {
    return this.ask<Accounts>("GET", "/admin/books/accounts");
  }

  /** What every account that is not empty holds; co-ops by their handle. */
  async holds(): Promise<Record<string, string>> {
    const names = await this.coopNames();
    const { accounts } = await this.accounts();
    return Object.fromEntries(
      accounts
        .filter(({ balance }) => balance.amount !== "0.00")
        .map(({ account, balance }) => [named(account, names), balance.amount]),
    );
  }

  /** Co-op ids and the handles to put in their place. */
  async coopNames(): Promise<Record<string, string>> {
    const rows = await this.shop.query<{ id: string; handle: string }>("select id, handle from coop");
    return Object.fromEntries(rows.map(({ id, handle }) => [id, handle]));
  }

  private async variantOf(handle: string): Promise<string> {
    const [row] = await this.shop.query<{ id: string }>(
      "select v.id from product_variant v join product p on p.id = v.product_id where p.handle = $1",
      [handle],
    );
    if (!row) throw new Error(`There is no good ${handle}.`);
    return row.id;
  }
}

function named(text: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names).reduce((left, [id, handle]) => left.replaceAll(id, handle), text);
}

/**
 * What Medusa's own dashboard complains about here: a cloud we are not in, a flag from a place that tests cannot
 * reach, and pictures at the address that the seeded shop had.
 */
export const MEDUSAS_OWN = /\/cloud\/auth|cdn\.jsdelivr\.net|localhost:4321\/pictures/;

/** Medusa Admin in the browser, our screens and what leads to them. */
export class AdminScreens {
  constructor(
    readonly page: Page,
    private readonly shop: Shop,
  ) {}

  async signIn(): Promise<void> {
    await this.page.goto(`${this.shop.backendUrl}/app/login`);
    await this.page.getByPlaceholder("Email").fill(TEST_ADMIN.email);
    await this.page.getByPlaceholder("Password").fill(TEST_ADMIN.password);
    await this.page.getByRole("button", { name: "Continue with Email" }).click();
    await expect(this.page).not.toHaveURL(/\/login/, { timeout: 30_000 });
  }

  /** Through the menu, as the network would: the whole dashboard is not loaded anew for each of its screens. */
  async open(path: string): Promise<void> {
    await this.page.locator(`nav a[href="/app${path}"]:visible`).first().click({ timeout: 30_000 });
    await expect(this.page).toHaveURL(`${this.shop.backendUrl}/app${path}`);
  }

  /** Finds the order in Medusa's list, as the network would. */
  async openOrder(display_id: number): Promise<void> {
    await this.open("/orders");
    await this.page.getByRole("row", { name: new RegExp(`^#${display_id}\\b`) }).click();
    await expect(this.widget).toBeVisible();
  }

  get widget(): Locator {
    return this.page.getByTestId("order-consignments");
  }

  region(name: string | RegExp): Locator {
    return this.page.getByRole("region", { name });
  }

  /** Presses a button that asks first, and agrees. */
  async act(button: Locator, agree: string): Promise<void> {
    await button.click();
    await this.agree(agree);
  }

  async agree(name: string): Promise<void> {
    const question = this.page.getByRole("alertdialog");
    await question.getByRole("button", { name, exact: true }).click();
    await expect(question).toBeHidden();
  }

  /** Records one line of the bank statement on the page of the order it is for. */
  async recordReceipt(reference: string, amount: string): Promise<void> {
    const payment = this.region("Payment").filter({ has: this.page.getByText("Bank transfer") });
    await payment.getByRole("button", { name: "Record a receipt for this order" }).click();
    const form = this.page.getByRole("form", { name: "Record the receipt" });
    await form.getByLabel("Statement reference").fill(reference);
    await form.getByLabel("Amount (EUR)").fill(amount);
    await this.act(form.getByRole("button", { name: "Record the receipt" }), "Record the receipt");
    await expect(form).toBeHidden();
  }
}
