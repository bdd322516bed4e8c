import sharp, { type Sharp } from "sharp";
import { refuse } from "../domain/errors";
import {
  MAX_PICTURE_BYTES,
  MAX_PICTURE_PIXELS,
  PICTURE_SIZES,
  sniffPicture,
  type PictureSize,
} from "../domain/pictures";

export type MadePicture = { width: number; height: number; files: { size: PictureSize; bytes: Buffer }[] };

// One picture at a time and one core for it: a shop that paints pictures still has to sell.
sharp.concurrency(1);
sharp.cache(false);
// Whatever else the library could read (SVG, PDF, TIFF, GIF), here it reads these four and nothing more.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Heif"].map((kind) => `VipsForeignLoad${kind}Buffer`),
});

let line: Promise<unknown> = Promise.resolve();

/** Waits for its turn behind every picture that is being made in this process. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = line.then(work);
  line = turn.catch(() => undefined);
  return turn;
}

/**
 * Makes the shop's own pictures out of uploaded bytes. Nothing of the upload itself is kept: no metadata, no place where it
 * was taken, nothing hidden behind the last pixel.
 * Refuses `picture.too_large`, `picture.not_a_picture`, `picture.too_many_pixels`, `picture.unreadable`.
 */
export async function makePicture(bytes: Buffer): Promise<MadePicture> {
  if (bytes.length > MAX_PICTURE_BYTES) {
    refuse("picture.too_large", "This picture is larger than 12 MB. Save it smaller and send it again.", {});
  }
  const kind = sniffPicture(bytes);
  if (kind === "heic") {
    refuse(
      "picture.not_a_picture",
      "HEIC pictures cannot be read here. Save it as JPEG, which phones call the most compatible format.",
      {},
    );
  }
  if (kind === null) {
    refuse("picture.not_a_picture", "This is not a JPEG, PNG, WebP or AVIF picture. Send one of these.", {});
  }
  return inTurn(() => made(bytes));
}

async function made(bytes: Buffer): Promise<MadePicture> {
  const { width, height } = await dimensions(bytes);
  if (width * height > MAX_PICTURE_PIXELS) {
    refuse(
      "picture.too_many_pixels",
      `This picture has ${width} x ${height} pixels; 40 million are the most. Save it smaller.`,
      { width, height },
    );
  }
  const largest = PICTURE_SIZES.reduce((one, other) => (other.width > one.width ? other : one));
  const cut = await read(() =>
    sharp(bytes, { limitInputPixels: MAX_PICTURE_PIXELS, failOn: "error", sequentialRead: true })
      .autoOrient()
      .resize(largest.width, largest.height, { fit: "cover", position: "attention" })
      // Transparent parts get the paper's white, since a JPEG has none.
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const { width: w, height: h, channels } = cut.info;
  const files: MadePicture["files"] = [];
  for (const size of PICTURE_SIZES) {
    const scaled = sharp(cut.data, { raw: { width: w, height: h, channels } }).resize(
      size.width,
      size.height,
    );
    files.push({ size, bytes: await encoded(scaled, size).toBuffer() });
  }
  return { width: largest.width, height: largest.height, files };
}

function encoded(picture: Sharp, { format }: PictureSize): Sharp {
  if (format === "avif") return picture.avif({ quality: 55, effort: 2 });
  if (format === "webp") return picture.webp({ quality: 78, effort: 3 });
  return picture.jpeg({ quality: 80, mozjpeg: true });
}

/** Read from the head of the file, before a single pixel is unpacked. */
async function dimensions(bytes: Buffer): Promise<{ width: number; height: number }> {
  const { width, height } = await read(() => sharp(bytes, { limitInputPixels: false }).metadata());
  return { width, height };
}

async function read<T>(reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch {
    return refuse(
      "picture.unreadable",
      "This picture is damaged or was cut short on its way. Save it again and send it anew.",
      {},
    );
  }
}
