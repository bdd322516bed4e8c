import { completeCartWorkflow } from "@medusajs/medusa/core-flows";
import { checkUnchanged } from "../unchanged-cart";

/** No cart becomes an order by any road unless payment was started for exactly this cart. */
completeCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  await checkUnchanged(container, input.id);
});
