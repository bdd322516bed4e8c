import { generateEntityId } from "@medusajs/framework/utils";
import { ID_PREFIXES, type Id, type IdKind, parseId } from "../../domain/ids";

/** A new id of one kind, made by Medusa's generator. Later ids sort after earlier ones. */
export function newId<K extends IdKind>(kind: K): Id<K> {
  return parseId(kind, generateEntityId("", ID_PREFIXES[kind]));
}
