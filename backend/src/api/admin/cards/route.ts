import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { cardMode } from "../../../adapters/stripe";
import { books, cards } from "../../../workflows/services";
import { deadEventView, disputeView, refusedPageView } from "../../views/card";

/** So many of each are shown. */
const MOST_SHOWN = 100;

/** What needs a person of the card payments: what buyers' banks took back, money that goes back, and what the provider told in vain. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const [pages, dead_events, disputes] = await Promise.all([
    cards(req.scope).refusedPages(MOST_SHOWN),
    cards(req.scope).deadEvents(MOST_SHOWN),
    books(req.scope).disputes(null),
  ]);
  res.json({
    mode: cardMode(),
    pages: pages.map(refusedPageView),
    dead_events: dead_events.map(deadEventView),
    disputes: disputes.slice(0, MOST_SHOWN).map(disputeView),
  });
}
