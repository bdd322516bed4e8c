import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { books } from "../../../../workflows/services";
import { whole } from "../../../query";
import { coopNames, postingView } from "../../../views/ledger";

const MOST = 200;

/** The newest postings first, of one account or of all. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const account = typeof req.query.account === "string" && req.query.account ? req.query.account : undefined;
  const [page, names] = await Promise.all([
    books(req.scope).postings({
      account,
      limit: Math.min(whole(req.query.limit, 50), MOST),
      offset: whole(req.query.offset, 0),
    }),
    coopNames(req.scope),
  ]);
  res.json({ postings: page.postings.map((posting) => postingView(posting, names)), count: page.count });
}
