import { refuse } from "./errors";

/** Every prefix of an id of ours. An id is the prefix, an underscore and a ULID made by Medusa's generator. */
export const ID_PREFIXES = {
  attestation: "atst",
  book: "book",
  book_grant: "grant",
  card_page: "crd",
  certificate: "cert",
  checkout: "chk",
  company: "comp",
  consignment: "csg",
  consignment_piece: "pce",
  coop: "coop",
  hold: "hold",
  invitation: "sinv",
  mail: "mail",
  member: "mbr",
  member_amount: "amt",
  parcel: "pcl",
  payee: "pye",
  picture: "pic",
  pay_file: "payf",
  pay_line: "payl",
  pay_run: "run",
  payment: "ins",
  posting: "pst",
  receipt: "rcp",
  receipt_assignment: "rca",
  refund: "rfd",
  settlement: "stl",
  settlement_line: "stll",
  staff: "stf",
  transaction: "txn",
  withdrawal: "wdn",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

declare const kind_of_id: unique symbol;

/** Text known to be an id of one kind, so that a receipt's id cannot be handed over where a refund's is asked for. */
export type Id<K extends IdKind> = string & { readonly [kind_of_id]: K };

export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  const prefix = `${ID_PREFIXES[kind]}_`;
  return text.startsWith(prefix) && text.length > prefix.length;
}

/** Narrows text to an id of one kind. Refuses `id.invalid`. */
export function parseId<K extends IdKind>(kind: K, text: string): Id<K> {
  if (isId(kind, text)) return text;
  return refuse(
    "id.invalid",
    `"${text}" is not the id of a ${kind}. Such an id begins with ${ID_PREFIXES[kind]}_.`,
    {
      kind,
      text,
    },
  );
}
