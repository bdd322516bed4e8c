import type { MedusaContainer } from "@medusajs/framework/types";
import { describe, expect, test } from "vitest";
import type { ProductContent } from "../../domain/products/content";
import type { Revision } from "../../modules/good/service";
import { beginFirst, beginNext } from "./begin-revision";

const texts = { title: "Honey", subtitle: "", description: "", details: "" };
const before: ProductContent = {
  handle: "honey",
  status: "draft",
  category: null,
  made_by: "members",
  recipe: { work_bps: 5000, materials_bps: 3000, funds_bps: 2000 },
  weight_g: 500,
  texts: { en: texts, it: texts, es: texts },
  options: [],
  variants: [{ id: "v", title: "One size", sku: null, options: {}, price: null, first_stock: 0 }],
  pictures: [],
};
const mine = { ...before, weight_g: 600 };
const scope = { product_id: "prod_1", coop_id: "coop_1", staff_id: "stf_1", now: new Date(0) };
const asked = { request_id: "request_1", fingerprint: "same" };

type Known = Partial<Revision> & { fingerprint?: string };

/** The module as it answers when `other` was there first; null when nobody was. */
function container(other: Known | null): MedusaContainer {
  const service = {
    beginRevision: () => Promise.resolve(other === null),
    revision: () => Promise.resolve(other),
    revisionOfRequest: () => Promise.resolve(other?.fingerprint ? other : null),
  };
  return { resolve: () => service } as unknown as MedusaContainer;
}

describe("the next version of a product", () => {
  const begin = (other: Known | null) =>
    beginNext(container(other), before, { ...scope, version: 2, content: mine });

  test("is written down where nobody was first", async () => {
    await expect(begin(null)).resolves.toBeUndefined();
  });

  test("is refused with what the other changed where another save was first", async () => {
    await expect(begin({ content: { ...before, category: "honey" } })).rejects.toMatchObject({
      code: "product.changed",
      details: { changed: "category", version: 2 },
    });
  });

  test("is there already where the first said the very same", async () => {
    await expect(begin({ content: structuredClone(mine) })).resolves.toBeUndefined();
  });
});

describe("the first version of a product", () => {
  const begin = (other: Known | null) =>
    beginFirst(container(other), { ...scope, ...asked, version: 1, content: mine });

  test("is written down once, and the same request answered with the product that came first", async () => {
    expect(await begin(null)).toBe("prod_1");
    expect(await begin({ product_id: "prod_first", fingerprint: "same" })).toBe("prod_first");
  });

  test("is refused where the request asked for something else, or the version is another's", async () => {
    const other = { product_id: "prod_first", fingerprint: "other" };
    await expect(begin(other)).rejects.toMatchObject({ code: "product.request_reused" });
    await expect(begin({ product_id: "prod_1" })).rejects.toMatchObject({ code: "product.changed" });
  });
});
