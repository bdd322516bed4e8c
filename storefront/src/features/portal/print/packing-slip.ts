import type { Dictionary, Lang } from "../../../i18n/index.ts";
import { Paper } from "./paper.ts";

export type SlipData = {
  order_display_id: number;
  shipping: string;
  /** Neutral lines: what stands on the parcel says nothing about where it was made. */
  sender: readonly string[];
  to: readonly string[];
  pieces: readonly { title: string; sku: string; quantity: number }[];
  /** What other parcels of the same order have taken before. */
  earlier: readonly { title: string; quantity: number }[];
};

const SHARES = [1, 5, 3];

/** What lies in a parcel, to be put on top. No prices: a parcel is often a present. */
export async function packingSlip(data: SlipData, t: Dictionary, lang: Lang): Promise<Buffer> {
  const words = t.portal.slip;
  const title = `${words.title} · ${words.order(data.order_display_id)}`;
  const paper = new Paper({ title, lang });

  paper.text(words.from, { size: 9 });
  for (const line of data.sender) paper.text(line, { size: 10 });
  paper.space(36);
  paper.text(words.to, { size: 9 });
  paper.space(2);
  data.to.forEach((line, at) => paper.text(line, { size: 14, bold: at === 0 }));

  paper.space(44);
  paper.text(words.order(data.order_display_id), { size: 22, bold: true });
  paper.text(words.title, { size: 11 });
  paper.space(14);

  paper.row(
    [
      { text: words.quantity, size: 9 },
      { text: words.good, size: 9 },
      { text: words.sku, size: 9 },
    ],
    SHARES,
    { pad: 3 },
  );
  paper.rule(1.5);
  for (const { title: good, sku, quantity } of data.pieces) {
    paper.row(
      [
        { text: String(quantity), size: 14, bold: true },
        { text: good, size: 12 },
        { text: sku, size: 10 },
      ],
      SHARES,
      { pad: 7 },
    );
    paper.rule();
  }

  paper.space(14);
  paper.text(`${words.shipping}: ${data.shipping}`, { size: 10 });
  if (data.earlier.length > 0) {
    const sent = data.earlier.map(({ title: good, quantity }) => `${quantity} × ${good}`).join(", ");
    paper.space(6);
    paper.text(`${words.followed}: ${sent}`, { size: 10 });
  }
  paper.space(28);
  paper.text(words.thanks, { size: 12 });
  return paper.bytes();
}
