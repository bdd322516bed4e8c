import type { GoodPage } from "../../lib/wire.ts";

const AVAILABILITY: Record<GoodPage["stock"], string> = {
  in_stock: "InStock",
  last_few: "LimitedAvailability",
  only_one: "LimitedAvailability",
  sold_out: "OutOfStock",
  made_to_order: "MadeToOrder",
};

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
      availability: `https://schema.org/${AVAILABILITY[variant.stock]}`,
      seller: { "@type": "Organization", name: good.coop.host?.name ?? good.coop.name },
      url: address(path),
    })),
  };
}
