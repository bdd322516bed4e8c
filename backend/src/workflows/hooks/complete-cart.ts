import { completeCartWorkflow } from "@medusajs/medusa/core-flows";
import { checkPaidByCard } from "../card/paid-pages";
import { checkUnchanged } from "../unchanged-cart";

/** No cart becomes an order by any road unless payment was started for exactly this cart, and a card's is there. */
completeCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  await checkUnchanged(container, input.id);
  await checkPaidByCard(container, input.id);
});
