import type { MedusaContainer } from "@medusajs/framework/types";
import { pictureOfBase } from "../../domain/pictures";
import { missingOf, type ProductDraft, type VariantContent } from "../../domain/products/content";
import { LANGUAGES } from "../../domain/products/texts";
import type { StockItem } from "../../modules/stock/service";
import { readProduct, readProducts, type KnownProduct } from "../../workflows/products/read-product";
import { stock as stockService } from "../../workflows/services";
import type { ProductBody } from "../coop-validators/products";

/** What the form sent as the workflows take it. */
export function draftOf(body: ProductBody): ProductDraft {
  return {
    category: body.category ?? null,
    made_by: body.made_by,
    selling: body.selling,
    lead_time_days: body.lead_time_days ?? null,
    recipe: body.recipe,
    weight_g: body.weight_g ?? null,
    net_g: body.net_g ?? null,
    texts: body.texts,
    options: body.options,
    variants: body.variants.map((variant) => ({
      id: variant.id ?? null,
      title: variant.title ?? "",
      sku: variant.sku ?? null,
      options: variant.options,
      price: variant.price ?? null,
      first_stock: variant.stock ?? 0,
    })),
    pictures: body.pictures.map(({ base, alt }) => ({ base, alt })),
  };
}

type Stock = { sellable: number; held: number; claimed: number };

export function stockView({ sellable, held, claimed }: Stock): Stock {
  return { sellable, held, claimed };
}

async function stockOf(container: MedusaContainer, variants: VariantContent[]): Promise<Map<string, Stock>> {
  const items: StockItem[] = await stockService(container).listStock({
    variant_ids: variants.map(({ id }) => id),
  });
  return new Map(items.map((item) => [item.variant_id, stockView(item)]));
}

const NONE: Stock = { sellable: 0, held: 0, claimed: 0 };

/** The co-op's products as a list, drafts too. */
export async function productList(container: MedusaContainer, coop_id: string, state: unknown) {
  const products = (await readProducts(container, coop_id)).filter(
    ({ content }) => (state !== "draft" && state !== "published") || content.status === state,
  );
  const left = await stockOf(
    container,
    products.flatMap(({ content }) => content.variants),
  );
  return products.map(({ id, version, content }) => {
    const [first] = content.variants;
    const total = content.variants
      .map((variant) => left.get(variant.id) ?? NONE)
      .reduce(
        (sum, one) => ({
          sellable: sum.sellable + one.sellable,
          held: sum.held + one.held,
          claimed: sum.claimed + one.claimed,
        }),
        NONE,
      );
    return {
      id,
      title: LANGUAGES.map((language) => content.texts[language].title).find(Boolean) ?? content.handle,
      titles: Object.fromEntries(LANGUAGES.map((language) => [language, content.texts[language].title])),
      sku: first?.sku ?? null,
      status: content.status,
      price: first?.price ?? null,
      stock: total,
      picture: content.pictures[0]?.base ?? null,
      missing: missingOf(content),
      version,
    };
  });
}

/** One product with everything that its form shows. Refuses `product.not_found`. */
export async function productPage(container: MedusaContainer, coop_id: string, id: string) {
  const product: KnownProduct = await readProduct(container, coop_id, id);
  const { variants, pictures, ...content } = product.content;
  const left = await stockOf(container, variants);
  return {
    id,
    ...content,
    version: product.version,
    variants: variants.map(({ id, title, sku, options, price }) => ({
      ...{ id, title, sku, options, price },
      stock: left.get(id) ?? NONE,
    })),
    pictures: pictures.map(({ base, alt }) => ({ id: pictureOfBase(base), base, alt })),
    missing: missingOf(product.content),
  };
}
