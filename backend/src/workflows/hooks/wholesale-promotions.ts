import { StepResponse } from "@medusajs/framework/workflows-sdk";
import { updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows";
import { companies } from "../services";

/**
 * Promotions lower what shoppers pay. Medusa puts automatic ones on every basket that it looks at; a company's is looked at as
 * if nothing were in it, so that its prices stay those of its list and its pro-forma adds up.
 */
updateCartPromotionsWorkflow.hooks.setPromotionContext(async ({ cart }, { container }) => {
  const wholesale = await companies(container).cart((cart as { id: string }).id);
  return new StepResponse(wholesale ? { items: [], shipping_methods: [] } : {});
});
