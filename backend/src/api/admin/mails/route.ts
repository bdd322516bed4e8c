import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { mails } from "../../../workflows/services";
import { mailView } from "../../views/mail";

/** So many are shown; the count says when there are more. */
const MOST_SHOWN = 100;

/** The mails that have not gone: first those that wait for a person. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const [found, stuck] = await Promise.all([
    mails(req.scope).notGone(MOST_SHOWN),
    mails(req.scope).countStuck(),
  ]);
  res.json({ mails: found.map(mailView), stuck });
}
