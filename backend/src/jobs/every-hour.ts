import type { MedusaContainer } from "@medusajs/framework/types";
import { everyHour } from "../workflows/every-hour";

export default async function run(container: MedusaContainer): Promise<void> {
  await everyHour(container);
}

export const config = { name: "every-hour", schedule: "17 * * * *" };
