import { Modules } from "@medusajs/framework/utils";
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types";
import { exactText } from "../../adapters/money";
import { rows } from "../../adapters/rows";
import { parseCurrency } from "../../domain/currency";
import { parseDecimal } from "../../domain/money";
import type { Tier, WholesaleTerms } from "../../domain/wholesale/terms";
import type { Company, WholesaleCart, WholesaleList } from "../../modules/company/types";
import { companies } from "../services";

/** The attribute of our price lists' rules. Nothing but `hooks/wholesale-prices.ts` ever puts it into a price's context. */
export const GROUP_RULE = "wholesale_group";

type PriceRow = { amount?: BigNumberInput; min_quantity?: unknown; price_set_id?: string };

/** What a list's goods cost at every tier, how they are packed and cut. Prices are Medusa's; the rest is ours. */
export async function readTerms(container: MedusaContainer, list: WholesaleList): Promise<WholesaleTerms> {
  const [goods, tiers] = await Promise.all([
    companies(container).goodsOf(list.price_list_id),
    readTiers(container, list),
  ]);
  return {
    currency: parseCurrency(list.currency_code),
    minimum_minor: list.minimum_minor,
    goods: new Map(
      goods.flatMap(({ variant_id, case_pack, work_bps, materials_bps, funds_bps }) => {
        const own = tiers.get(variant_id);
        const recipe = { work_bps, materials_bps, funds_bps };
        return own ? [[variant_id, { variant_id, case_pack, tiers: own, recipe }] as const] : [];
      }),
    ),
  };
}

async function readTiers(container: MedusaContainer, list: WholesaleList): Promise<Map<string, Tier[]>> {
  const currency = parseCurrency(list.currency_code);
  const prices: PriceRow[] = await container
    .resolve(Modules.PRICING)
    .listPrices({ price_list_id: [list.price_list_id], currency_code: currency }, { take: 10_000 });
  const sets = [...new Set(prices.flatMap(({ price_set_id }) => price_set_id ?? []))];
  const links = await rows<{ variant_id: string; price_set_id: string }>(container, {
    entity: "product_variant_price_set",
    fields: ["variant_id", "price_set_id"],
    filters: { price_set_id: sets },
  });
  return new Map(
    links.map(({ variant_id, price_set_id }) => [
      variant_id,
      prices
        .filter((price) => price.price_set_id === price_set_id)
        .map((price) => ({
          from: Number(price.min_quantity ?? 1),
          unit_minor: parseDecimal(exactText(price.amount ?? 0), currency).amount_minor,
        }))
        .sort((a, b) => a.from - b.from),
    ]),
  );
}

export type WholesaleOfCart = { cart: WholesaleCart; company: Company; terms: WholesaleTerms };

/**
 * What a basket may buy at which prices, when a company's buyer began it; null for a shopper's. A company that is no longer
 * approved, or was moved to another group, finds its old basket's list empty: nothing in it can be ordered.
 */
export async function wholesaleOfCart(
  container: MedusaContainer,
  cart_id: string,
): Promise<WholesaleOfCart | null> {
  const cart = await companies(container).cart(cart_id);
  if (!cart) return null;
  const [company, lists] = await Promise.all([
    companies(container).company(cart.company_id),
    companies(container).lists(null),
  ]);
  const list = lists.find(({ price_list_id }) => price_list_id === cart.price_list_id);
  if (!list) throw new Error(`wholesale: the list of cart ${cart_id} is gone`);
  const terms = await readTerms(container, list);
  const entitled = company.state === "approved" && company.group_id === list.group_id;
  return { cart, company, terms: entitled ? terms : { ...terms, goods: new Map() } };
}

/** The group whose prices a basket has; null for a shopper's basket and for a company that may not buy. */
export async function groupOfCart(container: MedusaContainer, cart_id: string): Promise<string | null> {
  const cart = await companies(container).cart(cart_id);
  if (!cart) return null;
  const company = await companies(container).company(cart.company_id);
  return company.state === "approved" ? company.group_id : null;
}
