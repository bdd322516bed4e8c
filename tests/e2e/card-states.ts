import { expect, type Page } from "@playwright/test";
import { sessionAt } from "../support/card-shop";
import type { StripeStandIn } from "../support/stripe/stand-in";
import { at, type State } from "./states";
import { Shopper } from "./shopper";
import type { Lang } from "./words";

const RETURN = "/checkout/return";

async function toHostedPage(page: Page, lang: Lang): Promise<string> {
  const shopper = new Shopper(page, lang);
  await shopper.open("/checkout/payment");
  await shopper.chooseToPay("card");
  await expect(page).toHaveURL(/\/c\/pay\//);
  return sessionAt(page.url());
}

/** The page would look again while it is looked at. */
const waiting: State["go"] = async (page, lang) => {
  await toHostedPage(page, lang);
  await page.route(`**${RETURN}`, async (route) => {
    const response = await route.fetch();
    const { refresh, ...headers } = response.headers();
    expect(refresh).toBe("3");
    await route.fulfill({ response, headers });
  });
  await page.goto(`/${lang}${RETURN}`);
  await page.unroute(`**${RETURN}`);
};

/** The provider is away just while the basket changes, so the old page stays open and is paid. */
const givenBack =
  (stripe: StripeStandIn): State["go"] =>
  async (page, lang) => {
    const session = await toHostedPage(page, lang);
    stripe.faults.next("GET /v1/checkout/sessions/:id", "cut before commit", { times: 20 });
    await new Shopper(page, lang).addToBasket("rosemary-honey-500");
    stripe.pay(session);
    stripe.faults.clear();
    await expect(async () => {
      await page.goto(`/${lang}${RETURN}`);
      await expect(page.getByRole("alert")).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
  };

const withoutBasket: State["go"] = async (page, lang) => {
  await page.context().clearCookies();
  await page.goto(`/${lang}${RETURN}`);
};

/** What somebody sees who pays by card, from a basket that is ready to be paid; without a provider, only what the states are called. */
export function byCard(stripe: StripeStandIn | null): readonly State[] {
  const needed: State["go"] = () => Promise.reject(new Error("there is no provider"));
  return [
    { name: "payment, by card", go: at("/checkout/payment") },
    { name: "payment, back from the card", go: at("/checkout/payment?card=back") },
    { name: "payment, too late for the card", go: at("/checkout/payment?card=expired") },
    { name: "card, waited for", go: waiting },
    { name: "card, given back", go: stripe ? givenBack(stripe) : needed },
    { name: "card, without a basket", go: withoutBasket },
  ];
}
