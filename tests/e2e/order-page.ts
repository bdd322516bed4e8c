import { expect, type Locator, type Page } from "@playwright/test";
import { cellsOf } from "./shopper";
import { euros, WORDS, type Lang } from "./words";

/** MONEY of the worked example, typed: per co-op its lines as sold and what their price is made of. */
const PARCELS = [
  {
    coop: "Pietrachiara",
    quantity: 2,
    goods: "21.25",
    shipping: "5.90",
    parts: ["7.65", "4.59", "3.06", "2.12", "4.89", "4.84", "27.15"],
  },
  {
    coop: "Valdemiel",
    quantity: 3,
    goods: "17.60",
    shipping: "14.00",
    parts: ["7.14", "3.25", "2.60", "1.44", "5.69", "11.48", "31.60"],
  },
  {
    coop: "Horabuena",
    quantity: 1,
    goods: "41.65",
    shipping: "12.50",
    parts: ["15.36", "9.22", "6.15", "3.41", "9.76", "10.25", "54.15"],
  },
] as const;

/** The page on which a buyer follows an order: what it says, and that it says it in the buyer's language. */
export class OrderPage {
  constructor(
    readonly page: Page,
    readonly lang: Lang = "en",
  ) {}

  parcelOf(coop: string): Locator {
    return this.page
      .getByRole("article")
      .filter({ has: this.page.getByRole("heading", { name: coop, exact: true }) });
  }

  /** The total, the method and the state, in the head of the page. */
  async expectHead(status: "waiting" | "paid", method: "card" | "demo" | "transfer"): Promise<void> {
    const words = WORDS[this.lang];
    const head = this.page.locator("dl").first();
    await expect(head).toContainText(euros("112.90", this.lang));
    await expect(head).toContainText(words[method]);
    await expect(head).toContainText(words[status]);
  }

  async expectLines(): Promise<void> {
    const words = WORDS[this.lang];
    for (const [i, { coop, quantity, goods, shipping }] of PARCELS.entries())
      expect(await cellsOf(this.parcelOf(coop).getByRole("table").first())).toEqual([
        [`${quantity} × ${words.goods[i] ?? ""}`, euros(goods, this.lang)],
        [words.shipping[i], euros(shipping, this.lang)],
      ]);
  }

  /** What became of the money, part by part, once it has arrived. */
  async expectMoney(): Promise<void> {
    const words = WORDS[this.lang];
    for (const { coop, parts } of PARCELS) {
      const table = this.page.getByRole("table", { name: `${words.money}: ${coop}` });
      expect((await cellsOf(table)).slice(1)).toEqual(
        words.parts.map((part, i) => [part, euros(parts[i] ?? "", this.lang)]),
      );
    }
  }

  async expectNoMoneyYet(): Promise<void> {
    for (const { coop } of PARCELS)
      await expect(this.page.getByRole("table", { name: `${WORDS[this.lang].money}: ${coop}` })).toHaveCount(
        0,
      );
  }

  /** The order's number, read from the page. */
  async number(): Promise<number> {
    const words = await this.page
      .getByText(new RegExp(`^${WORDS[this.lang].order} \\d+$`))
      .first()
      .innerText();
    return Number(/\d+/.exec(words)?.[0]);
  }
}
