import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { z } from "@medusajs/framework/zod";
import { rows } from "../backend/src/adapters/rows";
import { createDemoBuyerWorkflow } from "../backend/src/workflows/wholesale/create-demo-buyer";
import {
  keepWholesaleGoodWorkflow,
  keepWholesaleGroupWorkflow,
  keepWholesaleListWorkflow,
} from "../backend/src/workflows/wholesale/lists";
import { SeedFault } from "./read";

/** The demo's wholesale prices, without tax, in `wholesale.json`. Strict: a misspelt field is refused and not ignored. */
const text = z.string().trim().min(1);
const handle = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use small letters, digits and hyphens");
const bps = z.number().int().min(0).max(10000);
const amount = z.string().regex(/^\d+\.\d{2}$/, 'write an amount as text with two decimals, like "12.50"');
const count = z.number().int().min(1).max(9999);

const wholesaleSchema = z.strictObject({
  group: text,
  lists: z
    .array(
      z.strictObject({
        title: text,
        currency_code: z.enum(["eur", "ars", "pen", "usd"]),
        minimum: amount,
        goods: z
          .array(
            z.strictObject({
              good: handle,
              case_pack: count,
              tiers: z.array(z.strictObject({ from: count, unit: amount })).min(1),
              recipe: z.strictObject({ work_bps: bps, materials_bps: bps, funds_bps: bps }),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  buyer: z.strictObject({
    email: z.email(),
    company: z.strictObject({
      name: text,
      registration_number: z.string().regex(/^[A-Z0-9]{4,30}$/, "use capitals and digits"),
      country_code: z.string().regex(/^[a-z]{2}$/, "use a two-letter country code in small letters"),
    }),
  }),
});

type WholesaleFile = z.infer<typeof wholesaleSchema>;
type ListFile = WholesaleFile["lists"][number];

/** Reads the file. Throws SeedFault with every fault, one a line. */
export function readWholesale(folder: string): WholesaleFile {
  const file = "wholesale.json";
  const read = wholesaleSchema.safeParse(JSON.parse(readFileSync(join(folder, file), "utf8")));
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `seed/${file}: ${path.join(".")}: ${message}`);
  throw new SeedFault(faults.join("\n"));
}

/**
 * Loads the group, its lists and, with a password, a company with a buyer. A list is filled once: what the network changed in
 * it since is the network's. Returns what was done, a line each.
 */
export async function loadWholesale(
  container: MedusaContainer,
  file: WholesaleFile,
  password: string | undefined,
): Promise<string[]> {
  const { result: group_id } = await keepWholesaleGroupWorkflow(container).run({
    input: { name: file.group },
  });
  const done: string[] = [];
  for (const list of file.lists)
    done.push(`${list.title}: ${await loadList(container, group_id, list)} goods priced anew`);
  if (!password) return done;
  const { email, company } = file.buyer;
  const { result } = await createDemoBuyerWorkflow(container).run({
    input: { email, password, group_id, company },
  });
  return [...done, `${email}: ${result ? "made" : "unchanged"}`];
}

async function loadList(container: MedusaContainer, group_id: string, list: ListFile): Promise<number> {
  const { currency_code, title } = list;
  const wire = (decimal: string) => ({ amount: decimal, currency_code });
  const { result } = await keepWholesaleListWorkflow(container).run({
    input: { group_id, title, minimum: wire(list.minimum) },
  });
  const skus = await skusOf(container, list);
  const priced = new Set(result.variant_ids);
  let count = 0;
  for (const { good, case_pack, tiers, recipe } of list.goods)
    for (const { id, sku } of skus.get(good) ?? []) {
      if (priced.has(id)) continue;
      await keepWholesaleGoodWorkflow(container).run({
        input: {
          price_list_id: result.price_list_id,
          sku,
          case_pack,
          tiers: tiers.map(({ from, unit }) => ({ from, unit: wire(unit) })),
          recipe,
        },
      });
      count += 1;
    }
  return count;
}

type Sold = { id: string; sku: string };

/** The articles of each good. Throws an Error that names every good there is not. */
async function skusOf(container: MedusaContainer, { goods }: ListFile): Promise<Map<string, Sold[]>> {
  const found = await rows<{ handle: string; variants: Sold[] }>(container, {
    entity: "product",
    fields: ["handle", "variants.id", "variants.sku"],
    filters: { handle: goods.map(({ good }) => good) },
  });
  const skus = new Map(found.map(({ handle: name, variants }) => [name, variants]));
  const missing = goods.filter(({ good }) => !skus.has(good)).map(({ good }) => good);
  if (missing.length > 0) throw new Error(`seed/wholesale.json: there is no good ${missing.join(", ")}`);
  return skus;
}
