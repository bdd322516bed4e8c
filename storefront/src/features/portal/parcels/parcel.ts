import { countryName, type Lang } from "../../../i18n/index.ts";
import type { ConsignmentPage, ConsignmentPiece, ParcelState } from "../wire.ts";

export const PARCEL_STATES = ["to_pack", "packed", "sent"] as const;

export function parcelState(text: string | null): ParcelState {
  return PARCEL_STATES.find((state) => state === text) ?? "to_pack";
}

/** A product's name with the kind of it, where it has kinds worth saying. */
export function pieceTitle({ title, variant }: { title: string; variant: string }): string {
  return variant && variant !== title && !/^(default|one size)/i.test(variant)
    ? `${title}, ${variant}`
    : title;
}

/** The address line by line; a country's code is written out. */
export function addressLines({ name, lines }: NonNullable<ConsignmentPage["address"]>, lang: Lang): string[] {
  const all = [name, ...lines].filter((line) => line.trim() !== "");
  const last = all.at(-1) ?? "";
  return /^[A-Z]{2}$/.test(last) ? [...all.slice(0, -1), countryName(last, lang)] : all;
}

export type Sending =
  { pieces: { piece_id: string; quantity: number }[]; tracking: string } | { faults: Record<string, string> };

export const LONGEST_TRACKING = 100;

/** What a parcel takes, from the fields `of-<piece>`; an empty field is none of it. */
export function readSending(values: Record<string, string>, pieces: readonly ConsignmentPiece[]): Sending {
  const faults: Record<string, string> = {};
  const taken = pieces.flatMap(({ id, left_quantity }) => {
    const typed = values[`of-${id}`] ?? "";
    if (typed === "") return [];
    const quantity = /^\d{1,6}$/.test(typed) ? Number(typed) : -1;
    if (quantity < 0 || quantity > left_quantity) faults[`of-${id}`] = "quantity";
    return quantity > 0 ? [{ piece_id: id, quantity }] : [];
  });
  const tracking = values["tracking"] ?? "";
  if (tracking.length > LONGEST_TRACKING) faults["tracking"] = "tracking";
  if (taken.length === 0 && Object.keys(faults).length === 0) {
    const first = pieces.find(({ left_quantity }) => left_quantity > 0);
    if (first) faults[`of-${first.id}`] = "nothing";
  }
  return Object.keys(faults).length > 0 ? { faults } : { pieces: taken, tracking };
}
