import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Desk, newRequestId } from "../../support/coop-client";
import { pausesAt } from "../../support/pauses";
import { startShop, type Shop } from "../../support/shop";
import { ask, must, refusalOf, Store, type Answer, type Money } from "../../support/store-client";
import { until } from "../../support/until";

interface Picture {
  id: string | null;
  base: string;
  alt: Record<"en" | "it" | "es", string>;
}
interface Variant {
  id: string;
  title: string;
  sku: string | null;
  options: Record<string, string>;
  price: Money | null;
  stock: { sellable: number; held: number; claimed: number };
}
type Texts = Record<"title" | "subtitle" | "description" | "details", string>;
interface Product {
  id: string;
  handle: string;
  status: string;
  version: number;
  texts: Record<"en" | "it" | "es", Texts>;
  options: { title: string; values: string[] }[];
  variants: Variant[];
  pictures: Picture[];
  missing: string[];
  category: string | null;
  made_by: string;
  selling: string;
  lead_time_days: number | null;
  recipe: Record<string, number>;
  weight_g: number | null;
  net_g: number | null;
}
type Refused = { code: string; message: string; details: Record<string, unknown>; product: Product };
type Form = Record<string, unknown>;

const SPOON = "olive-shepherds-spoon-7";
const eur = (amount: string): Money => ({ amount, currency_code: "eur" });

let shop: Shop;
let store: Store;
let desk: Desk;
let other: Desk;
let colour = 0;

beforeAll(async () => {
  shop = await startShop({ name: "coop_products" });
  store = new Store(shop);
  desk = await Desk.of(shop, "valdemiel");
  other = await Desk.of(shop, "horabuena");
});
afterAll(() => shop.stop());

async function bytes(): Promise<Buffer> {
  colour += 1;
  const background = { r: colour, g: 140, b: 60 };
  return sharp({ create: { width: 60, height: 75, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

async function send(
  who: Desk,
  given: Buffer,
  type = "image/jpeg",
): Promise<Answer<{ picture: Picture } & Refused>> {
  const answer = await fetch(`${shop.backendUrl}/coop/pictures`, {
    method: "POST",
    headers: {
      "x-arnia-storefront": shop.storefrontSecret,
      authorization: `Bearer ${who.token}`,
      "content-type": type,
    },
    body: new Uint8Array(given),
  });
  return { status: answer.status, body: (await answer.json()) as { picture: Picture } & Refused };
}

const upload = async (who = desk) => must(await send(who, await bytes())).picture;

/** Painting takes a moment: where the picture is not the matter, one serves for all. */
let served: Promise<Picture> | undefined;
const anyPicture = () => (served ??= upload());

const texts = (title: string): Record<string, Texts> =>
  Object.fromEntries(
    ["en", "it", "es"].map((language) => [
      language,
      {
        title: `${title} ${language}`,
        subtitle: "",
        description: `About ${title}.`,
        details: "Weight: 1 kg",
      },
    ]),
  );
const alt = { en: "A jar", it: "Un vasetto", es: "Un tarro" };

async function form(title: string, changes: Form = {}): Promise<Form> {
  return {
    category: "honey",
    made_by: "members",
    recipe: { work_bps: 5500, materials_bps: 2500, funds_bps: 2000 },
    weight_g: 700,
    net_g: 500,
    texts: texts(title),
    options: [],
    variants: [{ sku: `SKU-${title.replaceAll(/\W+/g, "-")}`, price: eur("6.90"), options: {}, stock: 5 }],
    pictures: [{ base: (await anyPicture()).base, alt }],
    ...changes,
  };
}

const make = async (given: Form, request_id = newRequestId(), who = desk) =>
  who.ask<{ product: Product } & Refused>("POST", "/coop/products", { request_id, ...given });
const made = async (title: string, changes: Form = {}) =>
  must(await make(await form(title, changes))).product;

/** What a form sends that was opened on this product. */
const opened = ({ version, texts, options, variants, pictures, ...rest }: Product): Form => ({
  version,
  texts,
  options,
  category: rest.category,
  made_by: rest.made_by,
  selling: rest.selling,
  lead_time_days: rest.lead_time_days,
  recipe: rest.recipe,
  weight_g: rest.weight_g,
  net_g: rest.net_g,
  variants: variants.map(({ id, title, sku, options, price }) => ({ id, title, sku, options, price })),
  pictures,
});
const save = (product: Product, changes: Form = {}, who = desk) =>
  who.ask<{ product: Product } & Refused>("POST", `/coop/products/${product.id}`, {
    ...opened(product),
    ...changes,
  });
const turn = (product: Product, way: "publish" | "unpublish", who = desk) =>
  who.ask<{ product: Product } & Refused>("POST", `/coop/products/${product.id}/${way}`, {
    version: product.version,
  });
const read = async (id: string) => (await desk.get<{ product: Product }>(`/coop/products/${id}`)).product;
const inShop = (handle: string, lang = "en") =>
  store.ask<{ good: { title: string; pictures: Picture[]; variants: { id: string; title: string }[] } }>(
    "GET",
    `/store/goods/${handle}?lang=${lang}`,
  );

describe("a product", () => {
  test("is a draft nobody sees, then on sale in three languages with all its pictures, then not", async () => {
    const pictures = [
      { base: (await upload()).base, alt },
      { base: (await upload()).base, alt: { ...alt, it: "Da vicino" } },
    ];
    const draft = await made("Chestnut honey", { pictures });
    expect([draft.status, draft.version, draft.handle, draft.missing]).toEqual([
      "draft",
      1,
      "chestnut-honey-en",
      [],
    ]);
    expect(draft.variants).toMatchObject([
      { title: "One size", price: eur("6.90"), stock: { sellable: 5, held: 0, claimed: 0 } },
    ]);
    expect(refusalOf(await inShop(draft.handle))).toBe("404 good.not_found");
    expect(JSON.stringify(must(await store.ask("GET", "/store/goods")))).not.toContain("chestnut-honey");

    const published = must(await turn(draft, "publish")).product;
    expect([published.status, published.version]).toEqual(["published", 2]);
    const { good } = must(await inShop(draft.handle, "it"));
    expect([good.title, good.pictures.map((picture) => picture.alt)]).toEqual([
      "Chestnut honey it",
      ["Un vasetto", "Da vicino"],
    ]);
    const order = await store.buy({ goods: { [draft.handle]: 2 } });
    expect(order.display_id).toBeGreaterThan(0);
    expect((await read(draft.id)).variants[0]?.stock).toEqual({ sellable: 5, held: 0, claimed: 2 });

    must(await turn(published, "unpublish"));
    expect(refusalOf(await inShop(draft.handle))).toBe("404 good.not_found");
  });

  test("says everything that it lacks, and is not published before it has it", async () => {
    const bare = must(
      await make({
        recipe: { work_bps: 5000, materials_bps: 3000, funds_bps: 1000 },
        texts: { en: {}, it: { title: "Solo italiano" }, es: {} },
        variants: [{}],
      }),
    ).product;
    const missing = [
      ...["en.title", "en.description", "it.description", "es.title", "es.description"],
      ...["category", "recipe", "weight", "price", "sku", "picture"],
    ];
    expect([bare.handle, bare.missing]).toEqual(["solo-italiano", missing]);
    expect(bare.texts.en.title).toBe("");
    const refused = await turn(bare, "publish");
    expect([refusalOf(refused), refused.body.details]).toEqual([
      "400 product.incomplete",
      { missing: missing.join(", ") },
    ]);
  });

  test("is made once by the same request, and not with other contents under its id", async () => {
    const [given, request_id] = [await form("Twice"), newRequestId()];
    const answers = await Promise.all([make(given, request_id), make(given, request_id)]);
    const ids = answers.map((answer) => must(answer).product.id);
    expect(new Set(ids).size).toBe(1);
    const stray = await make({ ...given, weight_g: 1 }, request_id);
    expect(refusalOf(stray)).toBe("400 product.request_reused");
    const handles = await shop.query("select handle from product where handle like 'twice%'");
    expect(handles).toHaveLength(1);
  });

  test("keeps emoji and right-to-left titles whole, and loses what turns a page around", async () => {
    const titles = { en: "🐝 Miele 👩🏽‍🌾", it: "عسل الجبل", es: "e\u0301xito \u202egnp.exe\u0007" };
    const written = texts("x");
    for (const language of ["en", "it", "es"] as const) written[language]!.title = titles[language];
    const product = await made("Right to left", { texts: written });
    expect([product.texts.en.title, product.texts.it.title, product.texts.es.title]).toEqual([
      titles.en,
      titles.it,
      "éxito gnp.exe",
    ]);
    expect(product.handle).toBe("miele");
    must(await turn(product, "publish"));
    expect(must(await inShop("miele", "it")).good.title).toBe("عسل الجبل");
    const arabic = await made("Arabic", {
      texts: { en: {}, it: { title: "عسل" }, es: {} },
      variants: [{}],
    });
    expect(arabic.handle).toBe("good");
    const long = await make(
      await form("Long", { texts: { ...texts("y"), en: { title: "🍯".repeat(121) } } }),
    );
    expect([refusalOf(long), long.body.details.longest]).toEqual(["400 product.invalid", 120]);
  });

  test("has a handle and an article number of its own in the whole shop", async () => {
    const [one, two] = [await made("Same name"), await made("Same name", { variants: [{ sku: "OTHER-1" }] })];
    expect([one.handle, two.handle]).toEqual(["same-name-en", "same-name-en-2"]);
    const foreign = await make(await form("Copy", { variants: [{ sku: "HOR-SPN-07" }] }));
    expect(refusalOf(foreign)).toBe("400 product.sku_taken");
  });

  test.each([
    ["a price with a comma", { variants: [{ price: eur("12,50") }] }, "400 invalid_data"],
    ["a price finer than a cent", { variants: [{ price: eur("1.005") }] }, "400 money.too_precise"],
    [
      "another currency",
      { variants: [{ price: { amount: "1", currency_code: "usd" } }] },
      "400 product.invalid",
    ],
    ["no variant", { variants: [] }, "400 product.invalid"],
    ["an unknown category", { category: "nowhere" }, "400 product.invalid"],
    ["an unknown field", { handle: "mine" }, "400 invalid_data"],
    [
      "four options",
      { options: ["a", "b", "c", "d"].map((title) => ({ title, values: ["x"] })) },
      "400 product.invalid",
    ],
    ["a picture of the shop's own", { pictures: [{ base: "/pictures/home", alt }] }, "404 picture.not_found"],
  ])("with %s is refused", async (_name, changes, refusal) => {
    const answer = await make(await form("Refused", { variants: [{}], ...changes }));
    expect(refusalOf(answer).replace("invalid_request", "invalid_data")).toBe(refusal);
  });
});

describe("two people at once", () => {
  test("the later is told what changed, gets the present state, and can save on top of it", async () => {
    const start = await made("Two editors");
    const first = must(
      await save(start, {
        texts: { ...start.texts, it: { ...start.texts.it, title: "Nuovo" } },
        variants: [{ ...start.variants[0], stock: undefined, price: eur("7.10") }],
      }),
    ).product;
    expect(first.version).toBe(2);
    const late = await save(start, { weight_g: 800 });
    expect([refusalOf(late), late.body.details.changed]).toEqual(["400 product.changed", "title.it, price"]);
    expect([late.body.product.version, late.body.product.texts.it.title]).toEqual([2, "Nuovo"]);
    const again = must(await save(late.body.product, { weight_g: 800 })).product;
    expect([again.version, again.weight_g, again.net_g, again.texts.it.title]).toEqual([
      3,
      800,
      500,
      "Nuovo",
    ]);
    expect(refusalOf(await turn(start, "publish"))).toBe("400 product.changed");
  });

  test("the same form sent twice is done once, also when it goes on sale with it", async () => {
    const start = await made("Double click");
    const twice = await Promise.all([save(start, { weight_g: 800 }), save(start, { weight_g: 800 })]);
    expect(twice.map((answer) => must(answer).product.version)).toEqual([2, 2]);
    const late = must(await save(start, { weight_g: 800 })).product;
    expect([late.version, late.weight_g]).toEqual([2, 800]);
    expect(must(await turn(late, "publish")).product.version).toBe(3);
    expect(must(await save(start, { weight_g: 800 })).product.version).toBe(3);
    const again = must(await turn(late, "publish")).product;
    expect([again.version, again.status]).toEqual([3, "published"]);
    expect(refusalOf(await save(start, { weight_g: 900 }))).toBe("400 product.changed");
  });

  test("of two saves at the same moment one wins whole", async () => {
    const start = await made("At once");
    const saves = await Promise.all([
      save(start, { weight_g: 1, made_by: "others" }),
      save(start, { weight_g: 2, made_by: "resold" }),
    ]);
    expect(saves.map(({ status }) => status).sort()).toEqual([200, 400]);
    const now = await read(start.id);
    expect(["1 others", "2 resold"]).toContain(`${now.weight_g} ${now.made_by}`);
    expect(now.version).toBe(2);
  });
});

describe("variants", () => {
  const kinds = (...sizes: string[]) =>
    sizes.map((size) => ({ sku: `JAR-${size}`, price: eur("5.00"), options: { Size: size }, stock: 3 }));
  const size = (...values: string[]) => [{ title: "Size", values }];

  test("keep their stock by their values, cannot vanish while promised, and come back", async () => {
    const start = await made("Jars", { options: size("S", "M"), variants: kinds("S", "M") });
    const [small, medium] = start.variants;
    expect([small?.title, medium?.title]).toEqual(["S", "M"]);
    must(await turn(start, "publish"));
    const cart = await store.readyCart({ goods: { [start.handle]: 1 } });
    must(await store.pay(cart));

    const without = await read(start.id);
    const gone = await save(without, { options: size("M"), variants: kinds("M") });
    expect([refusalOf(gone), gone.body.details]).toEqual([
      "400 product.variant_promised",
      { variant: "S", promised: 1 },
    ]);
    const more = must(
      await save(without, { options: size("S", "M", "L"), variants: kinds("L", "S", "M") }),
    ).product;
    expect(more.variants.map(({ id, title }) => [id === small?.id || id === medium?.id, title])).toEqual([
      [false, "L"],
      [true, "S"],
      [true, "M"],
    ]);
    const fewer = must(await save(more, { options: size("S", "L"), variants: kinds("S", "L") })).product;
    expect(must(await inShop(start.handle)).good.variants.map(({ title }) => title)).toEqual(["S", "L"]);
    const back = must(await save(fewer, { options: size("S", "M"), variants: kinds("S", "M") })).product;
    expect(back.variants[1]?.id).toBe(medium?.id);
    expect(back.variants[1]?.stock.sellable).toBe(0);
    must(await store.complete(cart));
  });

  test("take a stock, but not below what is promised, and only their own co-op's", async () => {
    const product = await made("Stocked");
    const set = (who: Desk, sellable: unknown) =>
      who.ask<{ stock: unknown }>("POST", `/coop/products/${product.id}/stock`, {
        variant_id: product.variants[0]?.id,
        sellable,
      });
    expect(must(await set(desk, 9)).stock).toEqual({ sellable: 9, held: 0, claimed: 0 });
    must(await turn(product, "publish"));
    must(await store.pay(await store.readyCart({ goods: { [product.handle]: 4 } })));
    expect(refusalOf(await set(desk, 3))).toBe("400 stock.below_promised");
    expect(refusalOf(await set(other, 9))).toBe("404 product.not_found");
    expect((await set(desk, -1)).status).toBe(400);
    const [spoon] = await shop.query<{ id: string }>(
      `select v.id from product_variant v join product p on p.id = v.product_id where p.handle = '${SPOON}'`,
    );
    const foreign = await desk.ask("POST", `/coop/products/${product.id}/stock`, {
      variant_id: spoon?.id,
      sellable: 1,
    });
    expect(refusalOf(foreign)).toBe("404 stock.variant_not_found");
  });

  test("are made to order when the desk says so, sell without stock, and are counted again afterwards", async () => {
    const product = await made("Ordered", { selling: "made_to_order", lead_time_days: 12 });
    expect(product).toMatchObject({ selling: "made_to_order", lead_time_days: 12 });
    const variant_id = product.variants[0]?.id;
    const set = (sellable: number) =>
      desk.ask<{ stock: unknown }>("POST", `/coop/products/${product.id}/stock`, { variant_id, sellable });
    expect(refusalOf(await set(3))).toBe("400 stock.made_to_order");
    const shown = must(await turn(product, "publish")).product;
    const cart = await store.readyCart({ goods: { [product.handle]: 40 } });
    must(await store.pay(cart));
    must(await store.complete(cart));
    expect(refusalOf(await save(shown, { lead_time_days: null }))).toBe("400 product.invalid");

    const stocked = must(await save(shown, { selling: "from_stock", lead_time_days: null })).product;
    expect(stocked.variants[0]?.stock).toEqual({ sellable: 40, held: 0, claimed: 40 });
    expect(refusalOf(await store.add(await store.newCart(), product.handle, 1))).toBe("400 stock.not_enough");
    expect(must(await set(41)).stock).toEqual({ sellable: 41, held: 0, claimed: 40 });
    expect(refusalOf(await store.add(await store.newCart(), product.handle, 1))).toBe("200");
  });
});

describe("another co-op", () => {
  test("does not see, save, publish or borrow anything of this one", async () => {
    const product = await made("Secret canary");
    const list = JSON.stringify(await other.get("/coop/products?state=all"));
    expect(list).not.toContain("canary");
    expect(list).toContain("HOR-SPN-07");
    const tries = await Promise.all([
      other.ask("GET", `/coop/products/${product.id}`),
      save(product, {}, other),
      turn(product, "publish", other),
      turn(product, "unpublish", other),
    ]);
    expect(tries.map(refusalOf)).toEqual(Array(4).fill("404 product.not_found"));
    const unknown = await other.ask("GET", "/coop/products/prod_unknown");
    expect(unknown.body).toEqual(tries[0].body);
    const borrowed = await make(
      await form("Borrowed", { pictures: product.pictures }),
      newRequestId(),
      other,
    );
    expect(refusalOf(borrowed)).toBe("404 picture.not_found");
    const { id: variant_id } = product.variants[0]!;
    const stolen = await make(
      await form("Stolen", { variants: [{ id: variant_id }], pictures: [] }),
      newRequestId(),
      other,
    );
    expect(refusalOf(stolen)).toBe("400 product.invalid");
  });
});

describe("pictures", () => {
  const file = (name: string) =>
    fetch(`${shop.backendUrl}/store/pictures/${name}`, { headers: store.headers });

  test("are served for ever under a name that is theirs, and nothing else is", async () => {
    const { base } = await upload();
    const name = base.replace("/pictures/u/", "");
    for (const [ending, type] of [
      ["-400.avif", "image/avif"],
      ["-1200.webp", "image/webp"],
      ["-800.jpg", "image/jpeg"],
    ]) {
      const answer = await file(`${name}${ending}`);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
      expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
    const strange = [`${name}-800.png`, `${name}-1.webp`, name, "pic_00000000000000000000000000-800.webp"];
    for (const one of [...strange, "..%2f..%2fetc%2fpasswd", "x"])
      expect([one, (await file(one)).status]).toEqual([one, 404]);
  });

  test("are refused plainly, whatever they are called", async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
    expect(refusalOf(await send(desk, svg, "image/jpeg"))).toBe("400 picture.not_a_picture");
    expect(refusalOf(await send(desk, Buffer.alloc(13 * 1024 * 1024), "image/png"))).toBe(
      "400 picture.too_large",
    );
    const jpeg = await bytes();
    expect(refusalOf(await send(desk, jpeg.subarray(0, 200)))).toBe("400 picture.unreadable");
    expect((await send(desk, jpeg, "application/octet-stream")).status).toBe(200);
    const { status } = await ask(`${shop.backendUrl}/coop/pictures`, { method: "POST", headers: {} });
    expect(status).toBe(401);
  });
});

test("a good of the seed that is edited at the desk is no longer the file's", async () => {
  const [seeded] = await shop.query<{ id: string }>(
    "select id from product where handle = 'rosemary-honey-500'",
  );
  const id = seeded?.id ?? "";
  const product = await read(id);
  expect([product.missing, product.version, product.pictures.length]).toEqual([[], 1, 2]);
  const saved = must(
    await save(product, { texts: { ...product.texts, en: { ...product.texts.en, subtitle: "Edited" } } }),
  ).product;
  expect([saved.version, saved.handle, saved.variants[0]?.id]).toEqual([
    2,
    "rosemary-honey-500",
    product.variants[0]?.id,
  ]);
  expect(saved.variants[0]?.stock).toEqual(product.variants[0]?.stock);
  const [row] = await shop.query(
    `select g.source_hash from good g join product_product_good_good l on l.good_id = g.id where l.product_id = $1`,
    [id],
  );
  expect(row).toEqual({ source_hash: null });
});

test("a save that is killed is finished after the start: whole, once, and never between", async () => {
  const pauses = await pausesAt(shop.databaseUrl, {
    price: { table: "price", on: "insert" },
    link: { table: "product_product_coop_coop", on: "insert" },
    text: { table: "translation", on: "update" },
  });
  const endIn = async (point: "price" | "link" | "text", act: () => Promise<unknown>) => {
    await pauses.stopAt(point, () => void act().catch(() => undefined));
    await shop.kill9();
    await pauses.throwAway();
    await shop.restart();
    await until(
      "nothing is left half-way",
      async () => (await shop.query("select 1 from good_revision where state = 'pending'")).length === 0,
      100_000,
    );
  };

  for (const point of ["price", "link"] as const) {
    const [given, request_id] = [await form(`Killed at ${point}`), newRequestId()];
    await endIn(point, () => make(given, request_id));
    const again = must(await make(given, request_id)).product;
    expect([again.missing, again.version, again.variants[0]?.stock.sellable]).toEqual([[], 1, 5]);
    expect(await shop.query("select 1 from product where handle = $1", [again.handle])).toHaveLength(1);
  }
  const start = await made("Killed in mid-save");
  const sized = {
    options: [{ title: "Size", values: ["S"] }],
    variants: [{ id: start.variants[0]?.id, sku: "KILLED-S", price: eur("9.00"), options: { Size: "S" } }],
  };
  const renamed = { ...start.texts, it: { ...start.texts.it, title: "Salvato a metà" } };
  await endIn("text", () => save(start, { weight_g: 999, texts: renamed, ...sized }));
  const after = await read(start.id);
  expect([after.version, after.weight_g, after.texts.it.title, after.variants]).toMatchObject([
    2,
    999,
    "Salvato a metà",
    [{ title: "S", sku: "KILLED-S", price: eur("9.00"), stock: { sellable: 5, held: 0, claimed: 0 } }],
  ]);
  expect(shop.logs()).toContain("saves finished");
  must(await turn(after, "publish"));
  expect(must(await store.add(await store.newCart(), start.handle, 1))).toBeDefined();
  await pauses.close();
});
