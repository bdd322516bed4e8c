import { describe, expect, test } from "vitest";
import {
  changedBetween,
  checkedDraft,
  identified,
  missingOf,
  type ProductContent,
  type ProductDraft,
} from "./content";
import { freeHandle, handleOf, textIn, tidy } from "./texts";

const texts = { title: "Honey", subtitle: "", description: "Good", details: "" };
const whole: ProductContent = {
  handle: "honey",
  status: "draft",
  category: "honey",
  made_by: "members",
  recipe: { work_bps: 5000, materials_bps: 3000, funds_bps: 2000 },
  weight_g: 500,
  texts: { en: texts, it: texts, es: texts },
  options: [],
  variants: [
    {
      id: "variant_1",
      title: "One size",
      sku: "A",
      options: {},
      price: { amount: "6.90", currency_code: "eur" },
      first_stock: 0,
    },
  ],
  pictures: [{ base: "/pictures/u/pic_1", alt: { en: "a", it: "b", es: "c" } }],
};
const code = (act: () => unknown): unknown => {
  try {
    act();
  } catch (refusal) {
    return (refusal as { code: unknown }).code;
  }
  return undefined;
};

describe("a text", () => {
  test("loses what nobody typed and keeps every script", () => {
    expect(tidy("  a\u0000b\u202ec\u2066d\ufeff\r\ne\t ", "title")).toBe("abcd e");
    expect(tidy("one\r\n\r\n\r\n\r\ntwo", "description")).toBe("one\n\ntwo");
    expect(tidy("עברית \u200f!", "title")).toBe("עברית \u200f!");
    expect(tidy("👩🏽‍🌾 e\u0301 \ud800", "title")).toBe("👩🏽‍🌾 é");
  });

  test("is as long as people count it", () => {
    expect(tidy("🍯".repeat(120), "title")).toHaveLength(240);
    expect(code(() => tidy("x".repeat(121), "title"))).toBe("product.invalid");
  });

  test("is borrowed from the first language that has it", () => {
    expect(textIn({ it: "ciao", es: "hola" }, "en")).toBe("ciao");
    expect(textIn({ it: "ciao", es: "hola" }, "es")).toBe("hola");
    expect(textIn({}, "en")).toBe("");
  });
});

test("a handle has small letters, digits and hyphens, and a number when it is taken", () => {
  expect(handleOf({ en: "Così fan tutte: 7 & más!" })).toBe("cosi-fan-tutte-7-mas");
  expect([handleOf({ en: "", it: "Miele" }), handleOf({ en: "عسل 🐝" })]).toEqual(["miele", "good"]);
  expect(handleOf({ en: "a".repeat(200) })).toHaveLength(60);
  expect(freeHandle("honey", new Set(["honey", "honey-2"]))).toBe("honey-3");
});

describe("what is missing", () => {
  const missing = (changes: Partial<ProductContent>) => missingOf({ ...whole, ...changes });
  const [variant] = whole.variants;

  test("is nothing for a whole product", () => {
    expect(missingOf(whole)).toEqual([]);
  });

  test.each([
    [{ category: null }, ["category"]],
    [{ weight_g: null }, ["weight"]],
    [{ recipe: { work_bps: 1, materials_bps: 2, funds_bps: 3 } }, ["recipe"]],
    [{ pictures: [] }, ["picture"]],
    [{ variants: [{ ...variant!, price: { amount: "0.00", currency_code: "eur" } }] }, ["price"]],
    [{ variants: [{ ...variant!, sku: null, price: null }] }, ["price", "sku"]],
    [
      { texts: { ...whole.texts, it: { ...texts, title: "", description: "" } } },
      ["it.title", "it.description"],
    ],
    [{ pictures: [{ base: "x", alt: { en: "a", it: "", es: "c" } }] }, ["it.picture_alt"]],
  ] as [Partial<ProductContent>, string[]][])("is named: %#", (changes, names) => {
    expect(missing(changes)).toEqual(names);
  });
});

test("a change is named by field and language, and no change by nothing", () => {
  const [variant] = whole.variants;
  const other: ProductContent = {
    ...whole,
    texts: { ...whole.texts, it: { ...texts, title: "Miele" } },
    variants: [{ ...variant!, price: { amount: "7.00", currency_code: "eur" } }],
  };
  expect(changedBetween(whole, structuredClone(whole))).toEqual([]);
  expect(changedBetween(whole, other)).toEqual(["title.it", "price"]);
});

describe("variants", () => {
  const draft = (changes: Partial<ProductDraft>): ProductDraft => ({
    ...whole,
    variants: whole.variants.map((variant) => ({ ...variant, id: null })),
    ...changes,
  });
  const one = (size: string, id: string | null = null) => ({
    ...{ id, title: "", sku: null, price: null, first_stock: 0 },
    options: { Size: size },
  });
  const sized = (...variants: ReturnType<typeof one>[]) =>
    draft({ options: [{ title: "Size", values: ["S", "M"] }], variants });

  test("are called after their values", () => {
    const { variants } = checkedDraft(sized(one("S"), one("M")));
    expect(variants.map(({ title }) => title)).toEqual(["S", "M"]);
  });

  test.each([
    ["a value that no option has", sized(one("XL"))],
    ["the same values twice", sized(one("S"), one("S"))],
    ["one id twice", sized(one("S", "v"), one("M", "v"))],
    ["no variant", sized()],
    ["too many", draft({ variants: Array.from({ length: 51 }, () => one("S")) })],
    ["an option without values", draft({ options: [{ title: "Size", values: [] }] })],
  ])("with %s are refused", (_name, given) => {
    expect(code(() => checkedDraft(given))).toBe("product.invalid");
  });

  test("are known by id, then by their values, the withdrawn ones last; the rest are new", () => {
    const known: { id: string; options: Record<string, string>; retired: boolean }[] = [
      { id: "v1", options: { Size: "S" }, retired: true },
      { id: "v2", options: { Size: "S" }, retired: false },
      { id: "v3", options: {}, retired: false },
    ];
    const ids = (...given: ReturnType<typeof one>[]) =>
      identified(given, known, () => "new").map(({ id }) => id);
    expect(ids(one("M", "v3"), one("S"))).toEqual(["v3", "v2"]);
    expect(ids(one("S", "v2"), one("M"))).toEqual(["v2", "new"]);
    expect(code(() => ids(one("S", "stranger")))).toBe("product.invalid");
  });
});

describe("how it is sold", () => {
  const [variant] = whole.variants;
  const sold = (changes: Partial<ProductDraft>) =>
    checkedDraft({ ...whole, variants: [{ ...variant!, id: null }], ...changes });

  test("is from stock unless somebody says otherwise, and only what is made to order takes days", () => {
    expect(sold({})).toMatchObject({ selling: "from_stock", lead_time_days: null });
    expect(sold({ selling: "one_of_a_kind", lead_time_days: 5 }).lead_time_days).toBeNull();
    expect(sold({ selling: "made_to_order", lead_time_days: 180 }).lead_time_days).toBe(180);
  });

  test.each([
    ["to order without days", { selling: "made_to_order" }],
    ["to order in half a year and a day", { selling: "made_to_order", lead_time_days: 181 }],
    ["one of a kind, two pieces", { selling: "one_of_a_kind", variants: [{ ...variant!, first_stock: 2 }] }],
    [
      "one of a kind, two kinds",
      {
        selling: "one_of_a_kind",
        options: [{ title: "Size", values: ["S", "M"] }],
        variants: ["S", "M"].map((Size) => ({ ...variant!, id: null, sku: Size, options: { Size } })),
      },
    ],
  ] as [string, Partial<ProductDraft>][])("%s is refused", (_name, changes) => {
    expect(code(() => sold(changes))).toBe("product.invalid");
  });

  test("is a change that is told, and a content from before there was a choice is sold from stock", () => {
    expect(changedBetween(whole, { ...whole, selling: "from_stock", lead_time_days: null })).toEqual([]);
    expect(changedBetween(whole, { ...whole, selling: "made_to_order", lead_time_days: 3 })).toEqual([
      "selling",
    ]);
  });
});
