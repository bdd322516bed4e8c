import type { APIContext } from "astro";
import { languageOf } from "../../../i18n/langs.ts";
import type { Desk } from "../../../lib/desk.ts";
import { DeskError, isDeskError, type DeskCode } from "../../../lib/desk-error.ts";
import { isStoreError } from "../../../lib/store-error.ts";
import { newRequestId } from "../../../lib/desk-form.ts";
import { paths } from "../../../lib/paths.ts";
import { draftOf, emptyFields, fieldsFrom, fieldsOf, sellingOf, type Faults, type Fields } from "./form.ts";
import { flat, merge, untouchedStock, withTheirs, type Clash, type Flat } from "./merge.ts";
import { readWhole } from "../typed.ts";
import type { Choices, Product } from "./wire.ts";

const ONE_MEGABYTE = 1024 * 1024;
const MOST_FILE_BYTES = 12 * ONE_MEGABYTE;
/** Three large photographs or a dozen small ones; Astro stops reading at the same size. */
const MOST_FORM_BYTES = 40 * ONE_MEGABYTE;

/** What the editor shows: a product as it is stored, or as it was typed with what is wrong with it. */
export type Editor = {
  product: Product | null;
  choices: Choices;
  fields: Fields;
  version: number;
  /** The fields as they were when the form was made, to tell who changed what. */
  was: Flat;
  request_id: string;
  problem: DeskCode | null;
  details: Readonly<Record<string, unknown>>;
  faults: Faults;
  refused_files: { name: string; code: DeskCode }[];
  /** Pictures have been uploaded with this form, and nothing else of it is saved. */
  uploaded: number;
  conflict: { taken: string[]; clashes: Clash[] } | null;
};

type Request = Pick<APIContext, "request" | "url" | "locals">;

/** The page of a product as it is opened, or what became of the form posted to it. */
export async function openEditor(
  { request, url, locals }: Request,
  desk: Desk,
  id: string | null,
): Promise<Editor | { go: string }> {
  const [choices, product] = await Promise.all([
    desk.get<Choices>("/coop/product-choices", { lang: desk.lang }),
    id ? read(desk, id) : null,
  ]);
  const fields = product ? fieldsOf(product, desk.lang) : emptyFields();
  const opened: Editor = {
    product,
    choices,
    fields,
    version: product?.version ?? 0,
    was: flat(fields),
    request_id: newRequestId(),
    problem: null,
    details: {},
    faults: {},
    refused_files: [],
    uploaded: 0,
    conflict: null,
  };
  if (request.method !== "POST" || url.searchParams.has("_action")) return opened;
  if (Number(request.headers.get("content-length") ?? 0) > MOST_FORM_BYTES)
    return { ...opened, problem: "form.too_large" };
  return inTurn(request, async () => {
    const form = await request.formData();
    return save(desk, opened, form, languageOf(locals.lang));
  });
}

async function read(desk: Desk, id: string): Promise<Product> {
  if (!/^\w{4,80}$/.test(id)) throw new DeskError("product.not_found", 404, "Not the id of a product");
  return (await desk.get<{ product: Product }>(`/coop/products/${id}`)).product;
}

let line: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Forms with pictures in them are held in memory, so they are taken one after the other, and a crowd is sent away. */
async function inTurn<T>(request: globalThis.Request, work: () => Promise<T>): Promise<T> {
  if (Number(request.headers.get("content-length") ?? MOST_FORM_BYTES) <= ONE_MEGABYTE) return work();
  if (waiting >= 8) throw new DeskError("store.unavailable", 503, "Too many pictures are being sent at once");
  waiting += 1;
  const turn = line.then(work);
  line = turn.catch(() => undefined);
  return turn.finally(() => (waiting -= 1));
}

function textOf(form: FormData, name: string, longest: number): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, longest) : "";
}

function wasIn(form: FormData): Flat {
  try {
    const told: unknown = JSON.parse(textOf(form, "was", 200_000));
    const entries = typeof told === "object" && told !== null ? Object.entries(told) : [];
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch {
    return {};
  }
}

async function upload(
  desk: Desk,
  form: FormData,
): Promise<{ bases: string[]; refused: Editor["refused_files"] }> {
  const bases: string[] = [];
  const refused: Editor["refused_files"] = [];
  for (const file of form.getAll("pictures")) {
    if (!(file instanceof File) || file.size === 0) continue;
    const name = file.name.slice(-80);
    if (file.size > MOST_FILE_BYTES) {
      refused.push({ name, code: "picture.too_large" });
      continue;
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { picture } = await desk.send<{ picture: { base: string } }>(
        "/coop/pictures",
        bytes,
        "application/octet-stream",
      );
      bases.push(picture.base);
    } catch (error) {
      if (isDeskError(error) && error.code !== "staff.signed_out") refused.push({ name, code: error.code });
      else if (isStoreError(error)) refused.push({ name, code: "store.unavailable" });
      else throw error;
    }
  }
  return { bases, refused };
}

async function save(
  desk: Desk,
  opened: Editor,
  form: FormData,
  lang: Desk["lang"],
): Promise<Editor | { go: string }> {
  const { product } = opened;
  let fields = fieldsFrom(form);
  const was = wasIn(form);
  if (product) {
    const chosen = chosenTheirs(form);
    fields = withTheirs(fields, chosen, fieldsOf(product, lang));
    // Whoever chose the others' stock changes none, also when it has moved on since.
    for (const { key, stock } of fields.variants)
      if (chosen.includes(`stock:${key}`)) was[`stock:${key}`] = stock;
  }
  const { bases, refused } = await upload(desk, form);
  const known = new Set(fields.pictures.map(({ base }) => base));
  const fresh = bases.filter((base, i) => !known.has(base) && bases.indexOf(base) === i);
  fields = {
    ...fields,
    pictures: [...fields.pictures, ...fresh.map((base) => ({ base, alt: { en: "", it: "", es: "" } }))],
  };
  const { body, faults, variants } = draftOf(fields, opened.choices.currency_code);
  const typed: Editor = {
    ...opened,
    fields: { ...fields, variants },
    version: Number(textOf(form, "version", 12)) || 0,
    was,
    request_id: textOf(form, "request_id", 100) || opened.request_id,
    faults,
    refused_files: refused,
    uploaded: fresh.length,
  };
  if (Object.keys(faults).length > 0 || refused.length > 0) return typed;

  const wish = textOf(form, "do", 20);
  let stored: Product;
  try {
    const answer = product
      ? await desk.post<{ product: Product }>(`/coop/products/${product.id}`, {
          version: typed.version,
          ...body,
        })
      : await desk.post<{ product: Product }>("/coop/products", { request_id: typed.request_id, ...body });
    stored = answer.product;
  } catch (error) {
    if (isDeskError(error, "product.changed") && product)
      return conflict(typed, (error.answer["product"] as Product | undefined) ?? product, lang);
    return refusedWith(typed, error);
  }
  return afterwards(desk, typed, stored, wish);
}

/** Fields of which somebody chose the others' version. */
function chosenTheirs(form: FormData): string[] {
  const names: string[] = [];
  for (let i = 0; form.has(`clash.${i}.name`) && i < 300; i += 1)
    if (form.get(`clash.${i}.take`) === "theirs") names.push(textOf(form, `clash.${i}.name`, 2_000));
  return names;
}

function refusedWith(typed: Editor, error: unknown): Editor {
  if (isDeskError(error) && error.code !== "staff.signed_out")
    return { ...typed, problem: error.code, details: error.details };
  if (isStoreError(error, "store.unavailable")) return { ...typed, problem: "store.unavailable" };
  if (isStoreError(error, "store.outcome_unknown")) return { ...typed, problem: "store.outcome_unknown" };
  throw error;
}

/** `product` is what the others made of it meanwhile. */
function conflict(typed: Editor, product: Product, lang: Desk["lang"]): Editor {
  const theirs = fieldsOf(product, lang);
  const { taken, clashes } = merge(typed.was, flat(typed.fields), flat(theirs));
  return {
    ...typed,
    product,
    fields: withTheirs(typed.fields, taken, theirs),
    version: product.version,
    was: flat(theirs),
    problem: "product.changed",
    conflict: { taken, clashes },
  };
}

/** The texts are saved; then what has doors of its own: the stock, and whether it is on sale. */
async function afterwards(
  desk: Desk,
  typed: Editor,
  stored: Product,
  wish: string,
): Promise<Editor | { go: string }> {
  const at = (done: string) => ({ go: `${paths.desk.product(desk.lang, stored.id)}?done=${done}#message` });
  const now = fieldsOf(stored, desk.lang);
  const { variants } = withTheirs(typed.fields, untouchedStock(typed.was, typed.fields), now);
  const saved: Editor = {
    ...typed,
    product: stored,
    version: stored.version,
    fields: { ...now, variants },
    was: flat(now),
  };
  try {
    // What is made to order has no stock of its own to set.
    const counted = sellingOf(typed.fields) === "made_to_order" ? [] : typed.fields.variants;
    for (const variant of counted) {
      const sellable = readWhole(variant.stock);
      if (!variant.id || sellable === null || typed.was[`stock:${variant.key}`] === variant.stock) continue;
      await desk.post(`/coop/products/${stored.id}/stock`, { variant_id: variant.id, sellable });
      // Should a later one be refused, this one is not set again.
      saved.was[`stock:${variant.key}`] = variant.stock;
    }
    if (wish === "publish" || wish === "unpublish") {
      await desk.post(`/coop/products/${stored.id}/${wish}`, { version: stored.version });
      return at(`${wish}ed`);
    }
  } catch (error) {
    if (isDeskError(error, "product.incomplete")) return at("incomplete");
    // A product that was just made has an address of its own now; its form is not sent again from here.
    return typed.product ? refusedWith(saved, error) : at("made");
  }
  if (typed.product && stored.variants.length > typed.product.variants.length) return at("kinds");
  return at(typed.product ? "saved" : "made");
}
