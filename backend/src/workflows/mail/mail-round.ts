import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { deliverMailWorkflow } from "./deliver-mail";
import { findMailWorkflow } from "./find-mail";

/** One at a time in this process: a server that keeps us waiting is not asked by many. Others are kept apart by rows. */
let running = false;

/** Looks for what is to be told and sends what is due. */
export async function mailRound(container: MedusaContainer): Promise<void> {
  if (running) return;
  running = true;
  try {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    await findMailWorkflow(container).run({ input: {} });
    const { result } = await deliverMailWorkflow(container).run({ input: {} });
    if (result.sent.length > 0) logger.info(`mail sent: ${result.sent.join(", ")}`);
    if (result.later.length > 0) logger.warn(`mail to be tried again: ${result.later.join(", ")}`);
    if (result.late.length > 0) logger.warn(`mail that did not go in time: ${result.late.join(", ")}`);
    if (result.stuck.length > 0) logger.error(`mail that may not have gone: ${result.stuck.join(", ")}`);
  } finally {
    running = false;
  }
}
