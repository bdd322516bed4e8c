import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { books } from "../../../../workflows/services";
import { staffOf } from "../../../coop-gate";
import { whole } from "../../../query";
import { coopPostingView, coopWords } from "../../../views/pay";

const MOST = 200;

/** The newest first, of one account or of all. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  const words = await coopWords(req.scope, coop_id);
  const { postings, count } = await books(req.scope).coopPostings({
    coop_id,
    account: accountOf(req.query.account, words.codes),
    limit: Math.min(whole(req.query.limit, 50), MOST),
    offset: whole(req.query.offset, 0),
  });
  res.json({ postings: postings.map((posting) => coopPostingView(posting, words)), count });
}

/** A member's account is asked for by the code that the list shows. */
function accountOf(asked: unknown, codes: Map<string, string>): string | undefined {
  if (typeof asked !== "string" || asked === "") return undefined;
  const [, code, head] = /^member:(.+):([a-z_]+)$/.exec(asked) ?? [];
  const id = [...codes].find(([, known]) => known === code)?.[0];
  return id === undefined ? asked : `member:${id}:${head}`;
}
