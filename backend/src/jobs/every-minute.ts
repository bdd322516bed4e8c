import type { MedusaContainer } from "@medusajs/framework/types";
import { settings } from "../adapters/env";
import { everyMinute } from "../workflows/every-minute";

export default async function run(container: MedusaContainer): Promise<void> {
  await everyMinute(container);
}

const { SWEEP_SECONDS } = settings();

export const config = {
  name: "every-minute",
  schedule: SWEEP_SECONDS === 60 ? "* * * * *" : `*/${SWEEP_SECONDS} * * * * *`,
};
