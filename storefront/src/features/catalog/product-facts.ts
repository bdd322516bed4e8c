import type { GoodPage } from "../../lib/wire.ts";

const AVAILABILITY: Record<GoodPage["stock"], string> = {
  in_stock: "InStock",
  last_few: "LimitedAvailability",
  only_one: "LimitedAvailability",
  sold_out: "OutOfStock",
  made_to_order: "MadeToOrder",
};

/** What can't be bought is out of stock, whatever lies ready: its co-op pauses, or the shop may not sell that food yet. */
function availabilityOf(good: GoodPage, stock: GoodPage["stock"]): string {
  return `https://schema.org/${good.coop.paused || good.locked ? "OutOfStock" : AVAILABILITY[stock]}`;
}

/** A good as schema.org tells it: each kind is an offer of the co-op's, with tax in its price. */
export function productFacts(good: GoodPage, address: (path: string) => string, path: string) {
  return {
    "@type": "Product",
    name: good.title,
    description: good.description[0] ?? good.subtitle,
    image: good.pictures.map(({ base }) => address(`${base}-1200.webp`)),
    brand: { "@type": "Brand", name: good.coop.name },
    url: address(path),
    offers: good.variants.map((variant) => ({
      "@type": "Offer",
      sku: variant.sku,
      price: variant.price.amount,
      priceCurrency: variant.price.currency_code.toUpperCase(),
      availability: availabilityOf(good, variant.stock),
      seller: { "@type": "Organization", name: good.coop.host?.name ?? good.coop.name },
      url: address(path),
    })),
  };
}
