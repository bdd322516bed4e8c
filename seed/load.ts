import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ExecArgs, MedusaContainer } from "@medusajs/framework/types";
import { settings } from "../backend/src/adapters/env";
import { row } from "../backend/src/adapters/rows";
import type { Texts } from "../backend/src/adapters/languages";
import { createDemoAdminWorkflow } from "../backend/src/workflows/catalogue/create-demo-admin";
import { createDemoStaffWorkflow } from "../backend/src/workflows/staff/create-demo-staff";
import { loadCoopWorkflow, type Loaded } from "../backend/src/workflows/catalogue/load-coop";
import { loadGoodsWorkflow, type GoodRecord } from "../backend/src/workflows/catalogue/load-goods";
import { loadPromotionWorkflow } from "../backend/src/workflows/catalogue/load-promotion";
import { prepareShopWorkflow } from "../backend/src/workflows/catalogue/prepare-shop";
import { reindexGoodsWorkflow } from "../backend/src/workflows/search-goods";
import { attestForDemo, loadRuleSets, readAttestations } from "./load-rule-sets";
import { readRuleSets, readSeed, SeedFault, type Seed } from "./read";
import { loadWholesale, readWholesale } from "./load-wholesale";

/**
 * Loads the files of this folder. Run it as often as you like: what is there already is left or brought up to date,
 * and each record is reported. A broken file stops it before anything is written.
 */
export default async function load({ container }: ExecArgs): Promise<void> {
  const folder = process.env.ARNIA_SEED_FOLDER ?? join(process.cwd(), "..", "seed");
  const seed = readOrStop(() => readSeed(folder));
  const wholesale = readOrStop(() => readWholesale(folder));
  const rule_sets = readOrStop(() => readRuleSets(folder));
  const attestations = readOrStop(() => readAttestations(folder));
  const { result: prepared } = await prepareShopWorkflow(container).run({ input: seed.shop });
  say(`shop: ${prepared.length > 0 ? `made ${prepared.join(", ")}` : "unchanged"}`);

  for (const line of await loadRuleSets(container, rule_sets)) say(`rule set: ${line}`);
  if (settings().ARNIA_MODE === "demo") await loadRecords(container, seed);
  else say("the demo's co-ops and goods are left out: this shop sells for real");

  const { ARNIA_DEMO_ADMIN_EMAIL: email, ARNIA_DEMO_ADMIN_PASSWORD: password } = process.env;
  if (settings().ARNIA_MODE === "demo" && email && password) {
    await createDemoAdminWorkflow(container).run({ input: { email, password } });
  }
  const desk = process.env.ARNIA_DEMO_STAFF_PASSWORD;
  if (settings().ARNIA_MODE === "demo" && desk) {
    await makeDesks(container, seed, desk);
    await attestForDemo(
      container,
      seed.coops.map(({ record }) => record),
      attestations,
    );
  }
  if (settings().ARNIA_MODE === "demo")
    for (const line of await loadWholesale(container, wholesale, desk)) say(`wholesale: ${line}`);
  const key = await row<{ token: string }>(container, {
    entity: "api_key",
    fields: ["token"],
    filters: { type: "publishable" },
  });
  if (key && process.env.ARNIA_PUBLISHABLE_KEY_FILE)
    writeFileSync(process.env.ARNIA_PUBLISHABLE_KEY_FILE, key.token);
}

async function loadRecords(container: MedusaContainer, seed: Seed): Promise<void> {
  // Those who contract for others come first.
  const hostsFirst = [...seed.coops].sort(
    (a, b) => Number(a.record.host !== null) - Number(b.record.host !== null),
  );
  for (const { record, source_hash } of hostsFirst) {
    const input = { ...record, story: joined(record.story), sender: record.sender.join("\n"), source_hash };
    report(record.handle, (await loadCoopWorkflow(container).run({ input })).result);
  }
  const goods = seed.goods.map(goodOf);
  const { result: outcomes } = await loadGoodsWorkflow(container).run({ input: goods });
  for (const [i, { handle }] of goods.entries()) report(handle, outcomes[i] ?? "unchanged");
  for (const { record } of seed.coops) {
    const input = { ...record.promotion, coop: record.handle };
    report(record.promotion.code, (await loadPromotionWorkflow(container).run({ input })).result);
  }
  await reindexGoodsWorkflow(container).run({ input: undefined });
  say("search: every index is built");
}

function goodOf({ record, source_hash }: Seed["goods"][number]): GoodRecord {
  const { picture_alt, detail_picture_alt, option, sku = "", stock = 0, ...good } = record;
  const base = `/pictures/${record.handle}`;
  return {
    ...good,
    option: option?.title ?? null,
    kinds: option?.kinds ?? [{ sku, stock, value: null }],
    description: joined(record.description),
    details: lines(record.details),
    pictures: [
      { base, alt: picture_alt },
      ...(detail_picture_alt ? [{ base: `${base}-detail`, alt: detail_picture_alt }] : []),
    ],
    source_hash,
  };
}

const SPANISH = new Set(["ar", "es", "pe", "pr"]);

/** Two people for each co-op, so that one may approve what the other proposes; the board comes first and invites the other. */
async function makeDesks(container: MedusaContainer, { coops }: Seed, password: string): Promise<void> {
  for (const { record } of coops) {
    const { country_code } = record;
    const language = SPANISH.has(country_code) ? "es" : country_code === "it" ? "it" : "en";
    const both = { coop: record.handle, language, password } as const;
    const desk = { ...both, email: `desk@${record.handle}.example` };
    const board = { ...both, email: `board@${record.handle}.example` };
    for (const input of [
      { ...board, roles: ["board" as const] },
      { ...desk, roles: ["catalogue" as const, "fulfilment" as const, "treasurer" as const] },
    ])
      await createDemoStaffWorkflow(container).run({ input });
  }
}

function readOrStop<T>(read: () => T): T {
  try {
    return read();
  } catch (fault) {
    if (!(fault instanceof SeedFault)) throw fault;
    say(`The seed was not loaded. Mend these lines and start again:\n${fault.message}`);
    process.exit(1);
  }
}

function joined(paragraphs: Record<keyof Texts, string[]>): Texts {
  return { en: paragraphs.en.join("\n\n"), it: paragraphs.it.join("\n\n"), es: paragraphs.es.join("\n\n") };
}

function lines(details: { label: Texts; value: Texts }[]): Texts {
  const inLanguage = (language: keyof Texts) =>
    details.map(({ label, value }) => `${label[language]}: ${value[language]}`).join("\n");
  return { en: inLanguage("en"), it: inLanguage("it"), es: inLanguage("es") };
}

function report(name: string, outcome: Loaded): void {
  const why = outcome === "kept" ? " (edited at its co-op's desk: its file is not asked)" : "";
  say(`${outcome.padEnd(9)} ${name}${why}`);
}

function say(line: string): void {
  process.stdout.write(`seed: ${line}\n`);
}
