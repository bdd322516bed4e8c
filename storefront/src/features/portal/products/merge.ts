import type { Fields } from "./form.ts";

/**
 * Two people wrote in the same product. Field by field: what only one of them changed is taken; where both did, somebody
 * has to choose, and until then what was typed here stands.
 */

export type Flat = Record<string, string>;
export type Clash = { name: string; mine: string; theirs: string };

/** Every field by a name of its own, the pictures as one. */
export function flat({ texts, variants, pictures }: Fields): Flat {
  const all: Flat = { ...texts };
  for (const { key, price, sku, stock } of variants) {
    all[`price:${key}`] = price;
    all[`sku:${key}`] = sku;
    all[`stock:${key}`] = stock;
  }
  all["pictures"] = JSON.stringify(pictures.map(({ base, alt }) => [base, alt.en, alt.it, alt.es]));
  return all;
}

export function merge(was: Flat, mine: Flat, theirs: Flat): { taken: string[]; clashes: Clash[] } {
  const taken: string[] = [];
  const clashes: Clash[] = [];
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [before, here, there] = [was[name] ?? "", mine[name] ?? "", theirs[name] ?? ""];
    if (here === there || there === before) continue;
    // What is left changes with every sale: of a kind that was taken out here, that is nothing to choose about.
    if (name.startsWith("stock:") && name in was && !(name in mine)) continue;
    if (here === before) taken.push(name);
    else clashes.push({ name, mine: here, theirs: there });
  }
  return { taken, clashes };
}

/** The names of the stocks that nobody touched here: what they say was true when the form was made, and may not be now. */
export function untouchedStock(was: Flat, { variants }: Fields): string[] {
  return variants.filter(({ key, stock }) => was[`stock:${key}`] === stock).map(({ key }) => `stock:${key}`);
}

/** These fields with some of the others' values put in. */
export function withTheirs(fields: Fields, names: readonly string[], theirs: Fields): Fields {
  const wanted = new Set(names);
  const texts = { ...fields.texts };
  for (const name of wanted)
    if (name in texts || name in theirs.texts) texts[name] = theirs.texts[name] ?? "";
  const known = new Map(theirs.variants.map((variant) => [variant.key, variant]));
  const variants = fields.variants.map((variant) => {
    const other = known.get(variant.key);
    return {
      ...variant,
      // A kind that somebody else has just made is there already.
      id: variant.id || (other?.id ?? ""),
      price: wanted.has(`price:${variant.key}`) && other ? other.price : variant.price,
      sku: wanted.has(`sku:${variant.key}`) && other ? other.sku : variant.sku,
      // Of a kind that the others took out no number is known; an empty field leaves the stock as it is.
      stock: wanted.has(`stock:${variant.key}`) ? (other?.stock ?? "") : variant.stock,
    };
  });
  const here = new Set(fields.variants.map(({ key }) => key));
  const added = theirs.variants.filter(({ key }) => !here.has(key) && wanted.has(`price:${key}`));
  return {
    texts,
    variants: [...variants, ...added],
    pictures: wanted.has("pictures") ? theirs.pictures : fields.pictures,
  };
}
