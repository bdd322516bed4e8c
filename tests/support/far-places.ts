import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runSeed } from "../../backend/bin/lib/database.mjs";
import { ROOT, TEST_RUNTIME } from "../../backend/bin/lib/paths.mjs";
import { settingsFor } from "../../backend/bin/lib/settings.mjs";
import type { Shop } from "./shop";
import { TEST_SETTINGS } from "./template";

/** A co-op in a place with one good: what a price is cut by, so that a test can type what comes out. */
export interface FarCoop {
  handle: string;
  country_code: string;
  currency_code: string;
  agreement: { fee_bps: number; fee_tax_bps: number; tax_remitter: "coop" | "network"; hold_days: 0 };
  shipping: string;
  good: string;
  price: string;
  recipe: { work_bps: number; materials_bps: number; funds_bps: number };
}

type Json = Record<string, unknown>;

/** Loads these co-ops into a shop under test by the seed's own road. All that is not money is as in the seed's first. */
export async function loadFarCoops(shop: Shop, coops: FarCoop[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "arnia-places-"));
  // What is there already is loaded again, which changes nothing.
  cpSync(join(ROOT, "seed"), folder, { recursive: true });
  const like = (path: string): Json => JSON.parse(readFileSync(join(ROOT, "seed", path), "utf8")) as Json;
  for (const given of coops) {
    const { handle, country_code, currency_code, agreement, good, price, recipe } = given;
    const coop = like("co-ops/pietrachiara.json");
    const [shipping] = coop["shipping"] as Json[];
    writeFileSync(
      join(folder, "co-ops", `${handle}.json`),
      JSON.stringify({
        ...coop,
        ...{ handle, name: handle, country_code, agreement, bank_currency: currency_code },
        shipping: [{ ...shipping, code: `${handle}-standard`, amount: given.shipping }],
        promotion: { code: handle.toUpperCase().replaceAll("-", ""), percent: 15 },
        stock_location: { name: handle, city: handle, country_code },
      }),
    );
    // Nobody looks at these goods: their drawings only have to be there.
    for (const name of [`coop-${handle}`, good, `${good}-detail`])
      writeFileSync(join(folder, "pictures", `${name}.mjs`), "");
    const product = { ...like("goods/hazelnut-cream-300.json"), handle: good, coop: handle };
    writeFileSync(
      join(folder, "goods", `${good}.json`),
      JSON.stringify({ ...product, sku: good.toUpperCase(), price, currency_code, recipe, stock: 20 }),
    );
  }
  const env = {
    ...settingsFor(TEST_SETTINGS, "backend"),
    DATABASE_URL: shop.databaseUrl,
    ARNIA_SEED_FOLDER: folder,
  };
  await runSeed(env, join(TEST_RUNTIME, "logs", "seed-far-places.log"));
}
