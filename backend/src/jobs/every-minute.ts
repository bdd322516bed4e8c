import type { MedusaContainer } from "@medusajs/framework/types";
import { everyMinute } from "../workflows/every-minute";

export default async function run(container: MedusaContainer): Promise<void> {
  await everyMinute(container);
}

export const config = { name: "every-minute", schedule: "* * * * *" };
