import type { Block, MailData, Pen } from "./kinds";

type Sellers = MailData["order_placed"]["sellers"];
type SellerWords = {
  /** `host`: who contracts for a co-op that is still forming. */
  sold_by: (coop: string, host: string | null) => string;
  made_to_order: (days: number) => string;
};

/** What was bought from whom: each co-op is a contract of its own. */
export function sellerBlocks(sellers: Sellers, pen: Pen, words: SellerWords): Block[] {
  return sellers.flatMap(({ coop, sold_by, lines }): Block[] => [
    { heading: words.sold_by(coop, sold_by) },
    {
      facts: lines.map(({ quantity, title, lead_time_days, total }) => [
        [`${quantity} × ${title}`, ...(lead_time_days ? [words.made_to_order(lead_time_days)] : [])].join(
          ". ",
        ),
        pen.money(total),
      ]),
    },
  ]);
}
