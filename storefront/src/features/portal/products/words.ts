import { LOCALES, type Dictionary, type Lang } from "../../../i18n/index.ts";
import { readPercent, showPercent } from "../typed.ts";
import { RECIPE, type Faults, type Fields } from "./form.ts";
import { TEXTS } from "./wire.ts";

type Said = { href: string; words: string };

/** "Italian", "italiano": a language as the reader calls it. */
export function languageName(language: string, lang: Lang): string {
  return new Intl.DisplayNames([LOCALES[lang]], { type: "language" }).of(language) ?? language;
}

const lower = (text: string) => text.charAt(0).toLocaleLowerCase() + text.slice(1);

function kindTitle(key: string): string {
  try {
    return Object.values(JSON.parse(key) as Record<string, string>).join(" / ");
  } catch {
    return "";
  }
}

/** What a field is called, from the name it has in the form or in a comparison. */
export function labelOf(name: string, t: Dictionary, lang: Lang): string {
  const words = t.portal.products;
  const [, part = "", language = ""] = /^(\w+)\.(en|it|es)$/.exec(name) ?? [];
  const text = TEXTS.find((one) => one === part);
  if (text) return `${words.texts[text]} (${languageName(language, lang)})`;
  const share = RECIPE.find((one) => name === `recipe.${one}`);
  if (share) return words.recipe[share];
  if (name === "category") return words.category;
  if (name === "made_by") return words.made_by;
  if (name === "weight") return words.weight;
  if (name === "net_weight") return words.net_weight;
  if (name === "selling") return words.selling;
  if (name === "lead_time") return words.lead_time;
  if (name === "pictures") return words.the_pictures;
  const [, option, half] = /^option\.(\d)\.(title|values)$/.exec(name) ?? [];
  if (option)
    return half === "values" ? `${words.values} (${Number(option) + 1})` : words.option(Number(option) + 1);
  const [, what, key = ""] = /^(price|sku|stock):(.*)$/s.exec(name) ?? [];
  const title = kindTitle(key);
  if (what === "price" || what === "sku" || what === "stock")
    return title ? `${words[what]}, ${title}` : words[what];
  return words.state_field;
}

/** A field's value as it is read, for two versions side by side. */
export function valueOf(
  name: string,
  value: string,
  t: Dictionary,
  categories: { handle: string; name: string }[],
) {
  const words = t.portal.products;
  if (name === "pictures") {
    try {
      return words.n_pictures((JSON.parse(value) as unknown[]).length);
    } catch {
      return words.empty;
    }
  }
  if (name === "category")
    return categories.find(({ handle }) => handle === value)?.name ?? (value || words.empty);
  if (name === "made_by" && value in words.makers) return words.makers[value as keyof typeof words.makers];
  if (name === "selling" && value in words.sellings)
    return words.sellings[value as keyof typeof words.sellings];
  return value || words.empty;
}

/** What the recipe comes to, in words. */
export function sumWords(fields: Fields, t: Dictionary, lang: Lang): string {
  const shares = RECIPE.map((part) => readPercent(fields.texts[`recipe.${part}`] ?? "") ?? 0);
  return sayTotal(
    shares.reduce((total, share) => total + share, 0),
    t,
    lang,
  );
}

function sayTotal(bps: number, t: Dictionary, lang: Lang): string {
  const words = t.portal.products;
  const show = (part: number) => showPercent(part, lang);
  if (bps === 10_000) return words.sum_ok;
  return bps < 10_000
    ? words.sum_less(show(bps), show(10_000 - bps))
    : words.sum_more(show(bps), show(bps - 10_000));
}

/** Every fault in words: by the field's id, so that it stands at its field, and as a list for the top of the page. */
export function faultWords(faults: Faults, fields: Fields, t: Dictionary, lang: Lang) {
  const words = t.portal.products;
  const at: Record<string, string> = {};
  const say = (name: string): string => {
    const fault = faults[name];
    const [, i = "", part = ""] = /^variant\.(\d+)\.(\w+)$/.exec(name) ?? [];
    const variant = fields.variants[Number(i || -1)];
    const label = variant ? labelOf(`${part}:${variant.key}`, t, lang) : labelOf(name, t, lang);
    switch (fault) {
      case "missing":
        return name === "title" ? words.faults.title : words.faults.missing(label);
      case "sum":
        return sumWords(fields, t, lang);
      case "options":
        return words.faults.options;
      case "too_many":
        return name === "pictures" ? words.faults.too_many_pictures : words.faults.too_many;
      case "amount":
      case "whole":
      case "percent":
      case "sku":
        return words.faults[fault](label);
      case "days":
      case "one":
        return words.faults[fault];
      case undefined:
        return "";
    }
    return "";
  };
  const IDS: Record<string, string> = {
    title: `title.${lang}`,
    recipe: "recipe.work",
    pictures: "add-pictures",
    "option.0": "option.0.title",
    "option.1": "option.1.title",
    "option.2": "option.1.title",
  };
  const list: Said[] = Object.keys(faults).map((name) => {
    const id = IDS[name] ?? name;
    at[id] = say(name);
    return { href: `#${id}`, words: at[id] };
  });
  return { at, list };
}

/** What is missing before a product can be in the shop, each leading to its field. */
export function missingWords(missing: string[], t: Dictionary, lang: Lang): Said[] {
  const words = t.portal.products.missing;
  return missing.map((name) => {
    const [, language, part] = /^(en|it|es)\.(title|description|picture_alt)$/.exec(name) ?? [];
    if (language && part === "picture_alt")
      return { href: "#the-pictures", words: words.picture_alt(lower(languageName(language, lang))) };
    if (language && (part === "title" || part === "description"))
      return { href: `#${part}.${language}`, words: words[part](languageName(language, lang)) };
    switch (name) {
      case "category":
      case "weight":
        return { href: `#${name}`, words: words[name] };
      case "recipe":
        return { href: "#recipe.work", words: words.recipe };
      case "price":
      case "sku":
        return { href: `#variant.0.${name}`, words: words[name] };
      default:
        return { href: "#add-pictures", words: words.picture };
    }
  });
}
