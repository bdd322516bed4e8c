import { expect, type Locator, type Page } from "@playwright/test";
import { CHOCOLATE, CLOCK, HONEY } from "../support/store-client";
import { WORDS, type Lang } from "./words";

const CODES = ["PIETRA15", "MIEL15", "HORA15"];

/** The worked example, co-op by co-op, in the order of the basket. */
const EXAMPLE: readonly (readonly [handle: string, quantity: number])[] = [
  [CHOCOLATE, 2],
  [HONEY, 3],
  [CLOCK, 1],
];

export const TURIN = {
  email: "ada@example.org",
  firstName: "Ada",
  lastName: "Rossi",
  street: "Via Po 1",
  postcode: "10124",
  city: "Torino",
} as const;

/** Somebody at the shop who finds things by what they are called, in their language. */
export class Shopper {
  readonly words: (typeof WORDS)[Lang];

  constructor(
    readonly page: Page,
    readonly lang: Lang = "en",
  ) {
    this.words = WORDS[lang];
  }

  async open(path = ""): Promise<void> {
    await this.page.goto(`/${this.lang}${path}`);
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  async addToBasket(handle: string, quantity: number | string = 1): Promise<void> {
    await this.open(`/goods/${handle}`);
    await this.page.getByLabel(this.words.quantity, { exact: true }).fill(String(quantity));
    await this.button(this.words.add).click();
    await expect(this.page).toHaveURL(/\/basket/);
  }

  async useCode(code: string): Promise<void> {
    await this.page.getByLabel(this.words.code, { exact: true }).fill(code);
    await this.button(this.words.useCode).click();
    await expect(this.page.getByText(code)).toBeVisible();
  }

  async goToCheckout(): Promise<void> {
    await this.page.getByRole("link", { name: this.words.checkout }).click();
    await expect(this.page).toHaveURL(/\/checkout$/);
  }

  async giveAddress(given: Partial<Record<keyof typeof TURIN, string>> = {}): Promise<void> {
    const address = { ...TURIN, ...given };
    for (const field of Object.keys(TURIN) as (keyof typeof TURIN)[])
      await this.page.getByLabel(this.words[field], { exact: true }).fill(address[field]);
    await this.page.getByLabel(this.words.country, { exact: true }).selectOption("it");
    await this.button(this.words.toShipping).click();
  }

  /** The first choice of each co-op is its cheapest. */
  async chooseCheapestShipping(): Promise<void> {
    for (const group of await this.page.getByRole("radiogroup").all())
      await group.getByRole("radio").first().check();
    await this.button(this.words.toPayment).click();
    await expect(this.page).toHaveURL(/\/checkout\/payment$/);
  }

  async goToPayment(): Promise<void> {
    await this.open("/basket");
    await this.goToCheckout();
    await this.giveAddress();
    await expect(this.page).toHaveURL(/\/checkout\/shipping$/);
    await this.chooseCheapestShipping();
  }

  async orderAndPay(method: "demo" | "transfer"): Promise<string> {
    await this.chooseToPay(method);
    return this.arriveAtOrder();
  }

  async chooseToPay(method: "card" | "demo" | "transfer"): Promise<void> {
    await this.page.getByRole("radio", { name: this.words[method] }).check();
    await this.button(this.words.pay).click();
  }

  /** The private address of the order, once the shop has led to it. */
  async arriveAtOrder(): Promise<string> {
    await expect(this.page).toHaveURL(/\/orders\/[^/]+$/);
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(this.words.thanks);
    return this.page.url();
  }

  /** Chocolate, honey and a clock from three co-ops, with a code of each: 112.90 euros. */
  async fillExampleBasket(): Promise<void> {
    await this.fillBasket(EXAMPLE);
  }

  async fillBasket(goods: readonly (readonly [handle: string, quantity: number])[]): Promise<void> {
    for (const [handle, quantity] of goods) await this.addToBasket(handle, quantity);
    for (const code of CODES) await this.useCode(code);
  }
}

/** A table as it reads: row by row, cell by cell, line breaks and hard spaces as spaces. */
export async function cellsOf(table: Locator): Promise<string[][]> {
  await expect(table).toBeVisible();
  const rows = await table.getByRole("row").all();
  return Promise.all(
    rows.map(async (row) =>
      (await row.locator("th, td").allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").trim()),
    ),
  );
}
