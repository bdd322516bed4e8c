import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import {
  createProductCategoriesWorkflow,
  createRegionsWorkflow,
  createTaxRegionsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows";
import { rows } from "../../adapters/rows";
import { LOCALES, type Texts } from "../../adapters/languages";
import { refuse } from "../../domain/errors";
import { DEFAULT_PLACE, placeOfCountry, PLACES, type PlaceCode } from "../../domain/trade/places";
import { providersOfRegions } from "../payment-methods";
import { translate } from "../translate";

export type RegionRecord = {
  place: PlaceCode;
  name: string;
  currency_code: string;
  /** What the tax inside a price is called there. */
  tax: string;
  countries: { code: string; vat_bps: number }[];
};

export type ShopRecord = {
  regions: RegionRecord[];
  categories: { handle: string; name: Texts }[];
};

/**
 * The regions, their taxes and currencies, languages and categories. Each part is looked for before it is made, so that a
 * run that was cut short is made whole by the next one, and a shop of one place grows the others; nothing is undone.
 */
const prepareStep = createStep("prepare-shop", async (shop: ShopRecord, { container }) => {
  const done: string[] = [];
  await prepareStore(container, shop);
  for (const region of shop.regions)
    if (await createRegion(container, region)) done.push(`region ${region.name}`);
  const ways = await linkProviders(container);
  if (ways > 0) done.push(`${ways} ways to pay`);
  const taxes = await createTaxes(container, shop);
  if (taxes > 0) done.push(`${taxes} tax regions`);
  const categories = await createCategories(container, shop);
  if (categories > 0) done.push(`${categories} categories`);
  return new StepResponse(done);
});

async function prepareStore(container: MedusaContainer, shop: ShopRecord): Promise<void> {
  const [store] = await container
    .resolve(Modules.STORE)
    .listStores({}, { relations: ["supported_currencies", "supported_locales"] });
  if (!store) throw new Error("Medusa has no store; its migrations have not run");
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: "Arnia",
        supported_currencies: shop.regions.map(({ place, currency_code }) => ({
          currency_code,
          is_default: place === DEFAULT_PLACE,
        })),
        supported_locales: Object.values(LOCALES).map((locale_code) => ({ locale_code })),
      },
    },
  });
}

async function createRegion(container: MedusaContainer, region: RegionRecord): Promise<boolean> {
  checkRegion(region);
  const { name, currency_code, countries } = region;
  const known = await container.resolve(Modules.REGION).listRegions({ currency_code });
  if (known.length > 0) return false;
  await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name,
          currency_code,
          countries: countries.map((country) => country.code),
          payment_providers: providersOfRegions(),
          // Retail prices are what a shopper pays, tax included.
          is_tax_inclusive: true,
        },
      ],
    },
  });
  return true;
}

/** A way to pay that came after a region was made: it gets that too. */
async function linkProviders(container: MedusaContainer): Promise<number> {
  const regions = await rows<{ id: string; payment_providers?: ({ id: string } | null)[] }>(container, {
    entity: "region",
    fields: ["id", "payment_providers.id"],
  });
  const missing = regions.flatMap(({ id, payment_providers }) =>
    providersOfRegions()
      .filter((provider) => !payment_providers?.some((known) => known?.id === provider))
      .map((payment_provider_id) => ({
        [Modules.REGION]: { region_id: id },
        [Modules.PAYMENT]: { payment_provider_id },
      })),
  );
  if (missing.length > 0) await container.resolve(ContainerRegistrationKeys.LINK).create(missing);
  return missing.length;
}

/** A region is a place's: its currency, and no country behind another border. Refuses `seed.invalid`. */
function checkRegion({ place, currency_code, countries }: RegionRecord): void {
  if (PLACES[place].currency !== currency_code)
    refuse("seed.invalid", `The region of "${place}" has the currency ${PLACES[place].currency}.`, {});
  const foreign = countries.find(({ code }) => placeOfCountry(code) !== place);
  if (foreign) refuse("seed.invalid", `The country "${foreign.code}" is not part of "${place}".`, {});
}

async function createTaxes(container: MedusaContainer, shop: ShopRecord): Promise<number> {
  const known = await container.resolve(Modules.TAX).listTaxRegions({});
  const missing = shop.regions
    .flatMap(({ tax, countries }) => countries.map((country) => ({ ...country, tax })))
    .filter(({ code }) => !known.some((region) => region.country_code === code));
  if (missing.length === 0) return 0;
  await createTaxRegionsWorkflow(container).run({
    input: missing.map(({ code, vat_bps, tax }) => ({
      country_code: code,
      provider_id: "tp_system",
      // Medusa keeps a rate in per cent.
      default_tax_rate: {
        name: `${tax} ${code.toUpperCase()}`,
        code: `${tax}-${code.toUpperCase()}`,
        rate: vat_bps / 100,
      },
    })),
  });
  return missing.length;
}

async function createCategories(container: MedusaContainer, shop: ShopRecord): Promise<number> {
  const known = await rows<{ id: string; handle: string }>(container, {
    entity: "product_category",
    fields: ["id", "handle"],
  });
  const idOf = new Map(known.map((category) => [category.handle, category.id]));
  const missing = shop.categories.filter((category) => !idOf.has(category.handle));
  if (missing.length > 0) {
    const { result } = await createProductCategoriesWorkflow(container).run({
      input: {
        product_categories: missing.map(({ handle, name }) => ({ handle, name: name.en, is_active: true })),
      },
    });
    for (const category of result) idOf.set(category.handle, category.id);
  }
  for (const { handle, name } of shop.categories) {
    const id = idOf.get(handle);
    if (id) await translate(container, "product_category", id, { name });
  }
  return missing.length;
}

/** Makes the shop itself ready: what is missing is made, what is there stays. Returns what was made, in words. */
export const prepareShopWorkflow = createWorkflow(
  "prepare-shop",
  (shop: ShopRecord) => new WorkflowResponse(prepareStep(shop)),
);
