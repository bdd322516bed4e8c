import type { Page } from "@playwright/test";
import type { Shop } from "../support/shop";
import { Store, WORKED_EXAMPLE } from "../support/store-client";
import { until } from "../support/until";
import { Network } from "./network";
import { Shopper, TURIN } from "./shopper";
import { WORDS, type Lang } from "./words";

const SOLD_OUT = "cork-wall-clock";
const LAST_FEW = "alaju-honey-cake";
const IN_STOCK = "gianduja-dark-bar-box";

/** Orders in every state that a buyer can come to see, by the state's name. */
export type Orders = Record<"waiting" | "paid" | "sent" | "refunded" | "expired", string>;

/** Brings about one order of each state, past the pages, and leaves one good sold out and one nearly so. */
export async function prepareStates(shop: Shop): Promise<Orders> {
  const network = await Network.signIn(shop);
  const store = new Store(shop);
  for (const handle of Object.keys(WORKED_EXAMPLE.goods)) await network.leave(handle, 40);
  await network.leave(SOLD_OUT, 0);
  await network.leave(LAST_FEW, 2);

  // It expires within a minute, at the next sweep; whoever wants to see it waits for it.
  const expired = await store.buy(WORKED_EXAMPLE, "bank-transfer");
  await shop.query("update checkout set expires_at = now() - interval '1 minute' where order_id = $1", [
    expired.order_id,
  ]);
  const waiting = await store.buy(WORKED_EXAMPLE, "bank-transfer");
  await network.receive(`states ${waiting.display_id}`, "50.00", waiting.display_id);
  const paid = await store.buy(WORKED_EXAMPLE);
  const sent = await store.buy(WORKED_EXAMPLE);
  await network.sendAll(sent.order_id);
  const refunded = await store.buy(WORKED_EXAMPLE);
  await network.sendAll(refunded.order_id);
  await network.refundOneHoney(refunded.order_id);
  return {
    waiting: waiting.token,
    paid: paid.token,
    sent: sent.token,
    refunded: refunded.token,
    expired: expired.token,
  };
}

/** A page as somebody comes to see it: where it is, or what was done on the way. */
export interface State {
  name: string;
  go: (page: Page, lang: Lang) => Promise<void>;
  /** The answer's status, when it is not 200. */
  status?: number;
}

export const at =
  (path: string): State["go"] =>
  async (page, lang) => {
    await page.goto(`/${lang}${path}`);
  };

/** Also what is folded away is looked at. */
export const unfolded =
  (path: string): State["go"] =>
  async (page, lang) => {
    await page.goto(`/${lang}/portal${path}`);
    await page.locator("main details").evaluateAll((folds) => {
      for (const fold of folds) fold.setAttribute("open", "");
    });
  };

/** The page after its form was sent with nothing in it. */
export const pressed =
  (path: string): State["go"] =>
  async (page, lang) => {
    await page.goto(`/${lang}${path}`);
    const button = page.locator("main form[method=post] [type=submit]").last();
    await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
  };

/** Goods that are searched for; asked again, as the page says, when a busy machine was too slow to search. */
const searched =
  (query: string): State["go"] =>
  (page, lang) =>
    until("the goods are searched", async () => {
      await page.goto(`/${lang}/goods?${query}`);
      return !(await page.getByText(WORDS[lang].noSearch).isVisible());
    });

/** A page of another place than Europe. */
const there =
  (place: "ar" | "pe" | "pr", path: string): State["go"] =>
  async (page, lang) => {
    await page.goto(`/${lang}-${place}${path}`);
  };

/** As whoever was shown a certificate and checks its code. */
export const checked =
  (code: string): State["go"] =>
  async (page, lang) => {
    await page.goto(`/${lang}/certificate`);
    await page.locator("#code").fill(code);
    const button = page.locator("main form [type=submit]");
    await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
  };

/** What a stranger sees. */
export const BROWSING: readonly State[] = [
  { name: "home", go: at("") },
  { name: "goods", go: at("/goods") },
  { name: "goods of one co-op and kind", go: at("/goods?coop=valdemiel&category=honey") },
  { name: "goods, none of which match", go: at("/goods?coop=horabuena&category=chocolate") },
  { name: "goods, searched by a beginning", go: searched("q=cio&stock=1&min=1") },
  { name: "goods, a price that is none", go: searched("q=miel&min=9&max=x") },
  { name: "co-ops", go: at("/co-ops") },
  { name: "co-op", go: at("/co-ops/valdemiel") },
  { name: "co-op, forming", go: at("/co-ops/saponaria-lumen") },
  { name: "co-op, after release", go: at("/co-ops/biscottificio-tramonto") },
  { name: "co-op, paused", go: there("pe", "/co-ops/relojes-del-ande") },
  { name: "product in stock", go: at(`/goods/${IN_STOCK}?country=es`) },
  { name: "product, last few", go: at(`/goods/${LAST_FEW}`) },
  { name: "product, sold out", go: at(`/goods/${SOLD_OUT}`) },
  { name: "product, made to order", go: at("/goods/market-backpack") },
  { name: "product, one of a kind", go: at("/goods/olive-shepherds-spoon-7") },
  { name: "product of another place", go: at("/goods/andean-blanket") },
  { name: "about the money", go: at("/about") },
  { name: "the figures", go: at("/impact") },
  { name: "a certificate to check", go: at("/certificate") },
  { name: "a certificate that does not stand", go: checked("7K3MZ-0V9QX-2TRB8-1WYDN"), status: 404 },
  ...["imprint", "terms", "privacy", "withdrawal", "shipping"].map((law) => ({
    name: `the law: ${law}`,
    go: at(`/legal/${law}`),
  })),
  { name: "places", go: at("/place") },
  { name: "home in Argentina", go: there("ar", "") },
  { name: "goods in Peru", go: there("pe", "/goods") },
  { name: "product in Puerto Rico", go: there("pr", "/goods/tile-trivet") },
  { name: "wholesale", go: at("/wholesale") },
  { name: "account, sign in", go: at("/account/sign-in") },
  { name: "account, wrong sign in", go: pressed("/account/sign-in"), status: 400 },
  { name: "account, sign up", go: at("/account/sign-up") },
  { name: "account, forgotten password", go: at("/account/forgotten") },
  { name: "account, a link that is over", go: at("/account/reset/nobody-made-this") },
  { name: "account, an address to confirm", go: at("/account/confirm/nobody-made-this") },
  { name: "account, confirmed in vain", go: pressed("/account/confirm/nobody-made-this"), status: 400 },
  { name: "account, an address confirmed", go: at("/account/confirm?done=confirmed") },
  { name: "desk, sign in", go: at("/portal/sign-in") },
  { name: "desk, wrong sign in", go: pressed("/portal/sign-in"), status: 400 },
  { name: "desk, an invitation that is over", go: at("/portal/invitation/nobody-made-this"), status: 404 },
  { name: "empty basket", go: at("/basket") },
  { name: "unknown product", go: at("/goods/none"), status: 404 },
  { name: "unknown page", go: at("/none/at/all"), status: 404 },
];

const wrongQuantity: State["go"] = async (page, lang) => {
  const shopper = new Shopper(page, lang);
  await shopper.open(`/goods/${LAST_FEW}`);
  const quantity = page.getByLabel(shopper.words.quantity, { exact: true });
  await quantity.evaluate((field) => field.removeAttribute("max"));
  await quantity.fill("50");
  await shopper.button(shopper.words.add).click();
};

const wrongCode: State["go"] = async (page, lang) => {
  const shopper = new Shopper(page, lang);
  await shopper.open("/basket");
  await page.getByLabel(shopper.words.code, { exact: true }).fill("NOTHING");
  await shopper.button(shopper.words.useCode).click();
};

const emptyAddress: State["go"] = async (page, lang) => {
  const shopper = new Shopper(page, lang);
  await shopper.open("/checkout");
  await shopper.giveAddress(Object.fromEntries(Object.keys(TURIN).map((field) => [field, ""])));
};

const noShipping: State["go"] = async (page, lang) => {
  const shopper = new Shopper(page, lang);
  await shopper.open("/checkout/shipping");
  for (const choice of await page.getByRole("radio").all())
    await choice.evaluate((field) => field.setAttribute("value", "another"));
  await shopper.button(shopper.words.toPayment).click();
};

const changedTotal: State["go"] = async (page, lang) => {
  const shopper = new Shopper(page, lang);
  await shopper.open("/checkout/payment");
  await page.locator("input[name=seen]").evaluate((field) => field.setAttribute("value", "0.01"));
  await shopper.button(shopper.words.pay).click();
};

/** What somebody sees whose basket holds the worked example, ready to be paid. */
export const CHECKING_OUT: readonly State[] = [
  { name: "full basket", go: at("/basket?done=added") },
  { name: "basket, wrong code", go: wrongCode, status: 400 },
  { name: "a basket and another place", go: at("/place?to=ar") },
  { name: "address", go: at("/checkout") },
  { name: "address, faults", go: emptyAddress, status: 400 },
  { name: "shipping", go: at("/checkout/shipping") },
  { name: "shipping, nothing chosen", go: noShipping, status: 400 },
  { name: "payment", go: at("/checkout/payment") },
  { name: "payment, refused", go: changedTotal, status: 400 },
  { name: "product, more than there is", go: wrongQuantity, status: 400 },
];

/** The form to withdraw, sent with none of anything. */
const withdrawNothing =
  (token: string): State["go"] =>
  async (page, lang) => {
    await page.goto(`/${lang}/orders/${token}/withdraw`);
    for (const quantity of await page.locator("main input[type=number]").all()) await quantity.fill("0");
    const button = page.locator("main form[method=post] [type=submit]");
    await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
  };

/** What the buyer of an order sees. */
export function following(orders: Orders): readonly State[] {
  const { expired, ...others } = orders;
  return [
    ...Object.entries(others).map(([state, token]) => ({
      name: `order, ${state}`,
      go: at(`/orders/${token}`),
    })),
    { name: "order, to withdraw", go: at(`/orders/${orders.paid}/withdraw`) },
    { name: "order, to withdraw, nothing chosen", go: withdrawNothing(orders.paid), status: 400 },
    {
      name: "order, expired",
      go: (page, lang) =>
        until(
          "the order has expired",
          async () => {
            await page.goto(`/${lang}/orders/${expired}`);
            return page.getByText(WORDS[lang].expired, { exact: true }).first().isVisible();
          },
          90_000,
        ),
    },
  ];
}
