import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSeed } from "./read";

const SEED = new URL(".", import.meta.url).pathname;
let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "arnia-seed-")), "seed");
  for (const part of ["co-ops", "goods", "shop.json"])
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

test("the demo's files are three co-ops and nine goods without a fault", () => {
  const seed = readSeed(folder);
  expect([seed.coops.length, seed.goods.length]).toEqual([3, 9]);
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

test("what no file can know alone is checked across files", () => {
  change("goods/rosemary-honey-500.json", '"coop": "valdemiel"', '"coop": "nobody"');
  change("goods/beech-table-clock.json", '"sku": "', '"sku": "VAL-ROM-500", "x": "');
  const told = faults().join("\n");
  expect(told).toContain('"x"');
  change("goods/beech-table-clock.json", '"sku": "VAL-ROM-500", "x": "', '"sku": "');
  expect(faults().join("\n")).toContain('there is no co-op "nobody"');
});
