import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { messageOf } from "../../adapters/message-of";
import { takesCards } from "../../adapters/stripe";
import { orderIdOfCart } from "../order-of-cart";
import { cards } from "../services";
import { finishCardPageWorkflow } from "./finish-page";

/** How the card payment of a cart stands: `none` was ever begun, or the newest page's. */
export type CardStanding = {
  state: "none" | "waiting" | "ordered" | "given_back" | "expired";
  order_id: string | null;
};

type Input = { cart_id: string; leave: boolean };

/** Each page of the cart that is not at its end is carried on. One that fails is told in the log and left to the scan. */
const carryStep = createStep("carry-pages-of-cart", async (input: Input, { container }) => {
  // Where no cards are taken nobody pays for the question.
  const pages = takesCards() ? await cards(container).pagesOfCart(input.cart_id) : [];
  if (pages.length === 0) return new StepResponse<CardStanding>({ state: "none", order_id: null });
  const unfinished = pages.filter(({ state }) => ["asked", "open", "paid", "refused"].includes(state));
  for (const { id } of unfinished) {
    try {
      await finishCardPageWorkflow(container).run({ input: { page_id: id, leave: input.leave } });
    } catch (fault) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`card page ${id} is left to the next round: ${messageOf(fault)}`);
    }
  }
  return new StepResponse(await standing(container, input.cart_id));
});

/** What the buyer is to be told. */
async function standing(container: MedusaContainer, cart_id: string): Promise<CardStanding> {
  const pages = await cards(container).pagesOfCart(cart_id);
  const order_id = await orderIdOfCart(container, cart_id);
  if (order_id && pages.some(({ state }) => state === "ordered")) return { state: "ordered", order_id };
  const [newest] = pages;
  // What was paid first is what a buyer has to hear of, whatever was begun after it.
  const told = pages.find(({ state }) => state === "paid" || state === "refused" || state === "given_back");
  const state = (told ?? newest)?.state;
  const over = state === "refused" || state === "given_back";
  return { state: over ? "given_back" : state === "expired" ? "expired" : "waiting", order_id: null };
}

/** Asks how the card payment of a cart stands, and brings it forward. `leave` closes what could still be paid. */
export const carryPagesOfCartWorkflow = createWorkflow(
  "carry-pages-of-cart",
  (input: Input) => new WorkflowResponse(carryStep(input)),
);
