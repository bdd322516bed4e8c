import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PICTURE_SIZES } from "../../backend/src/domain/pictures";
import type PictureService from "../../backend/src/modules/picture/service";
import { loadModule, type LoadedModule } from "../support/medusa-module";

const NOW = new Date("2026-11-22T10:00:00Z");
const MEGABYTE = 1024 * 1024;

let loaded: LoadedModule<PictureService>;
let pictures: PictureService;

beforeAll(async () => {
  loaded = await loadModule<PictureService>("picture");
  pictures = loaded.service;
});
afterAll(() => loaded.stop());

const upload = (bytes: Buffer, coop_id = "coop_a") => pictures.upload({ coop_id, bytes, now: NOW });

/** The code of the refusal, or "taken". */
const outcome = (bytes: Buffer): Promise<string> =>
  upload(bytes).then(
    () => "taken",
    (refusal: unknown) => String((refusal as { code?: unknown }).code ?? refusal),
  );

const plain = (width: number, height: number, background = "#c98a2b") =>
  sharp({ create: { width, height, channels: 3, background } });

async function fileOf(id: string, name: string): Promise<Buffer> {
  const bytes = await pictures.readFile({ id, name });
  if (!bytes) throw new Error(`Picture ${id} has no file ${name}.`);
  return bytes;
}

test.each(["jpeg", "png", "webp", "avif"] as const)("a %s becomes seven upright pictures", async (format) => {
  const { id } = await upload(await plain(900, 700, "#2b6cc9").toFormat(format).toBuffer(), "coop_formats");
  for (const { name, width, height, format: made } of PICTURE_SIZES) {
    const seen = await sharp(await fileOf(id, name)).metadata();
    const called = made === "avif" ? "heif" : made === "jpg" ? "jpeg" : made;
    expect([name, seen.format, seen.width, seen.height]).toEqual([name, called, width, height]);
  }
});

test("a phone's 30 megapixels stand upright, tell no place, and do not eat the memory", async () => {
  // Red on the left and blue on the right; the phone says that it lay on its side.
  const half = await plain(3162, 4744, "#d02020").png().toBuffer();
  const photo = await plain(6324, 4744, "#2040d0")
    .composite([{ input: half, left: 0, top: 0 }])
    .withExif({
      IFD0: { Copyright: "Person Canary", Make: "Phone Canary" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "45/1 4/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect(photo.includes("Person Canary")).toBe(true);

  const before = process.memoryUsage().rss;
  const { id } = await upload(photo);
  expect((process.memoryUsage().rss - before) / MEGABYTE).toBeLessThan(150);

  for (const { name } of PICTURE_SIZES) {
    const file = await fileOf(id, name);
    const { exif, icc, xmp, iptc, orientation } = await sharp(file).metadata();
    expect([name, exif, icc, xmp, iptc, orientation]).toEqual([name, ...Array(5).fill(undefined)]);
    expect(file.includes("Canary")).toBe(false);
  }
  // Turned a quarter to the right, what lay left is on top.
  const { data } = await sharp(await fileOf(id, "800.jpg"))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(data[0]).toBeGreaterThan(180);
  expect(data[data.length - 1]).toBeGreaterThan(180);
});

test("what is not one of four kinds is refused, whatever it is called", async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>');
  const gif = await plain(20, 20).gif().toBuffer();
  const tiff = await plain(20, 20).tiff().toBuffer();
  const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");
  const page = Buffer.from("<html><script>alert(1)</script></html>");
  const others = [svg, gif, tiff, heic, page, Buffer.from("%PDF-1.7"), Buffer.alloc(0), Buffer.from("\xff")];
  expect(await Promise.all(others.map(outcome))).toEqual(others.map(() => "picture.not_a_picture"));
});

test("a picture that begins like one and goes on as something else is refused or painted over", async () => {
  const jpeg = await plain(500, 500).jpeg().toBuffer();
  const script = Buffer.from("<script>alert('canary')</script>");
  expect(await outcome(Buffer.concat([jpeg.subarray(0, 3), script]))).toBe("picture.unreadable");

  const length = Buffer.from([0, script.length + 2]);
  const both = Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xfe]),
    length,
    script,
    jpeg.subarray(2),
    script,
  ]);
  const { id } = await upload(both);
  for (const { name } of PICTURE_SIZES) expect((await fileOf(id, name)).includes("canary")).toBe(false);
});

test("bombs, giants and torn files are refused plainly and leave nothing", async () => {
  const rows = () => pictures.listPictures({ coop_id: "coop_bombs", ids: ["pic_none"] });
  // A head that promises fifty thousand by fifty thousand pixels, in a file of a few hundred bytes.
  const bomb = await plain(8, 8).png().toBuffer();
  bomb.writeUInt32BE(50_000, 16);
  bomb.writeUInt32BE(50_000, 20);
  const flat = await sharp({ create: { width: 6400, height: 6400, channels: 3, background: "#000" } })
    .png()
    .toBuffer();
  expect(flat.length).toBeLessThan(MEGABYTE);
  const noise = sharp({
    create: {
      width: 700,
      height: 900,
      channels: 3,
      background: "#777",
      noise: { type: "gaussian", mean: 120, sigma: 60 },
    },
  });
  const torn = await Promise.all(
    (["jpeg", "png", "webp"] as const).map(async (format) => {
      const whole = await noise.clone().toFormat(format).toBuffer();
      return whole.subarray(0, Math.round(whole.length / 2));
    }),
  );
  const given: [Buffer, RegExp][] = [
    // The check sum of the head is wrong too, so either word is true.
    [bomb, /^picture\.(too_many_pixels|unreadable)$/],
    [flat, /^picture\.too_many_pixels$/],
    [
      Buffer.concat([await plain(9, 9).jpeg().toBuffer(), Buffer.alloc(12 * MEGABYTE)]),
      /^picture\.too_large$/,
    ],
    ...torn.map((bytes): [Buffer, RegExp] => [bytes, /^picture\.unreadable$/]),
  ];
  const before = process.memoryUsage().rss;
  for (const [bytes, code] of given) {
    const refusal = await pictures
      .upload({ coop_id: "coop_bombs", bytes, now: NOW })
      .catch((fault: unknown) => fault);
    expect((refusal as { code?: string }).code).toMatch(code);
  }
  expect((process.memoryUsage().rss - before) / MEGABYTE).toBeLessThan(200);
  expect(await rows()).toEqual([]);
});

test("the same bytes twice, or twice at once, are one picture; another co-op's are its own", async () => {
  const bytes = await plain(640, 480, "#336633").jpeg().toBuffer();
  const [one, two] = await Promise.all([upload(bytes), upload(bytes)]);
  const again = await upload(bytes);
  expect([two.id, again.id]).toEqual([one.id, one.id]);
  const other = await upload(bytes, "coop_b");
  expect(other.id).not.toBe(one.id);
  const listed = await pictures.listPictures({ coop_id: "coop_a", ids: [one.id, other.id] });
  expect(listed.map(({ id }) => id)).toEqual([one.id]);
});

test("a file that no picture has is not there", async () => {
  expect(await pictures.readFile({ id: "pic_00000000000000000000000000", name: "800.webp" })).toBeNull();
});
