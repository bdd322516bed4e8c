import type { MedusaContainer } from "@medusajs/framework/types";
import { everyMinute } from "../workflows/every-minute";

/** Once, two seconds after the start: what a killed process left half-way does not wait for the next full minute. */
export default async function run(container: MedusaContainer): Promise<void> {
  await everyMinute(container);
}

export const config = { name: "at-start", schedule: "*/2 * * * * *", numberOfExecutions: 1 };
