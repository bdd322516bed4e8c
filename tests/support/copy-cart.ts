import { randomBytes } from "node:crypto";
import type { Shop } from "./shop";

/*
 * Baskets that only have to be paid, in numbers: to fill one through the shop takes it a second and a half of a core. The first of
 * its kind is; those after it are written into the database as that one stood, with ids of their own.
 */

const OF_LINE = "item_id in (select id from cart_line_item where cart_id = $1)";
const OF_METHOD = "shipping_method_id in (select id from cart_shipping_method where cart_id = $1)";

/** Medusa's tables of a basket, and which of their rows are this one's. */
const PARTS: Readonly<Record<string, string>> = {
  cart_address:
    "id in (select unnest(array[shipping_address_id, billing_address_id]) from cart where id = $1)",
  cart: "id = $1",
  cart_line_item: "cart_id = $1",
  cart_line_item_tax_line: OF_LINE,
  cart_line_item_adjustment: OF_LINE,
  cart_shipping_method: "cart_id = $1",
  cart_shipping_method_tax_line: OF_METHOD,
  cart_shipping_method_adjustment: OF_METHOD,
  cart_promotion: "cart_id = $1",
};

type Query = Shop["query"];

/** A basket as it stands: JSON of its rows by table, and never read as numbers here, which would round. */
export async function readCart(query: Query, cart: string): Promise<string> {
  const parts = Object.entries(PARTS).map(
    ([table, own]) => `'${table}', (select coalesce(json_agg(t), '[]') from ${table} t where ${own})`,
  );
  const [row] = await query<{ rows: string }>(`select json_build_object(${parts.join(", ")})::text as rows`, [
    cart,
  ]);
  return row?.rows ?? "";
}

/** Writes it once more and answers with the id of the new one. Lines keep their order, which is that of their ids. */
export async function writeCart(query: Query, rows: string): Promise<string> {
  const read = JSON.parse(rows) as Record<string, { id: string }[]>;
  const tag = randomBytes(11).toString("hex").toUpperCase();
  const ids = Object.values(read).flatMap((part) => part.map(({ id }) => id));
  const renamed = new Map(
    ids.sort().map((id, at) => [id, `${id.slice(0, id.indexOf("_"))}_${tag}${String(at).padStart(4, "0")}`]),
  );
  const inserts = Object.keys(PARTS).map(
    (table) =>
      `in_${table} as (insert into ${table}
       select * from jsonb_populate_recordset(null::${table}, $1::jsonb -> '${table}'))`,
  );
  const text = [...renamed].reduce((left, [before, after]) => left.replaceAll(before, after), rows);
  await query(`with ${inserts.join(", ")} select`, [text]);
  const id = renamed.get(read["cart"]?.[0]?.id ?? "");
  if (!id) throw new Error("There is no basket in these rows.");
  await query("update cart set created_at = now(), updated_at = now() where id = $1", [id]);
  return id;
}
