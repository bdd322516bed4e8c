import { describe, expect, it } from "vitest";
import { draftOf, fieldsFrom, optionsOf } from "./form.ts";

function posted(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

const HONEY = {
  "title.en": "Rosemary honey",
  "recipe.work": "55",
  "recipe.materials": "25",
  "recipe.funds": "20",
  made_by: "members",
  weight: "820",
  net_weight: "500",
  category: "honey",
  "variant.0.id": "",
  "variant.0.key": "{}",
  "variant.0.price": "6,90",
  "variant.0.sku": "VAL-1",
  "variant.0.stock": "12",
};

describe("the product's form", () => {
  it("becomes a draft that the backend takes", () => {
    const { body, faults } = draftOf(fieldsFrom(posted(HONEY)), "eur");
    expect(faults).toEqual({});
    expect(body).toMatchObject({
      category: "honey",
      made_by: "members",
      recipe: { work_bps: 5500, materials_bps: 2500, funds_bps: 2000 },
      weight_g: 820,
      net_g: 500,
      options: [],
      variants: [{ sku: "VAL-1", options: {}, stock: 12, price: { amount: "6.90", currency_code: "eur" } }],
    });
  });

  it("names every field that cannot be read", () => {
    const wrong = {
      ...HONEY,
      "title.en": "",
      "recipe.work": "60",
      "variant.0.price": "six",
      weight: "heavy",
      net_weight: "0",
    };
    expect(draftOf(fieldsFrom(posted(wrong)), "eur").faults).toEqual({
      title: "missing",
      recipe: "sum",
      "variant.0.price": "amount",
      weight: "whole",
      net_weight: "whole",
    });
    expect(draftOf(fieldsFrom(posted({ ...HONEY, "recipe.work": "" })), "eur").faults).toEqual({
      "recipe.work": "missing",
    });
  });

  it("says by when a thing is made to order, and that the only one is one", () => {
    const draft = (values: Record<string, string>) =>
      draftOf(fieldsFrom(posted({ ...HONEY, ...values })), "eur");
    expect(draft({}).body).toMatchObject({ selling: "from_stock", lead_time_days: null });
    expect(draft({ selling: "made_to_order", lead_time: "15" }).body).toMatchObject({
      selling: "made_to_order",
      lead_time_days: 15,
    });
    for (const lead_time of ["", "0", "soon", "181"])
      expect(draft({ selling: "made_to_order", lead_time }).faults).toEqual({ lead_time: "days" });
    // Whoever sells from stock may have days left in the field: they are nobody's business.
    expect(draft({ selling: "from_stock", lead_time: "soon" }).body).toMatchObject({ lead_time_days: null });
    expect(draft({ selling: "one_of_a_kind", "variant.0.stock": "1" }).faults).toEqual({});
    expect(draft({ selling: "one_of_a_kind" }).faults).toEqual({ "variant.0.stock": "one" });
  });

  it("makes a kind of every combination, and keeps what was there", () => {
    const form = posted({
      ...HONEY,
      "option.0.title": "Size",
      "option.0.values": "250 g, 500 g",
      "variant.0.id": "v1",
      "variant.0.key": '{"Size":"500 g"}',
    });
    const fields = fieldsFrom(form);
    expect(optionsOf(fields)).toEqual([{ title: "Size", values: ["250 g", "500 g"] }]);
    expect(draftOf(fields, "eur").variants).toMatchObject([
      { id: "", key: '{"Size":"250 g"}', price: "6,90", sku: "" },
      { id: "v1", key: '{"Size":"500 g"}', sku: "VAL-1" },
    ]);
  });

  it("orders the pictures by their place and leaves out what is removed", () => {
    const form = posted({
      "picture.0.base": "/pictures/u/a",
      "picture.0.place": "3",
      "picture.1.base": "/pictures/u/b",
      "picture.1.place": "2",
      "picture.2.base": "/pictures/u/c",
      "picture.2.place": "3",
      "picture.3.base": "/pictures/u/d",
      "picture.3.place": "1",
      "picture.4.base": "/pictures/u/e",
      "picture.4.remove": "1",
      "picture.5.base": "https://elsewhere.example/x",
    });
    expect(fieldsFrom(form).pictures.map(({ base }) => base.slice(-1))).toEqual(["d", "b", "c", "a"]);
  });
});
