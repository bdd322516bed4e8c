import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import {
  createLocationFulfillmentSetWorkflow,
  createRemoteLinkStep,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows";
import { now } from "../../adapters/clock";
import { row, rows } from "../../adapters/rows";
import type { Texts } from "../../adapters/languages";
import { checkTerms } from "../../domain/books/recipe";
import { checkCoopPlace } from "../../domain/trade/places";
import { COOP_MODULE } from "../../modules/coop";
import type CoopService from "../../modules/coop/service";
import { regionOf } from "../places";
import { translate } from "../translate";

export type CoopRecord = {
  handle: string;
  name: string;
  place: Texts;
  country_code: string;
  legal_form: Texts;
  since: string;
  makes: Texts;
  line: Texts;
  fact: Texts;
  /** Paragraphs separated by blank lines. */
  story: Texts;
  inspired_by: { text: Texts; sources: string[] } | null;
  palette: { ground: string; ink: string; accent: string };
  state: "working" | "forming" | "after_release";
  /** The handle of the co-op that contracts for one that is forming. */
  host: string | null;
  /** A new co-op begins closed; one that is there was perhaps opened again by its people, so nothing is said about it. */
  paused: { message: string } | null;
  demo: boolean;
  facts_from: string[];
  agreement: { fee_bps: number; fee_tax_bps: number; tax_remitter: "coop" | "network"; hold_days: number };
  bank_currency: string;
  time_zone: string;
  /** Lines of the parcel's sender, one a line. */
  sender: string;
  shipping: { code: string; name: Texts; amount: string }[];
  stock_location: { name: string; city: string; country_code: string };
  /** What tells whether the file has changed since it was loaded. */
  source_hash: string;
};

/** `kept`: edited by those it belongs to, so that its file is not asked any more. */
export type Loaded = "created" | "updated" | "unchanged" | "kept";

type Place = {
  existing: string | null;
  unchanged: boolean;
  host_id: string | null;
  region_id: string;
  sales_channel_id: string;
  countries: string[];
};

const lookStep = createStep("look-for-coop", async (record: CoopRecord, { container }) => {
  const place = checkCoopPlace(record);
  checkTerms({ coop_id: record.handle, ...record.agreement });
  const [coops, region, store] = await Promise.all([
    rows<{ id: string; handle: string; source_hash: string | null }>(container, {
      entity: "coop",
      fields: ["id", "handle", "source_hash"],
      filters: { handle: [record.handle, ...(record.host ? [record.host] : [])] },
    }),
    regionOf(container, place),
    row<{ default_sales_channel_id: string }>(container, {
      entity: "store",
      fields: ["default_sales_channel_id"],
    }),
  ]);
  const coop = coops.find(({ handle }) => handle === record.handle);
  const host = coops.find(({ handle }) => handle === record.host);
  if (record.host && !host) throw new Error(`co-op ${record.handle}: its host ${record.host} is not loaded`);
  return new StepResponse<Place>({
    existing: coop?.id ?? null,
    unchanged: coop?.source_hash === record.source_hash,
    host_id: host?.id ?? null,
    region_id: region.id,
    sales_channel_id: store?.default_sales_channel_id ?? "",
    countries: region.countries,
  });
});

function columns(record: CoopRecord, host_id: string | null) {
  return {
    state: record.state,
    host_id,
    handle: record.handle,
    name: record.name,
    place: record.place.en,
    country_code: record.country_code,
    legal_form: record.legal_form.en,
    since: record.since,
    makes: record.makes.en,
    line: record.line.en,
    fact: record.fact.en,
    story: record.story.en,
    inspired_by: record.inspired_by?.text.en ?? null,
    inspired_by_sources: (record.inspired_by?.sources ?? null) as unknown as Record<string, unknown> | null,
    palette: record.palette,
    demo: record.demo,
    facts_from: record.facts_from as unknown as Record<string, unknown>,
    bank_currency: record.bank_currency,
    time_zone: record.time_zone,
    sender: record.sender,
    source_hash: record.source_hash,
    ...record.agreement,
  };
}

async function translateCoop(container: MedusaContainer, id: string, record: CoopRecord): Promise<void> {
  const { place, legal_form, makes, line, fact, story, inspired_by } = record;
  await translate(container, "coop", id, {
    place,
    legal_form,
    makes,
    line,
    fact,
    story,
    ...(inspired_by ? { inspired_by: inspired_by.text } : {}),
  });
}

const createRowStep = createStep(
  "create-coop",
  async (
    input: {
      record: CoopRecord;
      host_id: string | null;
      stock_location_id: string;
      shipping_profile_id: string;
    },
    { container },
  ) => {
    const { record, host_id, ...places } = input;
    const { paused } = record;
    const pause = paused ? { paused_at: now(), pause_message: paused.message } : {};
    const coop = await container
      .resolve<CoopService>(COOP_MODULE)
      .createCoops({ ...columns(record, host_id), ...places, ...pause });
    await translateCoop(container, coop.id, record);
    return new StepResponse(coop.id, coop.id);
  },
  async (id, { container }) => {
    if (id) await container.resolve<CoopService>(COOP_MODULE).deleteCoops(id);
  },
);

/** Overwrites the row with what the file says. The file is the truth, so undoing means loading the earlier file. */
const updateRowStep = createStep(
  "update-coop",
  async (input: { id: string; record: CoopRecord; host_id: string | null }, { container }) => {
    const { id, record, host_id } = input;
    await container.resolve<CoopService>(COOP_MODULE).updateCoops({ id, ...columns(record, host_id) });
    await translateCoop(container, input.id, input.record);
    return new StepResponse(input.id);
  },
);

/** Texts only: shown to shoppers in their language, undone with the option they belong to. */
const translateShippingStep = createStep(
  "translate-shipping",
  async (input: { record: CoopRecord; options: { id: string; name: string }[] }, { container }) => {
    for (const option of input.options) {
      const source = input.record.shipping.find(({ name }) => name.en === option.name);
      if (source) await translate(container, "shipping_option", option.id, { name: source.name });
    }
    return new StepResponse(true);
  },
);

/** Core flows make the set and link it, and answer nothing. */
const findSetStep = createStep(
  "find-fulfillment-set",
  async (input: { location_id: string }, { container }) => {
    const location = await row<{ fulfillment_sets?: { id: string }[] }>(container, {
      entity: "stock_location",
      fields: ["fulfillment_sets.id"],
      filters: { id: input.location_id },
    });
    return new StepResponse(location?.fulfillment_sets?.[0]?.id ?? "");
  },
);

/**
 * Loads one co-op from its record: its place, its shipping profile and choices, its row in three languages. A new
 * co-op is made whole or not at all; one whose file changed gets its texts, palette and agreement from the file.
 */
export const loadCoopWorkflow = createWorkflow("load-coop", (record: CoopRecord) => {
  const place = lookStep(record);

  when("changed", { place }, ({ place }) => place.existing !== null && !place.unchanged).then(() => {
    updateRowStep(
      transform({ place, record }, (data) => ({
        id: data.place.existing ?? "",
        record: data.record,
        host_id: data.place.host_id,
      })),
    );
  });

  when("new", { place }, ({ place }) => place.existing === null).then(() => {
    const locations = createStockLocationsWorkflow.runAsStep({
      input: transform({ record }, ({ record }) => ({
        locations: [
          {
            name: record.stock_location.name,
            address: {
              address_1: record.stock_location.name,
              city: record.stock_location.city,
              country_code: record.stock_location.country_code.toUpperCase(),
            },
          },
        ],
      })),
    });
    const location_id = transform({ locations }, ({ locations }) => locations[0]?.id ?? "");
    createRemoteLinkStep(
      transform({ location_id }, ({ location_id }) => [
        {
          [Modules.STOCK_LOCATION]: { stock_location_id: location_id },
          [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
        },
      ]),
    );
    linkSalesChannelsToStockLocationWorkflow.runAsStep({
      input: transform({ location_id, place }, (data) => ({
        id: data.location_id,
        add: [data.place.sales_channel_id],
      })),
    });
    const profiles = createShippingProfilesWorkflow.runAsStep({
      input: transform({ record }, ({ record }) => ({ data: [{ name: record.name, type: record.handle }] })),
    });
    const profile_id = transform({ profiles }, ({ profiles }) => profiles[0]?.id ?? "");
    createLocationFulfillmentSetWorkflow.runAsStep({
      input: transform({ location_id, record }, (data) => ({
        location_id: data.location_id,
        fulfillment_set_data: { name: `${data.record.handle} parcels`, type: "shipping" },
      })),
    });
    const set = findSetStep({ location_id });
    const zones = createServiceZonesWorkflow.runAsStep({
      input: transform({ set, record, place }, (data) => ({
        data: [
          {
            name: `${data.record.handle} zone`,
            fulfillment_set_id: data.set,
            geo_zones: data.place.countries.map((country_code) => ({
              type: "country" as const,
              country_code,
            })),
          },
        ],
      })),
    });
    const options = createShippingOptionsWorkflow.runAsStep({
      input: transform({ zones, profile_id, record, place }, (data) =>
        data.record.shipping.map((choice) => ({
          name: choice.name.en,
          service_zone_id: data.zones[0]?.id ?? "",
          shipping_profile_id: data.profile_id,
          provider_id: "manual_manual",
          price_type: "flat" as const,
          type: { label: choice.name.en, description: choice.name.en, code: choice.code },
          prices: [{ region_id: data.place.region_id, amount: choice.amount as unknown as number }],
          rules: [
            { attribute: "enabled_in_store", value: "true", operator: "eq" as const },
            { attribute: "is_return", value: "false", operator: "eq" as const },
          ],
        })),
      ),
    });
    translateShippingStep(
      transform({ options, record }, (data) => ({
        record: data.record,
        options: data.options.map(({ id, name }) => ({ id, name })),
      })),
    );
    createRowStep(
      transform({ record, place, location_id, profile_id }, (data) => ({
        record: data.record,
        host_id: data.place.host_id,
        stock_location_id: data.location_id,
        shipping_profile_id: data.profile_id,
      })),
    );
  });

  const outcome = transform({ place }, ({ place }): Loaded => {
    if (place.existing === null) return "created";
    return place.unchanged ? "unchanged" : "updated";
  });
  return new WorkflowResponse(outcome);
});
