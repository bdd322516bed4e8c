import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isFood, missingOfFood } from "../backend/src/domain/trade/food";
import { readSeed } from "./read";

const SEED = new URL(".", import.meta.url).pathname;
let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "arnia-seed-")), "seed");
  for (const part of ["co-ops", "goods", "pictures", "shop.json"])
    cpSync(join(SEED, part), join(folder, part), { recursive: true });
});
afterEach(() => {
  rmSync(join(folder, ".."), { recursive: true });
});

function change(file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

function faults(): string[] {
  try {
    readSeed(folder);
  } catch (fault) {
    return (fault as Error).message.split("\n");
  }
  return [];
}

const lineOf = (file: string, part: string): number =>
  readFileSync(join(folder, file), "utf8")
    .split("\n")
    .findIndex((line) => line.includes(part)) + 1;

test("the demo's files are without a fault, and every co-op has goods", () => {
  const seed = readSeed(folder);
  const makers = new Set(seed.goods.map(({ record }) => record.coop));
  expect(seed.coops.map(({ record }) => record.handle)).toEqual([...makers].sort());
});

test("who is forming names a host that sells in the same place, and a good is priced in its co-op's currency", () => {
  change("co-ops/saponaria-lumen.json", '"host": "pietrachiara"', '"host": "dulce-ladera"');
  change("goods/monte-honey-480.json", '"currency_code": "ars"', '"currency_code": "eur"');
  const told = faults().join("\n");
  expect(told).toContain('its host "dulce-ladera" must sell in the same place');
  expect(told).toContain("its co-op sells in ars, not in eur");
  change("co-ops/tessitura-marena.json", '"demo": true', '"state": "forming", "demo": true');
  expect(faults().join("\n")).toContain("names the co-op that contracts for it as its host");
});

test("what is made to order says by when, and a good has one article number or one for each kind", () => {
  change("goods/market-backpack.json", '"lead_time_days": 15', '"lead_time_days": null');
  change("goods/sailcloth-tote.json", '"MAR-TOT-RUS"', '"MAR-TOT-SAN"');
  change("goods/tile-trivet.json", '"sku": "CAL-TRI-18",', "");
  const told = faults().join("\n");
  expect(told).toContain("what is made to order, and only that, has lead_time_days");
  expect(told).toContain("give either one sku and stock, or an option whose kinds have their own");
  change("goods/market-backpack.json", '"lead_time_days": null', '"lead_time_days": 15');
  change("goods/tile-trivet.json", '"coop"', '"sku": "CAL-TRI-18", "coop"');
  expect(faults().join("\n")).toContain('the SKU "MAR-TOT-SAN" is used');
});

test("every food says what the law wants said of it, in each language, and so has a price by the kilogram", () => {
  const foods = readSeed(folder)
    .goods.map(({ record }) => record)
    .filter(({ category }) => isFood(category));
  expect(foods.length).toBeGreaterThan(10);
  for (const { handle, category, net_g, details } of foods)
    for (const language of ["en", "it", "es"] as const) {
      const lines = details.map(({ label, value }) => `${label[language]}: ${value[language]}`);
      expect([handle, missingOfFood({ category, net_g, details: lines.join("\n") })]).toEqual([handle, []]);
    }
});

test("a broken record is refused with file, line and reason", () => {
  change("goods/rosemary-honey-500.json", '"price": "6.90"', '"price": 6.9');
  const line = lineOf("goods/rosemary-honey-500.json", '"price"');
  expect(faults()).toEqual([
    expect.stringMatching(new RegExp(`^seed/goods/rosemary-honey-500\\.json:${line}: price: .*string`)),
  ]);
});

test("a file that is not JSON is refused at the line where it stops being JSON", () => {
  const file = "goods/beech-table-clock.json";
  change(file, '"handle": "beech-table-clock",', '"handle": "beech-table-clock"');
  expect(faults()[0]).toMatch(/^seed\/goods\/beech-table-clock\.json:3: not valid JSON/);
});

test("all faults of all files are told at once", () => {
  change("goods/rosemary-honey-500.json", '"work_bps": 5500', '"work_bps": 5501');
  change("co-ops/horabuena.json", '"country_code": "pt"', '"country_code": "Portugal"');
  const told = faults();
  expect(told).toHaveLength(2);
  expect(told.join("\n")).toContain("must add up to 10000");
  expect(told.join("\n")).toContain("two-letter country code");
});

test("a misspelt field, a missing language and a forbidden model are refused", () => {
  change("goods/rosemary-honey-500.json", '"weight_g"', '"weight"');
  change("co-ops/valdemiel.json", '"facts_from": ["P1"]', '"facts_from": ["P5"]');
  const told = faults().join("\n");
  expect(told).toContain("weight_g");
  expect(told).toContain('Unrecognized key: "weight"');
  expect(told).toContain("never P5 or P7");
});

test("a record without a drawing is refused", () => {
  rmSync(join(folder, "pictures", "tile-trivet.mjs"));
  rmSync(join(folder, "pictures", "coop-valdemiel.mjs"));
  rmSync(join(folder, "pictures", "rosemary-honey-500-detail.mjs"));
  expect(faults()).toEqual([
    "seed/co-ops/valdemiel.json:1: there is no drawing seed/pictures/coop-valdemiel.mjs",
    "seed/goods/tile-trivet.json:1: there is no drawing seed/pictures/tile-trivet.mjs",
    "seed/goods/rosemary-honey-500.json:1: there is no drawing seed/pictures/rosemary-honey-500-detail.mjs",
  ]);
});

test("what no file can know alone is checked across files", () => {
  change("goods/rosemary-honey-500.json", '"coop": "valdemiel"', '"coop": "nobody"');
  change("goods/beech-table-clock.json", '"sku": "', '"sku": "VAL-ROM-500", "x": "');
  const told = faults().join("\n");
  expect(told).toContain('"x"');
  change("goods/beech-table-clock.json", '"sku": "VAL-ROM-500", "x": "', '"sku": "');
  expect(faults().join("\n")).toContain('there is no co-op "nobody"');
});

test("a co-op's bank and its goods' prices are in the currency of its place, where the shop sells", () => {
  change("co-ops/dulce-ladera.json", '"bank_currency": "pen"', '"bank_currency": "usd"');
  change("goods/cacao-nibs-200.json", '"currency_code": "pen"', '"currency_code": "ars"');
  change("co-ops/caleta-azul.json", '"country_code": "pr"', '"country_code": "us"');
  expect(faults()).toEqual([
    'seed/co-ops/caleta-azul.json:1: seed/shop.json sells nothing in "us"',
    "seed/co-ops/dulce-ladera.json:1: its bank keeps usd, and the place is paid in pen",
    "seed/goods/cacao-nibs-200.json:1: its co-op sells in pen, not in ars",
  ]);
});
