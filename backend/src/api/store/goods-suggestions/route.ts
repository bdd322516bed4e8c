import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { wordsOf } from "../../../domain/search/words";
import { placeFrom } from "../../place";
import { Searching, unlessDown } from "../../search/engine";
import { readBeginning } from "../../search/question";

const MOST = 6;
const SHORTEST = 2;

/** What the words may become, while somebody types: goods by their title. None while searching is down. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { lang, q } = readBeginning(req.query);
  const worth = wordsOf(q).join("").length >= SHORTEST;
  const found = worth
    ? await unlessDown(req.scope, () =>
        new Searching(req.scope, lang).texts(q, "prefix", placeFrom(req), MOST),
      )
    : [];
  res.json({ suggestions: (found ?? []).map(({ handle, title }) => ({ handle, title })) });
}
