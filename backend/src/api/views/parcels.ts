import type { MedusaContainer } from "@medusajs/framework/types";
import { localeOf } from "../../adapters/languages";
import { row, rows } from "../../adapters/rows";
import { leftToSend, sendingState } from "../../domain/books/parcels";
import { may } from "../../domain/staff/roles";
import type { Consignment, ConsignmentPiece, ToMake } from "../../modules/books/types";
import { books } from "../../workflows/services";

/** What left with each parcel of a consignment, oldest first. */
export function parcelsView({ parcels, pieces }: Consignment) {
  return parcels.map(({ id, sent_at, tracking, sent_by, pieces: taken }) => ({
    id,
    sent_at,
    tracking,
    sent_by: sent_by === "network" ? "network" : "coop",
    pieces: taken.map(({ piece_id, quantity }) => ({
      id: piece_id,
      title: pieces.find((piece) => piece.id === piece_id)?.title ?? "",
      quantity,
    })),
  }));
}

/** Names of goods in the reader's language; what is frozen on a piece is in its buyer's. */
type GoodsNames = {
  title: Map<string, string>;
  variant: Map<string, string>;
  sku: Map<string, string>;
  shipping: Map<string, string>;
};

type VariantRow = { id: string; sku: string | null; title: string; product?: { title: string } | null };

export async function goodsNames(
  container: MedusaContainer,
  pieces: { variant_id: string | null; shipping_option_id?: string | null }[],
  language: string,
): Promise<GoodsNames> {
  const ids = (key: "variant_id" | "shipping_option_id") => [
    ...new Set(pieces.flatMap((piece) => piece[key] ?? [])),
  ];
  const locale = localeOf(language);
  const [variants, options] = await Promise.all([
    rows<VariantRow>(
      container,
      {
        entity: "product_variant",
        fields: ["id", "sku", "title", "product.title"],
        filters: { id: ids("variant_id") },
      },
      locale,
    ),
    rows<{ id: string; name: string }>(
      container,
      { entity: "shipping_option", fields: ["id", "name"], filters: { id: ids("shipping_option_id") } },
      locale,
    ),
  ]);
  return {
    title: new Map(variants.flatMap(({ id, product }) => (product ? [[id, product.title] as const] : []))),
    variant: new Map(variants.map(({ id, title }) => [id, title])),
    sku: new Map(variants.map(({ id, sku }) => [id, sku ?? ""])),
    shipping: new Map(options.map(({ id, name }) => [id, name])),
  };
}

/** A consignment as its co-op sees it in a list: nothing in it says who bought. */
export function coopConsignmentView(consignment: Consignment, names: GoodsNames) {
  const { id, order_display_id, created_at, packed_at, sent_at, pieces } = consignment;
  const shipping = pieces.find(({ kind }) => kind === "shipping");
  const titleOf = (piece_id: string) =>
    names.title.get(pieces.find((piece) => piece.id === piece_id)?.variant_id ?? "");
  return {
    id,
    order_display_id,
    placed_at: created_at,
    state: sendingState(consignment),
    packed_at,
    sent_at,
    pieces: pieces.filter(({ kind }) => kind === "goods").map((piece) => pieceView(piece, names)),
    shipping: { title: names.shipping.get(shipping?.shipping_option_id ?? "") ?? shipping?.title ?? "" },
    parcels: parcelsView(consignment).map((parcel) => ({
      ...parcel,
      pieces: parcel.pieces.map((piece) => ({ ...piece, title: titleOf(piece.id) ?? piece.title })),
    })),
  };
}

function pieceView(piece: ConsignmentPiece, names: GoodsNames) {
  return {
    id: piece.id,
    title: names.title.get(piece.variant_id ?? "") ?? piece.title,
    variant: names.variant.get(piece.variant_id ?? "") ?? "",
    sku: names.sku.get(piece.variant_id ?? "") ?? "",
    quantity: piece.quantity,
    refunded_quantity: piece.refunded_quantity,
    sent_quantity: piece.sent_quantity,
    left_quantity: leftToSend(piece),
  };
}

type AddressRow = Record<
  | "first_name"
  | "last_name"
  | "company"
  | "address_1"
  | "address_2"
  | "postal_code"
  | "city"
  | "province"
  | "country_code",
  string | null
>;

/** Where a parcel goes, as it is written on it: the country last, by its code. */
async function labelAddress(container: MedusaContainer, order_id: string) {
  const order = await row<{ shipping_address: AddressRow | null }>(container, {
    entity: "order",
    fields: ["id", "shipping_address.*"],
    filters: { id: order_id },
  });
  const to = order?.shipping_address;
  if (!to) return { name: "", lines: [] };
  const together = (...parts: (string | null)[]) => parts.filter((part) => part?.trim()).join(" ");
  return {
    name: together(to.first_name, to.last_name),
    lines: [
      to.company,
      to.address_1,
      to.address_2,
      together(to.postal_code, to.city),
      to.province,
      to.country_code?.toUpperCase(),
    ].flatMap((line) => (line?.trim() ? [line.trim()] : [])),
  };
}

type SenderRow = { id: string; sender: string; time_zone: string };

export async function senderOf(container: MedusaContainer, coop_id: string): Promise<SenderRow> {
  const coop = await row<SenderRow>(container, {
    entity: "coop",
    fields: ["id", "sender", "time_zone"],
    filters: { id: coop_id },
  });
  return coop ?? { id: coop_id, sender: "", time_zone: "Etc/UTC" };
}

/** The neutral lines on the parcel's back. */
function senderView({ sender }: SenderRow) {
  return { lines: sender.split("\n").flatMap((line) => (line.trim() ? [line.trim()] : [])) };
}

/** What to make and what is ready, by product. */
export function workshopView(make: ToMake[], names: GoodsNames) {
  return make.map(({ variant_id, title, to_make, ready, first_due }) => ({
    title: names.title.get(variant_id ?? "") ?? title,
    variant: names.variant.get(variant_id ?? "") ?? "",
    sku: names.sku.get(variant_id ?? "") ?? "",
    to_make,
    ready,
    first_due,
  }));
}

/**
 * One of a co-op's own consignments; where it goes is for those who send it, null for the rest.
 * Refuses `consignment.not_found`, also for another co-op's.
 */
export async function ownConsignmentView(
  container: MedusaContainer,
  { coop_id, language, roles }: { coop_id: string; language: string; roles: readonly string[] },
  consignment_id: string,
) {
  const consignment = await books(container).consignmentOfCoop({ coop_id, consignment_id });
  const [names, address, sender] = await Promise.all([
    goodsNames(container, consignment.pieces, language),
    may(roles, "consignments.write") ? labelAddress(container, consignment.order_id) : null,
    senderOf(container, coop_id),
  ]);
  return { ...coopConsignmentView(consignment, names), address, sender: senderView(sender) };
}
