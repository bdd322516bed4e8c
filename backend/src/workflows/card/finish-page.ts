import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { minutesAfter, now } from "../../adapters/clock";
import { expireHostedPage, findHostedPage, readHostedPage } from "../../adapters/stripe";
import { isDomainError } from "../../domain/errors";
import type { CardPage } from "../../modules/card/types";
import { finishCheckoutWorkflow } from "../finish-checkout";
import { orderIdOfCart } from "../order-of-cart";
import { placeOrderWorkflow } from "../place-order";
import { books, cards, stock } from "../services";
import { checkUnchanged } from "../unchanged-cart";
import { giveBack } from "./give-back";
import { isPaidByCard } from "./paid-pages";

/** A page that Stripe does not know by then was never made: whoever asked for it has long given up. */
const NEVER_MADE_MINUTES = 3;

/** `leave`: the buyer pays another way, so that the page is closed even where it still fits. */
type Input = { page_id: string; leave: boolean };

/**
 * Carries a page as far as it can go: what Stripe says of it -> the order that it pays, or all of its money back. Each part
 * looks before it acts and none is undone, so the browser's return, a webhook, the repair scan and a change of the basket
 * all do this one thing, in any order and as often as they like.
 */
async function carry(container: MedusaContainer, { page_id, leave }: Input): Promise<CardPage | null> {
  let page = await cards(container).page(page_id);
  if (!page) return null;
  if (["asked", "open", "expired"].includes(page.state)) page = await look(container, page, leave);
  if (page.state === "paid") page = await place(container, page);
  // What has gone back may be refused by the card's bank days later.
  if (page.state === "refused" || page.state === "given_back") page = await giveBack(container, page);
  return page;
}

/** Asks Stripe how the page stands, and closes one that nobody is to pay any more. */
async function look(container: MedusaContainer, page: CardPage, leave: boolean): Promise<CardPage> {
  let hosted = page.stripe_session
    ? await readHostedPage(page.stripe_session)
    : await findHostedPage(page.id, page.created_at);
  if (!hosted) {
    const late = page.created_at < minutesAfter(now(), -NEVER_MADE_MINUTES);
    return late && page.state === "asked" ? end(container, page, null) : page;
  }
  if (hosted.status === "open" && page.state === "asked" && hosted.url)
    page = await cards(container).opened({ id: page.id, stripe_session: hosted.id, url: hosted.url });
  if (hosted.status === "open" && (leave || page.expires_at < now() || !(await stillFits(container, page))))
    hosted = await expireHostedPage(hosted.id);
  if (hosted.paid) {
    const { payment_id, amount_minor, currency } = hosted.paid;
    return cards(container).paid({
      id: page.id,
      stripe_session: hosted.id,
      stripe_payment: payment_id,
      currency,
      amount: amount_minor,
      now: now(),
    });
  }
  return hosted.status === "expired" && page.state !== "expired" ? end(container, page, hosted.id) : page;
}

/** Whether an order could be made of the page if it were paid now. */
async function stillFits(container: MedusaContainer, page: CardPage): Promise<boolean> {
  const checkout = await books(container).checkoutOfCart(page.cart_id);
  if (checkout?.id !== page.checkout_id) return false;
  try {
    await checkUnchanged(container, page.cart_id);
    return true;
  } catch (refused) {
    if (isDomainError(refused)) return false;
    throw refused;
  }
}

/** The page can't be paid any more, and only now are its goods let go. A basket that became an order keeps them. */
async function end(
  container: MedusaContainer,
  page: CardPage,
  stripe_session: string | null,
): Promise<CardPage> {
  return underCartLock(container, page, async () => {
    const checkout = await books(container).getCheckout(page.checkout_id);
    if (checkout.status === "open" && !(await orderIdOfCart(container, page.cart_id))) {
      // The goods first: cut short, an open checkout is ended again, and one that has ended would keep them.
      await stock(container).release({ checkout_id: checkout.id, now: now() });
      await books(container).endCheckout({ checkout_id: checkout.id, outcome: "abandoned", now: now() });
    }
    return cards(container).expired({ id: page.id, stripe_session, now: now() });
  });
}

/** Money is there: the order is placed with it, or it is decided, once and for all, that it goes back. */
async function place(container: MedusaContainer, page: CardPage): Promise<CardPage> {
  let reason = "amount_differs";
  if (page.paid_amount === page.amount && page.paid_currency === page.currency) {
    reason = (await tryToOrder(container, page)) ?? "";
    if (reason === "") {
      const ordered = await cards(container).ordered({ id: page.id, now: now() });
      if (ordered.state === "ordered") return ordered;
      reason = "paid_twice";
    }
  }
  return underCartLock(container, page, async () => {
    const checkout = await books(container).getCheckout(page.checkout_id);
    const its_own = checkout.status === "placed" || checkout.status === "captured";
    // The order came to stand after we had tried: the next look finishes it.
    if (its_own && reason !== "amount_differs" && reason !== "paid_twice") return page;
    return cards(container).refused({ id: page.id, reason });
  });
}

/** Null once the order stands and is booked; else why there can be none. What is no refusal is thrown, and tried again. */
async function tryToOrder(container: MedusaContainer, page: CardPage): Promise<string | null> {
  const before = await books(container).getCheckout(page.checkout_id);
  if (before.status === "open") {
    const current = await books(container).checkoutOfCart(page.cart_id);
    if (current?.id !== before.id) return "basket_changed";
    try {
      await placeOrderWorkflow(container).run({ input: { cart_id: page.cart_id } });
    } catch (refused) {
      const code = refusalCode(refused);
      if (code === null) throw refused;
      const { status } = await books(container).getCheckout(page.checkout_id);
      if (status !== "placed" && status !== "captured") return code;
    }
  } else if (before.status !== "placed" && before.status !== "captured") return `checkout_${before.status}`;

  let checkout = await books(container).getCheckout(page.checkout_id);
  if (checkout.status !== "captured") {
    await finishCheckoutWorkflow(container).run({
      input: { checkout_id: page.checkout_id, cart_id: page.cart_id },
    });
    checkout = await books(container).getCheckout(page.checkout_id);
  }
  if (checkout.status === "captured" && (await isPaidByCard(container, checkout))) return null;
  throw new Error(`page ${page.id}: its order stands and is not booked yet`);
}

/** Refusals of ours, and Medusa's own of a cart that can't become an order. All else may go well the next time. */
function refusalCode(thrown: unknown): string | null {
  if (isDomainError(thrown)) return thrown.code;
  const { type, code } = (thrown ?? {}) as { type?: unknown; code?: unknown };
  if (type !== "not_allowed" && type !== "invalid_data") return null;
  return typeof code === "string" && code !== "" ? code : type;
}

/** Placing an order holds the same lock, so nothing is decided beside it. */
function underCartLock<T>(container: MedusaContainer, page: CardPage, act: () => Promise<T>): Promise<T> {
  return container.resolve(Modules.LOCKING).execute(page.cart_id, act, { timeout: 30 });
}

export type FinishedPage = { id: string; cart_id: string; state: CardPage["state"] };

/** One at a time for each page. Who comes second finds what the first has done. */
const finishStep = createStep("finish-card-page", async (input: Input, { container }) => {
  const page = await container
    .resolve(Modules.LOCKING)
    .execute(`card-page:${input.page_id}`, () => carry(container, input), { timeout: 60 });
  const finished: FinishedPage | null = page && { id: page.id, cart_id: page.cart_id, state: page.state };
  return new StepResponse(finished);
});

/** Brings one hosted page forward. Again, or at the same moment: the same end. */
export const finishCardPageWorkflow = createWorkflow(
  "finish-card-page",
  (input: Input) => new WorkflowResponse(finishStep(input)),
);
