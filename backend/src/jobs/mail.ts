import type { MedusaContainer } from "@medusajs/framework/types";
import { mailRound } from "../workflows/mail/mail-round";

/** Often, so that a mail is there before its reader looks for it; a round with nothing to do is two short questions. */
export default async function run(container: MedusaContainer): Promise<void> {
  await mailRound(container);
}

export const config = { name: "mail", schedule: "*/2 * * * * *" };
