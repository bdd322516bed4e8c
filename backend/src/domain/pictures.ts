/** What a picture of a product may be, and what is made of it. Everything here is known from bytes and numbers alone. */

export const MAX_PICTURE_BYTES = 12 * 1024 * 1024;
export const MAX_PICTURE_PIXELS = 40_000_000;

/** Upright, as goods are shown everywhere in the shop. */
const SHAPE = { width: 4, height: 5 };

export type PictureFormat = "avif" | "webp" | "jpg";
export type PictureSize = { name: string; format: PictureFormat; width: number; height: number };

const size = (width: number, format: PictureFormat): PictureSize => ({
  name: `${width}.${format}`,
  format,
  width,
  height: (width * SHAPE.height) / SHAPE.width,
});

/** The files that one upload becomes. The JPEG is for what reads nothing newer. */
export const PICTURE_SIZES: readonly PictureSize[] = [
  ...[400, 800, 1200].flatMap((width) => [size(width, "avif"), size(width, "webp")]),
  size(800, "jpg"),
];

export const PICTURE_TYPES: Record<PictureFormat, string> = {
  avif: "image/avif",
  webp: "image/webp",
  jpg: "image/jpeg",
};

/** Where the storefront serves uploads: what a page puts a width and a file type behind. */
const BASE = "/pictures/u/";

export function pictureBase(id: string): string {
  return `${BASE}${id}`;
}

/** The upload that a base path names; null for one that came with the shop's own files. */
export function pictureOfBase(base: string): string | null {
  return base.startsWith(BASE) ? base.slice(BASE.length) : null;
}

/** "pic_…-800.webp" taken apart; null for anything that no upload could be called. */
export function pictureFile(file: string): { id: string; size: PictureSize } | null {
  const [, id = "", name = ""] = /^(pic_[0-9A-Z]{26})-(\d+\.[a-z]+)$/.exec(file) ?? [];
  const size = PICTURE_SIZES.find((one) => one.name === name);
  return size ? { id, size } : null;
}

export type PictureKind = "jpeg" | "png" | "webp" | "avif" | "heic";

const BEGINNINGS: readonly (readonly [PictureKind, readonly number[]])[] = [
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];
const HEIC_BRANDS = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"];

/** What bytes are by how they begin, whatever their name or type says; null for everything that is not taken. */
export function sniffPicture(bytes: Uint8Array): PictureKind | null {
  for (const [kind, beginning] of BEGINNINGS) {
    if (beginning.every((byte, at) => bytes[at] === byte)) return kind;
  }
  if (letters(bytes, 0, 4) === "RIFF" && letters(bytes, 8, 12) === "WEBP") return "webp";
  if (letters(bytes, 4, 8) !== "ftyp") return null;
  const brands = brandsOf(bytes);
  if (brands.includes("avif")) return "avif";
  return brands.some((brand) => HEIC_BRANDS.includes(brand)) ? "heic" : null;
}

/** The brands that a file of the MP4 family says it follows: its own, and after a version the compatible ones. */
function brandsOf(bytes: Uint8Array): string[] {
  const length = Math.min(bytes[3] ?? 0, 64);
  const brands = [letters(bytes, 8, 12)];
  for (let at = 16; at + 4 <= length; at += 4) brands.push(letters(bytes, at, at + 4));
  return brands;
}

function letters(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
