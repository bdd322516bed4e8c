import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Logger, MedusaContainer } from "@medusajs/framework/types";
import { finishLeavingWorkflow } from "./account/delete-account";
import { reconcileCardsWorkflow } from "./card/reconcile";
import { eachByItself, type Part } from "./each-by-itself";
import { keepSearchTrue } from "./search-goods";
import { finishSavesWorkflow } from "./products/save-product";
import { earnConsignmentsWorkflow } from "./send-consignment";
import { sweepWorkflow } from "./sweep";
import { copyStockWorkflow } from "./set-stock";

/** What has to be looked at again and again. Each part may run twice at once; each says in the log what it did. */
export async function everyMinute(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  await eachByItself(partsOf(container, logger), logger);
}

function partsOf(container: MedusaContainer, logger: Logger): Record<string, Part> {
  return {
    cards: async () => {
      const { result } = await reconcileCardsWorkflow(container).run({ input: {} });
      for (const [what, ids] of Object.entries(result)) {
        const say = what === "failed" ? "error" : "info";
        if (ids.length > 0) logger[say](`card pages ${what}: ${ids.join(", ")}`);
      }
    },
    sweep: async () => {
      const { result } = await sweepWorkflow(container).run({ input: {} });
      for (const [what, ids] of Object.entries(result)) {
        const say = what === "failed" ? "error" : "info";
        if (ids.length > 0) logger[say](`sweep ${what}: ${ids.join(", ")}`);
      }
    },
    earnings: async () => {
      const { result } = await earnConsignmentsWorkflow(container).run({ input: {} });
      if (result.length > 0) logger.info(`earned: ${result.join(", ")}`);
    },
    saves: async () => {
      const { result } = await finishSavesWorkflow(container).run({ input: undefined });
      if (result.length > 0) logger.info(`saves finished: ${result.join(", ")}`);
    },
    leaving: async () => {
      const { result } = await finishLeavingWorkflow(container).run({ input: {} });
      if (result.gone.length > 0) logger.info(`accounts deleted: ${result.gone.join(", ")}`);
      if (result.failed.length > 0) logger.error(`accounts not deleted: ${result.failed.join(", ")}`);
    },
    stock: async () => {
      const { result } = await copyStockWorkflow(container).run({ input: {} });
      if (result > 0) logger.info(`stock copies mended: ${result}`);
    },
    search: () => keepSearchTrue(container),
  };
}
