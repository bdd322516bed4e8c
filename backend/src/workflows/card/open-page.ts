import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { minutesAfter, now } from "../../adapters/clock";
import { settings } from "../../adapters/env";
import { languageOfLocale } from "../../adapters/languages";
import { createHostedPage, isStripeRefusal, type HostedPage } from "../../adapters/stripe";
import { pageLines, pageLocale } from "../../domain/card/page";
import { refuse } from "../../domain/errors";
import { DEFAULT_PLACE, placeOfCurrency } from "../../domain/trade/places";
import type { Checkout } from "../../modules/books/types";
import type { CardPage } from "../../modules/card/types";
import { books, cards } from "../services";

/** Stripe's least is 30 minutes from the moment it makes the page. */
const PAGE_MINUTES = 31;
/** A page with less left than this is not handed out any more: nobody pays in so short a time. */
const LEAST_MINUTES = 3;

type Input = { cart_id: string };

/**
 * Our row is written before Stripe is asked, so a page that was made while we were killed, or whose answer was lost, is known
 * all the same. Nothing is undone: asked again, the same row gives the same page.
 */
const openStep = createStep("open-card-page", async (input: Input, { container }) =>
  container.resolve(Modules.LOCKING).execute(
    `card-open:${input.cart_id}`,
    async () => {
      const checkout = await books(container).checkoutOfCart(input.cart_id);
      if (checkout?.method !== "card" || checkout.status !== "open") return new StepResponse(notStarted());
      return new StepResponse({ url: await openPage(container, checkout) });
    },
    { timeout: 30 },
  ),
);

async function openPage(container: MedusaContainer, checkout: Checkout, again = false): Promise<string> {
  const at = now();
  const page = await cards(container).askPage({
    cart_id: checkout.cart_id,
    checkout_id: checkout.id,
    currency: checkout.currency,
    amount: checkout.total,
    locale: checkout.locale,
    expires_at: minutesAfter(at, PAGE_MINUTES),
    now: at,
  });
  // Paid already: the way back from the page is where that is told.
  if (page.state === "paid") return returnUrl(page);
  if (page.state === "open" && page.url) {
    return page.expires_at > minutesAfter(at, LEAST_MINUTES) ? page.url : notStarted();
  }
  let hosted: HostedPage;
  try {
    hosted = await createHostedPage({
      page_id: page.id,
      cart_id: page.cart_id,
      currency: page.currency,
      lines: pageLines(checkout.pieces),
      locale: pageLocale(page.locale, page.currency),
      expires_at: page.expires_at,
      success_url: returnUrl(page),
      cancel_url: `${shopOf(page)}/checkout/payment?card=back`,
    });
  } catch (error) {
    if (!isStripeRefusal(error)) {
      return refuse(
        "payment.card_unreachable",
        "Cards can't be taken just now. Nothing was charged. Try again in a minute, or pay another way.",
        {},
      );
    }
    // A plain no: this page was never made. One that was asked for a while ago may only have waited too long.
    await cards(container).expired({ id: page.id, stripe_session: null, now: now() });
    if (!again && page.created_at < minutesAfter(at, -1)) return openPage(container, checkout, true);
    return refuse(
      "payment.card_refused",
      "This basket can't be paid by card. Nothing was charged. Choose another way to pay.",
      {},
    );
  }
  if (!hosted.url) return returnUrl(page);
  await cards(container).opened({ id: page.id, stripe_session: hosted.id, url: hosted.url });
  return hosted.url;
}

function notStarted(): never {
  return refuse(
    "checkout.not_found",
    "Payment was not started for this basket, or too much time went by. Choose how to pay again.",
    {},
  );
}

/** The shop as the buyer sees it: its language and place are the first part of each address. */
function shopOf({ locale, currency }: CardPage): string {
  const language = languageOfLocale(locale);
  const place = placeOfCurrency(currency) ?? DEFAULT_PLACE;
  return `${settings().SHOP_URL}/${place === DEFAULT_PLACE ? language : `${language}-${place}`}`;
}

function returnUrl(page: CardPage): string {
  return `${shopOf(page)}/checkout/return`;
}

/**
 * The hosted page on which the started payment of a cart is paid by card; again, the same one while it can be paid. Refuses
 * `checkout.not_found`, `payment.card_unreachable`, `payment.card_refused`.
 */
export const openCardPageWorkflow = createWorkflow(
  "open-card-page",
  (input: Input) => new WorkflowResponse(openStep(input)),
);
