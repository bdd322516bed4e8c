import { describe, expect, it } from "vitest";
import { deskErrorFrom } from "../../../lib/desk-error.ts";
import type { Desk } from "../../../lib/desk.ts";
import { openEditor, type Editor } from "./save.server.ts";
import type { Product } from "./wire.ts";

const texts = { title: "Honey", subtitle: "", description: "", details: "" };
const at = (version: number, sellable: number, category = "honey"): Product => ({
  id: "prod_1",
  handle: "honey",
  status: "draft",
  version,
  category,
  made_by: "members",
  selling: "from_stock",
  lead_time_days: null,
  recipe: { work_bps: 5500, materials_bps: 2500, funds_bps: 2000 },
  weight_g: 500,
  net_g: null,
  texts: { en: texts, it: texts, es: texts },
  options: [],
  variants: [
    {
      id: "variant_1",
      title: "One size",
      sku: "A",
      options: {},
      price: { amount: "6.90", currency_code: "eur" },
      stock: { sellable, held: 0, claimed: 0 },
    },
  ],
  pictures: [],
  missing: [],
});

/** A backend with one product, which takes what is sent for its present version and notes every stock that is set. */
class Backend {
  readonly set: unknown[] = [];
  refuses_stock = false;
  product = at(1, 4);
  readonly desk: Desk = {
    lang: "en",
    get: <T>(path: string) =>
      Promise.resolve(
        (path.endsWith("choices")
          ? { categories: [], currency_code: "eur" }
          : { product: this.product }) as T,
      ),
    post: <T>(path: string, body: Record<string, unknown>) => this.take(path, body) as Promise<T>,
    send: () => Promise.reject(new Error("no pictures here")),
  };

  private take(path: string, body: Record<string, unknown>): Promise<unknown> {
    const { product } = this;
    const refused = (code: string) =>
      Promise.reject(
        deskErrorFrom(400, { type: "refused", code, message: code, details: {}, product }, new Headers()),
      );
    if (path.endsWith("/stock")) {
      if (this.refuses_stock) return refused("stock.below_promised");
      this.set.push(body["sellable"]);
      return Promise.resolve({});
    }
    return body["version"] === product.version ? Promise.resolve({ product }) : refused("product.changed");
  }

  /** Sends the form as the editor shows it, with what was typed over it. */
  async save({ fields, was, version }: Editor, typed: Record<string, string>): Promise<Editor> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields.texts)) form.set(name, value);
    fields.variants.forEach((variant, i) => {
      for (const [part, value] of Object.entries(variant)) form.set(`variant.${i}.${part}`, value);
    });
    form.set("version", String(version));
    form.set("was", JSON.stringify(was));
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    const url = new URL("http://desk.example/en/portal/products/prod_1");
    const request = new Request(url, { method: "POST", body: form, headers: { "content-length": "1000" } });
    return (await openEditor(
      { request, url, locals: { lang: "en" } as App.Locals },
      this.desk,
      "prod_1",
    )) as Editor;
  }

  async open(): Promise<Editor> {
    const url = new URL("http://desk.example/en/portal/products/prod_1");
    const opened = { request: new Request(url), url, locals: { lang: "en" } as App.Locals };
    return (await openEditor(opened, this.desk, "prod_1")) as Editor;
  }
}

describe("a save after somebody else's", () => {
  it("leaves the stock alone that was not touched here", async () => {
    const backend = new Backend();
    const opened = await backend.open();
    backend.product = at(2, 1, "sweets");
    const conflict = await backend.save(opened, { "title.en": "Rosemary honey" });
    expect(conflict.problem).toBe("product.changed");
    expect(conflict.fields.variants[0]?.stock).toBe("1");
    expect(await backend.save(conflict, {})).toHaveProperty("go");
    expect(backend.set).toEqual([]);
  });

  it("sets the stock that was counted here, and not when the other's is chosen", async () => {
    const backend = new Backend();
    const opened = await backend.open();
    backend.product = at(2, 1);
    const conflict = await backend.save(opened, { "variant.0.stock": "20" });
    expect(conflict.fields.variants[0]?.stock).toBe("20");
    expect(conflict.conflict?.clashes).toEqual([{ name: "stock:{}", mine: "20", theirs: "1" }]);
    backend.product = at(2, 0);
    const choice = { "clash.0.name": "stock:{}", "clash.0.take": "theirs" };
    expect(await backend.save(conflict, choice)).toHaveProperty("go");
    expect(backend.set).toEqual([]);
    expect(await backend.save(conflict, { ...choice, "clash.0.take": "mine" })).toHaveProperty("go");
    expect(backend.set).toEqual([20]);
  });
});

it("a stock that is refused does not bring an old one of another kind back", async () => {
  const backend = new Backend();
  const two = (sellable: number): Product => {
    const product = at(1, 4);
    const [small] = product.variants;
    const kinds = [
      { ...small!, options: { Size: "S" } },
      { ...small!, id: "variant_2", sku: "B", options: { Size: "M" }, stock: { ...small!.stock, sellable } },
    ];
    return { ...product, options: [{ title: "Size", values: ["S", "M"] }], variants: kinds };
  };
  backend.product = two(9);
  const opened = await backend.open();
  backend.product = two(7);
  backend.refuses_stock = true;
  const refused = await backend.save(opened, { "variant.0.stock": "2" });
  expect(refused.problem).toBe("stock.below_promised");
  expect(refused.fields.variants.map(({ stock }) => stock)).toEqual(["2", "7"]);
  backend.refuses_stock = false;
  await backend.save(refused, {});
  expect(backend.set).toEqual([2]);
});
