import { toWire, type WireMoney } from "../../adapters/money";
import { PARTS, type Parts } from "../../domain/books/cutting";
import type { Currency } from "../../domain/currency";

/** What a price is made of, as people read it: the network's fee with its tax in one line. */
export type BreakdownView = Record<
  "work" | "materials" | "funds" | "fee" | "tax" | "shipping" | "total",
  WireMoney
> & {
  tax_rate_bps: number;
};

export function breakdownView(parts: Parts, currency: Currency, tax_rate_bps: number): BreakdownView {
  const wire = (amount_minor: bigint) => toWire(amount_minor, currency);
  return {
    work: wire(parts.work),
    materials: wire(parts.materials),
    funds: wire(parts.funds),
    fee: wire(parts.fee + parts.fee_tax),
    tax: wire(parts.tax),
    shipping: wire(parts.shipping),
    total: wire(PARTS.reduce((sum, part) => sum + parts[part], 0n)),
    tax_rate_bps,
  };
}

/** Every part on its own, as the network reads it. */
export function partsView(parts: Parts, currency: Currency): Record<keyof Parts, WireMoney> {
  const { work, materials, funds, shipping, fee, fee_tax, tax } = parts;
  const wire = (amount_minor: bigint) => toWire(amount_minor, currency);
  return {
    work: wire(work),
    materials: wire(materials),
    funds: wire(funds),
    shipping: wire(shipping),
    fee: wire(fee),
    fee_tax: wire(fee_tax),
    tax: wire(tax),
  };
}
