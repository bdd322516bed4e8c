import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import type { z } from "@medusajs/framework/zod";
import { ruleSetGapSchema, ruleSetSchema, type RuleSetGap } from "../backend/src/adapters/rule-sets";
import type { RuleSetDocument } from "../backend/src/domain/pay/rule-set";
import { coopSchema, goodSchema, shopSchema, type CoopFile, type GoodFile, type ShopFile } from "./schema";

/** One record with what tells whether its file changed since it was last loaded. */
export type Read<T> = { record: T; source_hash: string; file: string };

export type Seed = { shop: ShopFile; coops: Read<CoopFile>[]; goods: Read<GoodFile>[] };

/** All faults of all files, one a line, each with file, line and reason. Nothing was loaded. */
export class SeedFault extends Error {
  override readonly name = "SeedFault";
}

/** Reads and checks every file before anything is written. Throws SeedFault. */
export function readSeed(folder: string): Seed {
  const faults: string[] = [];
  const shop = readFile(folder, join(folder, "shop.json"), shopSchema, faults);
  const coops = readFolder(folder, "co-ops", coopSchema, faults);
  const goods = readFolder(folder, "goods", goodSchema, faults);
  // A broken file would be missed by those that name it: what it is blamed for is told once.
  if (shop && faults.length === 0) checkTogether({ shop: shop.record, coops, goods }, faults);
  if (faults.length === 0) checkDrawings(folder, { coops, goods }, faults);
  if (faults.length > 0 || !shop) throw new SeedFault(faults.join("\n"));
  return { shop: shop.record, coops, goods };
}

function readFolder<T>(folder: string, name: string, schema: z.ZodType<T>, faults: string[]): Read<T>[] {
  const files = readdirSync(join(folder, name))
    .filter((file) => file.endsWith(".json"))
    .sort();
  return files.flatMap((file) => readFile(folder, join(folder, name, file), schema, faults) ?? []);
}

function readFile<T>(
  folder: string,
  path: string,
  schema: z.ZodType<T>,
  faults: string[],
): Read<T> | undefined {
  const file = relative(join(folder, ".."), path);
  const text = readFileSync(path, "utf8");
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors);
  for (const error of errors) {
    faults.push(
      `${file}:${lineAt(text, error.offset)}: not valid JSON (${printParseErrorCode(error.error)})`,
    );
  }
  if (errors.length > 0 || !tree) return undefined;
  const parsed = schema.safeParse(JSON.parse(text));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const where = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
      faults.push(`${file}:${lineAt(text, offsetOf(tree, issue.path))}: ${where}${issue.message}`);
    }
    return undefined;
  }
  return { record: parsed.data, source_hash: createHash("sha256").update(text).digest("hex"), file };
}

/** A missing field has no place of its own: its nearest parent is pointed at. */
function offsetOf(tree: Node, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const segments = path.slice(0, length).map((part) => (typeof part === "symbol" ? String(part) : part));
    const node = findNodeAtLocation(tree, segments);
    if (node) return node.offset;
  }
  return tree.offset;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** What no file can know alone: names that must exist elsewhere, and things that must be there once. */
function checkTogether(seed: Seed, faults: string[]): void {
  const coops = new Map(seed.coops.map(({ record }) => [record.handle, record]));
  const categories = new Set(seed.shop.categories.map((category) => category.handle));
  for (const { record, file } of [...seed.coops, ...seed.goods]) {
    if (basename(file, ".json") !== record.handle) {
      faults.push(`${file}:1: the handle "${record.handle}" must be the name of the file`);
    }
  }
  const currencyIn = new Map(
    seed.shop.regions.flatMap(({ countries, currency_code }) =>
      countries.map(({ code }) => [code, currency_code] as const),
    ),
  );
  for (const { record, file } of seed.coops) {
    const currency = currencyIn.get(record.country_code);
    if (!currency) faults.push(`${file}:1: seed/shop.json sells nothing in "${record.country_code}"`);
    else if (record.bank_currency !== currency)
      faults.push(`${file}:1: its bank keeps ${record.bank_currency}, and the place is paid in ${currency}`);
    const host = record.host === null ? undefined : coops.get(record.host);
    if (record.host !== null && !host)
      faults.push(`${file}:1: there is no co-op "${record.host}" to be its host`);
    if (host && (host.host !== null || currencyIn.get(host.country_code) !== currency))
      faults.push(`${file}:1: its host "${record.host}" must sell in the same place, and for itself`);
  }
  for (const { record, file } of seed.goods) {
    const coop = coops.get(record.coop);
    const currency = currencyIn.get(coop?.country_code ?? "");
    if (currency && currency !== record.currency_code)
      faults.push(`${file}:1: its co-op sells in ${currency}, not in ${record.currency_code}`);
    if (!coop) faults.push(`${file}:1: there is no co-op "${record.coop}"`);
    if (!categories.has(record.category)) faults.push(`${file}:1: there is no category "${record.category}"`);
  }
  const articles = seed.goods.flatMap(({ record, file }) =>
    (record.option?.kinds ?? [record]).map(({ sku = "" }) => ({ sku, file })),
  );
  once(articles, ({ sku }) => sku, "SKU", faults);
  once(seed.coops, ({ record }) => record.promotion.code, "promotion code", faults);
}

/** Every record has a drawing, and a second one where it says what that shows. */
function checkDrawings(folder: string, { coops, goods }: Pick<Seed, "coops" | "goods">, faults: string[]) {
  const wanted = [
    ...coops.map(({ record, file }) => ({ name: `coop-${record.handle}`, file })),
    ...goods.map(({ record, file }) => ({ name: record.handle, file })),
    ...goods
      .filter(({ record }) => record.detail_picture_alt)
      .map(({ record, file }) => ({ name: `${record.handle}-detail`, file })),
  ];
  for (const { name, file } of wanted) {
    if (!existsSync(join(folder, "pictures", `${name}.mjs`)))
      faults.push(`${file}:1: there is no drawing seed/pictures/${name}.mjs`);
  }
}

function once<T extends { file: string }>(
  items: T[],
  key: (item: T) => string,
  what: string,
  faults: string[],
): void {
  const seen = new Map<string, string>();
  for (const item of items) {
    const earlier = seen.get(key(item));
    if (earlier) faults.push(`${item.file}:1: the ${what} "${key(item)}" is used in ${earlier} already`);
    else seen.set(key(item), item.file);
  }
}

/** Rule sets and the places that have none. Throws SeedFault. */
export function readRuleSets(folder: string): { documents: RuleSetDocument[]; gaps: RuleSetGap[] } {
  const faults: string[] = [];
  const sets = readFolder(folder, "rule-sets", ruleSetSchema, faults);
  const gaps = readFolder(folder, "rule-sets/none", ruleSetGapSchema, faults);
  for (const { record, file } of [...sets, ...gaps]) {
    if (basename(file, ".json") !== record.id)
      faults.push(`${file}: the file has to be called ${record.id}.json`);
  }
  if (faults.length > 0) throw new SeedFault(faults.join("\n"));
  return {
    documents: sets.map(({ record }) => record as RuleSetDocument),
    gaps: gaps.map(({ record }) => record),
  };
}
