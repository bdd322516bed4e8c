import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { toWire } from "../../adapters/money";
import { rows } from "../../adapters/rows";
import type { Company, WholesaleList } from "../../modules/company/types";
import { isEmailProved } from "../../workflows/account/confirm-email";
import { companies } from "../../workflows/services";
import { listCurrency } from "../../workflows/wholesale/lists";
import { readTerms } from "../../workflows/wholesale/terms";

/** A company as the network reads it, with who buys for it. */
export async function companyOfNetworkView(container: MedusaContainer, company: Company) {
  const ids = await companies(container).buyersOf(company.id);
  const buyers = await container
    .resolve(Modules.CUSTOMER)
    .listCustomers({ id: ids }, { select: ["id", "email"] });
  const proved = await Promise.all(buyers.map((buyer) => isEmailProved(container, buyer)));
  return {
    ...company,
    applied_at: company.applied_at.toISOString(),
    decided_at: company.decided_at?.toISOString() ?? null,
    buyers: buyers.map(({ email }) => email),
    /** Those of whom nobody has shown yet that they read the mail of their address. */
    unconfirmed: buyers.filter((_buyer, index) => !proved[index]).map(({ email }) => email),
  };
}

/** Groups that have price lists, and those that could be given one. */
export async function groupsView(container: MedusaContainer) {
  const groups = await container.resolve(Modules.CUSTOMER).listCustomerGroups({}, { take: 200 });
  const lists = await companies(container).lists(null);
  return groups.map(({ id, name }) => ({
    id,
    name,
    lists: lists
      .filter(({ group_id }) => group_id === id)
      .map(({ price_list_id, currency_code }) => ({ id: price_list_id, currency_code })),
  }));
}

/** A price list with everything that can be changed in it. */
export async function listView(container: MedusaContainer, list: WholesaleList) {
  const terms = await readTerms(container, list);
  const variants = await rows<{ id: string; sku: string; title: string; product?: { title: string } | null }>(
    container,
    {
      entity: "variant",
      fields: ["id", "sku", "title", "product.title"],
      filters: { id: [...terms.goods.keys()] },
    },
  );
  const currency = listCurrency(list);
  return {
    id: list.price_list_id,
    group_id: list.group_id,
    currency_code: currency,
    minimum: toWire(list.minimum_minor, currency),
    goods: variants
      .flatMap(({ id, sku, title, product }) => {
        const good = terms.goods.get(id);
        if (!good) return [];
        return {
          sku,
          title: title === "One size" ? (product?.title ?? title) : `${product?.title ?? ""}, ${title}`,
          case_pack: good.case_pack,
          tiers: good.tiers.map(({ from, unit_minor }) => ({ from, unit: toWire(unit_minor, currency) })),
          recipe: good.recipe,
        };
      })
      .sort((a, b) => (a.sku < b.sku ? -1 : 1)),
  };
}
