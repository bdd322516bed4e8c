import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { carryOpenDisputesWorkflow } from "./card/disputes";
import { eachByItself } from "./each-by-itself";
import { forgetInVaultWorkflow } from "./members/forget";
import { forgetAttemptsWorkflow, forgetBasketsWorkflow, forgetCardEventsWorkflow } from "./forget-old";

/**
 * What is forgotten after a while, as the page on privacy promises, and what changes too slowly to be asked for each minute.
 * Each part may run twice at once.
 */
export async function everyHour(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  await eachByItself(
    {
      baskets: async () => {
        const { result } = await forgetBasketsWorkflow(container).run({ input: {} });
        if (result.gone > 0) logger.info(`old baskets forgotten: ${result.gone}`);
        if (result.failed.length > 0) logger.error(`old baskets not forgotten: ${result.failed.join("; ")}`);
      },
      attempts: async () => {
        const { result } = await forgetAttemptsWorkflow(container).run({ input: {} });
        if (result > 0) logger.info(`old tries to log in forgotten: ${result}`);
      },
      vault: async () => {
        const { result } = await forgetInVaultWorkflow(container).run({ input: {} });
        const { looks, accounts, invitations } = result;
        if (looks + accounts + invitations > 0)
          logger.info(`forgotten: ${looks} looks, ${accounts} accounts, ${invitations} invitations`);
      },
      cards: async () => {
        await forgetCardEventsWorkflow(container).run({ input: {} });
      },
      disputes: async () => {
        await carryOpenDisputesWorkflow(container).run({ input: {} });
      },
    },
    logger,
  );
}
