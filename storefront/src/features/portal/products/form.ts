import { LANGS, type Language } from "../../../i18n/langs.ts";
import { readAmount, readPercent, readWhole, showAmount, showPercent } from "../typed.ts";
import { MAKERS, SELLINGS, TEXTS, type Product, type ProductPicture, type Selling } from "./wire.ts";

/** How long each text may be; the backend has the last word. */
export const LONGEST = { title: 120, subtitle: 160, description: 5000, details: 3000, alt: 300 } as const;
/** Two choices, such as size and flavour, are what fits a form; the backend would take a third. */
export const OPTIONS = 2;
const MOST_VARIANTS = 50;
const SKU = /^([A-Za-z0-9][A-Za-z0-9._-]{0,39})?$/;
const MOST_PICTURES = 12;
const LONGEST_LEAD_DAYS = 180;

export const RECIPE = ["work", "materials", "funds"] as const;

export type VariantFields = {
  id: string;
  /** Which value of which option, as JSON. */
  key: string;
  title: string;
  price: string;
  sku: string;
  stock: string;
};

/** A product as the form has it: text in every field, whether it can be read or not. */
export type Fields = {
  /** "title.en", "category", "recipe.work", "option.0.values" … */
  texts: Record<string, string>;
  variants: VariantFields[];
  pictures: ProductPicture[];
};

/** Which field is wrong, and how. The name is the field's own. */
export type Faults = Record<
  string,
  "missing" | "amount" | "whole" | "percent" | "sum" | "options" | "too_many" | "sku" | "days" | "one"
>;

export function emptyFields(): Fields {
  return {
    texts: { made_by: "members", selling: "from_stock", lead_time: "" },
    variants: [{ id: "", key: "{}", title: "", price: "", sku: "", stock: "" }],
    pictures: [],
  };
}

export function fieldsOf(product: Product, lang: Language): Fields {
  const texts: Record<string, string> = {
    category: product.category ?? "",
    made_by: product.made_by,
    selling: product.selling,
    lead_time: product.lead_time_days === null ? "" : String(product.lead_time_days),
    weight: product.weight_g ? String(product.weight_g) : "",
    net_weight: product.net_g ? String(product.net_g) : "",
  };
  for (const language of LANGS)
    for (const name of TEXTS) texts[`${name}.${language}`] = product.texts[language][name];
  const has_recipe = RECIPE.some((part) => product.recipe[`${part}_bps`] > 0);
  for (const part of RECIPE)
    texts[`recipe.${part}`] = has_recipe ? showPercent(product.recipe[`${part}_bps`], lang) : "";
  product.options.forEach(({ title, values }, i) => {
    texts[`option.${i}.title`] = title;
    texts[`option.${i}.values`] = values.join(", ");
  });
  return {
    texts,
    variants: product.variants.map(({ id, title, sku, options, price, stock }) => ({
      id,
      key: keyOf(options),
      title,
      price: price ? showAmount(price.amount, lang) : "",
      sku: sku ?? "",
      stock: String(stock.sellable),
    })),
    pictures: product.pictures.map(({ base, alt }) => ({ base, alt })),
  };
}

function keyOf(options: Record<string, string>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))));
}

const BASE = /^\/pictures\/[\w/-]{1,80}$/;

/** What was typed, as fields. What no form of ours could have sent is left out. */
export function fieldsFrom(form: FormData): Fields {
  const read = (name: string, longest = 300): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim().slice(0, longest) : "";
  };
  const names = [
    "category",
    "made_by",
    "selling",
    "lead_time",
    "weight",
    "net_weight",
    ...RECIPE.map((part) => `recipe.${part}`),
  ];
  const texts: Record<string, string> = Object.fromEntries(names.map((name) => [name, read(name)]));
  for (const language of LANGS)
    for (const name of TEXTS)
      texts[`${name}.${language}`] = read(`${name}.${language}`, LONGEST[name] + 500).replaceAll(
        "\r\n",
        "\n",
      );
  for (let i = 0; i < OPTIONS + 1; i += 1)
    for (const part of ["title", "values"]) {
      const text = read(`option.${i}.${part}`, 600);
      if (text !== "") texts[`option.${i}.${part}`] = text;
    }
  const variants: VariantFields[] = [];
  for (let i = 0; i < MOST_VARIANTS && form.has(`variant.${i}.key`); i += 1) {
    const [id = "", key = "", title = "", price = "", sku = "", stock = ""] = [
      "id",
      "key",
      "title",
      "price",
      "sku",
      "stock",
    ].map((part) => read(`variant.${i}.${part}`));
    variants.push({ id, key, title, price, sku, stock });
  }
  const pictures: (ProductPicture & { place: number })[] = [];
  for (let i = 0; i < 2 * MOST_PICTURES && form.has(`picture.${i}.base`); i += 1) {
    const base = read(`picture.${i}.base`);
    if (!BASE.test(base) || form.has(`picture.${i}.remove`)) continue;
    const alt = Object.fromEntries(LANGS.map((l) => [l, read(`picture.${i}.alt.${l}`, LONGEST.alt)]));
    const place = readWhole(read(`picture.${i}.place`)) ?? i + 1;
    // Whoever is moved up goes before what stands there, whoever is moved down behind it.
    const at = place < i + 1 ? place - 0.5 : place > i + 1 ? place + 0.5 : place;
    pictures.push({ base, alt: alt as Record<Language, string>, place: at });
  }
  pictures.sort((a, b) => a.place - b.place);
  return { texts, variants, pictures: pictures.map(({ base, alt }) => ({ base, alt })) };
}

export function sellingOf(fields: Fields): Selling {
  return SELLINGS.find((selling) => selling === fields.texts["selling"]) ?? "from_stock";
}

type Option = { title: string; values: string[] };

export function optionsOf(fields: Fields): Option[] {
  return Array.from({ length: OPTIONS + 1 }, (_, i) => ({
    title: fields.texts[`option.${i}.title`] ?? "",
    values: (fields.texts[`option.${i}.values`] ?? "")
      .split(/[,;\n]/)
      .map((value) => value.trim())
      .filter(Boolean),
  })).filter(({ title, values }) => title !== "" || values.length > 0);
}

/** Every combination of the options' values; what was there keeps its price, what is new begins with the first one's. */
function combined(fields: Fields, options: Option[]): VariantFields[] {
  let all: Record<string, string>[] = [{}];
  for (const { title, values } of options)
    all = all.flatMap((chosen) => values.map((value) => ({ ...chosen, [title]: value })));
  const [first] = fields.variants;
  return all.slice(0, MOST_VARIANTS + 1).map((chosen) => {
    const key = keyOf(chosen);
    const known = fields.variants.find((variant) => variant.key === key);
    const title = Object.values(chosen).join(" / ");
    return known ?? { id: "", key, title, price: first?.price ?? "", sku: "", stock: "" };
  });
}

function wholeOrNull(text: string): number | null {
  return text === "" ? null : readWhole(text);
}

/**
 * The product that the fields describe, in the shape the backend takes, with the faults it would refuse. A draft may lack
 * much; what is written must be readable.
 */
export function draftOf(
  fields: Fields,
  currency_code: string,
): { body: Record<string, unknown>; faults: Faults; variants: VariantFields[] } {
  const faults: Faults = {};
  const text = (name: string) => fields.texts[name] ?? "";
  if (LANGS.every((language) => text(`title.${language}`) === "")) faults["title"] = "missing";

  const shares = RECIPE.map((part) => readPercent(text(`recipe.${part}`)));
  // A draft may have no recipe yet; one that is begun has to be whole.
  const begun = RECIPE.some((part) => text(`recipe.${part}`) !== "");
  RECIPE.forEach((part, i) => {
    if (begun && shares[i] === null)
      faults[`recipe.${part}`] = text(`recipe.${part}`) === "" ? "missing" : "percent";
  });
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
  if (shares.every((share) => share !== null) && sum !== 10_000) faults["recipe"] = "sum";
  const [work_bps, materials_bps, funds_bps] = shares.map((share) => share ?? 0);

  const weight_g = wholeOrNull(text("weight"));
  if (text("weight") !== "" && !weight_g) faults["weight"] = "whole";
  const net_g = wholeOrNull(text("net_weight"));
  if (text("net_weight") !== "" && !net_g) faults["net_weight"] = "whole";

  const options = optionsOf(fields);
  const titles = new Set(options.map(({ title }) => title));
  options.forEach(({ title, values }, i) => {
    const fine = title !== "" && values.length > 0 && new Set(values).size === values.length;
    if (!fine || titles.size !== options.length) faults[`option.${i}`] = "options";
  });
  const variants = combined(fields, options);
  if (variants.length > MOST_VARIANTS) faults["option.0"] = "too_many";
  variants.forEach(({ price, stock, sku }, i) => {
    if (!SKU.test(sku)) faults[`variant.${i}.sku`] = "sku";
    if (price !== "" && readAmount(price) === null) faults[`variant.${i}.price`] = "amount";
    if (stock !== "" && readWhole(stock) === null) faults[`variant.${i}.stock`] = "whole";
  });
  if (fields.pictures.length > MOST_PICTURES) faults["pictures"] = "too_many";

  const made_by = MAKERS.find((maker) => maker === text("made_by")) ?? "members";
  const selling = sellingOf(fields);
  const days = selling === "made_to_order" ? (wholeOrNull(text("lead_time")) ?? 0) : null;
  if (days !== null && (days < 1 || days > LONGEST_LEAD_DAYS)) faults["lead_time"] = "days";
  if (selling === "one_of_a_kind") {
    variants.forEach(({ stock }, i) => {
      if ((readWhole(stock) ?? 0) > 1) faults[`variant.${i}.stock`] = "one";
    });
    if (variants.length > 1) faults["option.0"] = "one";
  }
  const body = {
    category: text("category") || null,
    made_by,
    selling,
    lead_time_days: days,
    recipe: { work_bps, materials_bps, funds_bps },
    weight_g,
    net_g,
    texts: Object.fromEntries(
      LANGS.map((language) => [
        language,
        Object.fromEntries(TEXTS.map((name) => [name, text(`${name}.${language}`)])),
      ]),
    ),
    options,
    variants: variants.map(({ id, key, title, price, sku, stock }) => {
      const amount = price === "" ? null : readAmount(price);
      return {
        ...(id ? { id } : { stock: wholeOrNull(stock) ?? 0 }),
        title: title || "-",
        sku: sku || null,
        options: JSON.parse(key) as Record<string, string>,
        price: amount === null ? null : { amount, currency_code },
      };
    }),
    pictures: fields.pictures,
  };
  return { body, faults, variants };
}
