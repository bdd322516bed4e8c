import type { Money, Recipe, Tier } from "./api-types";
import { isAboveZero, readAmount } from "./money";

/** Tiers as they are typed, a line each: "12: 8.00". Null when a line is not that. */
export function readTiers(typed: string, currency_code: string): Tier[] | null {
  const lines = typed.split("\n").filter((line) => line.trim() !== "");
  const tiers = lines.map((line): Tier | null => {
    const match = /^\s*([1-9]\d{0,3})(?:\s*[:;]\s*|\s+)(\S+)\s*$/.exec(line);
    const amount = match?.[2] === undefined ? null : readAmount(match[2], currency_code);
    if (match === null || amount === null) return null;
    const unit: Money = { amount, currency_code };
    return isAboveZero(unit) ? { from: Number(match[1]), unit } : null;
  });
  const read = tiers.filter((tier) => tier !== null);
  return read.length > 0 && read.length === tiers.length ? read : null;
}

/** The same, to be changed. */
export function writeTiers(tiers: readonly Tier[]): string {
  return tiers.map(({ from, unit }) => `${from}: ${unit.amount}`).join("\n");
}

/** A recipe in per cent, work, materials and co-op funds: "56/34/10". Null unless it makes a hundred. */
export function readRecipe(typed: string): Recipe | null {
  const shares = typed.split("/").map((text) => {
    const match = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*$/.exec(text);
    return match === null ? null : Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  });
  const [work_bps = null, materials_bps = null, funds_bps = null] = shares;
  if (shares.length !== 3 || work_bps === null || materials_bps === null || funds_bps === null) return null;
  return work_bps + materials_bps + funds_bps === 10_000 ? { work_bps, materials_bps, funds_bps } : null;
}

export function writeRecipe({ work_bps, materials_bps, funds_bps }: Recipe): string {
  return [work_bps, materials_bps, funds_bps].map((bps) => String(bps / 100)).join("/");
}
