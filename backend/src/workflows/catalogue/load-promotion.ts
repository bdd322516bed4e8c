import { Modules } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { createPromotionsWorkflow, createRemoteLinkStep } from "@medusajs/medusa/core-flows";
import { row } from "../../adapters/rows";
import { COOP_MODULE } from "../../modules/coop";
import type { Loaded } from "./load-coop";

export type PromotionRecord = { code: string; percent: number; coop: string };

const lookStep = createStep("look-for-promotion", async (record: PromotionRecord, { container }) => {
  const [promotion, coop] = await Promise.all([
    row<{ id: string }>(container, {
      entity: "promotion",
      fields: ["id"],
      filters: { code: record.code },
    }),
    row<{ id: string; products?: { id: string }[] }>(container, {
      entity: "coop",
      fields: ["id", "products.id"],
      filters: { handle: record.coop },
    }),
  ]);
  if (!coop) throw new Error(`promotion ${record.code}: there is no co-op "${record.coop}"`);
  return new StepResponse({
    existing: promotion !== undefined,
    coop_id: coop.id,
    product_ids: (coop.products ?? []).map((product) => product.id),
  });
});

/** Creates a co-op's own promotion: a share off its goods, tax-inclusive as its prices are. One that exists stays as it is. */
export const loadPromotionWorkflow = createWorkflow("load-promotion", (record: PromotionRecord) => {
  const found = lookStep(record);
  when("new-promotion", { found }, ({ found }) => !found.existing).then(() => {
    const promotions = createPromotionsWorkflow.runAsStep({
      input: transform({ found, record }, (data) => ({
        promotionsData: [
          {
            code: data.record.code,
            type: "standard" as const,
            status: "active" as const,
            is_tax_inclusive: true,
            application_method: {
              type: "percentage" as const,
              target_type: "items" as const,
              allocation: "across" as const,
              value: data.record.percent,
              target_rules: [
                { attribute: "items.product.id", operator: "in" as const, values: data.found.product_ids },
              ],
            },
          },
        ],
      })),
    });
    createRemoteLinkStep(
      transform({ promotions, found }, (data) => [
        {
          [Modules.PROMOTION]: { promotion_id: data.promotions[0]?.id ?? "" },
          [COOP_MODULE]: { coop_id: data.found.coop_id },
        },
      ]),
    );
  });
  return new WorkflowResponse(
    transform({ found }, ({ found }): Loaded => (found.existing ? "unchanged" : "created")),
  );
});
