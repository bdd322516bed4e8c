import type { MedusaContainer } from "@medusajs/framework/types";
import { everyHour } from "../workflows/every-hour";
import { everyMinute } from "../workflows/every-minute";

/**
 * Once, two seconds after the start: what a killed process left half-way does not wait for the next full minute, nor what is
 * to be forgotten for a server that is never up at the full hour.
 */
export default async function run(container: MedusaContainer): Promise<void> {
  await everyMinute(container);
  await everyHour(container);
}

export const config = { name: "at-start", schedule: "*/2 * * * * *", numberOfExecutions: 1 };
