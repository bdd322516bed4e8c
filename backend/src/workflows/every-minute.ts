import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { keepSearchTrue } from "./search-goods";
import { finishSavesWorkflow } from "./products/save-product";
import { earnConsignmentsWorkflow } from "./send-consignment";
import { sweepWorkflow } from "./sweep";
import { copyStockWorkflow } from "./set-stock";

/** What has to be looked at again and again. Each part may run twice at once; each says in the log what it did. */
export async function everyMinute(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  const { result: swept } = await sweepWorkflow(container).run({ input: {} });
  for (const [what, ids] of Object.entries(swept)) {
    const say = what === "failed" ? "error" : "info";
    if (ids.length > 0) logger[say](`sweep ${what}: ${ids.join(", ")}`);
  }
  const { result: earned } = await earnConsignmentsWorkflow(container).run({ input: {} });
  if (earned.length > 0) logger.info(`earned: ${earned.join(", ")}`);
  const { result: saved } = await finishSavesWorkflow(container).run({ input: undefined });
  if (saved.length > 0) logger.info(`saves finished: ${saved.join(", ")}`);
  const { result: copied } = await copyStockWorkflow(container).run({ input: {} });
  if (copied > 0) logger.info(`stock copies mended: ${copied}`);
  await keepSearchTrue(container);
}
