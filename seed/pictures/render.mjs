/**
 * Prints every picture of the demo to storefront/public/pictures as AVIF and WebP, and as the JPEG that stands for a page
 * where it is shared, and writes manifest.json.
 *
 *   node seed/pictures/render.mjs            only what changed since the manifest was written
 *   node seed/pictures/render.mjs --check    nothing is written; exits 1 when a picture does not match its source
 *
 * A picture's source is its own file, the files it imports, the press, and the palettes of the co-ops whose inks
 * it uses; their hash stands in the manifest beside every file's size.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { inksOf } from "./lib/inks.mjs";
import { printPicture, shapeOf } from "./lib/picture.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "..", "storefront", "public", "pictures");
const manifestFile = join(target, "manifest.json");

/** Raise when the files on disk must be encoded anew although no drawing changed. */
const ENCODING = 1;
/**
 * Larger files are shown on dense screens, where loss is harder to see, so quality falls as width grows.
 * AVIF effort 2 was measured smaller than 4 on this grain, and seven times as fast.
 */
const QUALITY = [
  { avif: 47, webp: 40 },
  { avif: 40, webp: 28 },
  { avif: 34, webp: 18 },
];
const encode = {
  avif: (sheet, quality) => sheet.avif({ quality, effort: 2 }),
  webp: (sheet, quality) => sheet.webp({ quality, effort: 4, smartSubsample: true }),
};

/** What a page shows of itself where it is shared. Not every reader of links knows WebP, and all of them know JPEG. */
const CARD = { width: 1200, height: 630, most_bytes: 60_000, qualities: [72, 60, 48, 38, 30] };
const cardOf = (name) => `${name}-og.jpg`;
/** A detail stands for no page. */
const hasCard = (name) => !name.endsWith("-detail");

/**
 * What stands upright is put whole on its own ground, what lies is cut to the card's shape. Of the qualities it takes the
 * best that is light enough: the press leaves more grain on some grounds than on others.
 */
async function encodeCard(sheet, picture) {
  const { width, height, most_bytes, qualities } = CARD;
  const fit = picture.shape === "wide" ? "cover" : "contain";
  const background = picture.groundInk ?? inksOf(picture.coop).ground;
  const card = sheet.resize(width, height, { fit, background });
  let bytes;
  for (const quality of qualities) {
    bytes = await card.clone().jpeg({ quality, mozjpeg: true }).toBuffer();
    if (bytes.length <= most_bytes) break;
  }
  return bytes;
}

/** The files that a picture is printed to. */
function filesOf(picture) {
  const sizes = shapeOf(picture).widths.flatMap((wide) =>
    ["avif", "webp"].map((format) => `${picture.name}-${wide}.${format}`),
  );
  return hasCard(picture.name) ? [...sizes, cardOf(picture.name)] : sizes;
}

/** The file and everything it imports from this folder, in a fixed order. */
function sourcesOf(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"/g))
    sourcesOf(join(dirname(file), name), seen);
  return seen;
}

export function sourceHash(name, picture) {
  const hash = createHash("sha256").update(`encoding ${ENCODING}\n`);
  const files = new Set([
    ...sourcesOf(join(here, `${name}.mjs`)),
    ...sourcesOf(join(here, "lib", "picture.mjs")),
  ]);
  for (const file of [...files].sort()) {
    hash.update(
      `${relative(here, file).replaceAll("\\", "/")}\n${readFileSync(file, "utf8").replaceAll("\r\n", "\n")}\n`,
    );
  }
  const owners = new Set([picture.coop, ...picture.things.map((thing) => thing.inks ?? picture.coop)]);
  for (const coop of [...owners].sort()) hash.update(JSON.stringify(inksOf(coop)));
  return hash.digest("hex");
}

/** The name of every picture: a file here that is not one of the scripts. */
export function pictureNames() {
  const scripts = new Set(["render.mjs", "preview.mjs", "fonts.mjs"]);
  return readdirSync(here)
    .filter((name) => name.endsWith(".mjs") && !scripts.has(name))
    .map((name) => name.slice(0, -4))
    .sort();
}

export async function loadPicture(name) {
  const { default: picture } = await import(pathToFileURL(join(here, `${name}.mjs`)).href);
  if (picture.name !== name) throw new Error(`${name}.mjs calls itself ${picture.name}`);
  return picture;
}

async function render(picture) {
  const { default: sharp } = await import("sharp");
  const { data, width, height } = await printPicture(picture);
  const files = {};
  for (const [step, wide] of shapeOf(picture).widths.entries()) {
    const sheet = sharp(data, { raw: { width, height, channels: 3 } }).resize(wide);
    for (const format of ["avif", "webp"]) {
      const file = `${picture.name}-${wide}.${format}`;
      const { data: bytes, info } = await encode[format](sheet.clone(), QUALITY[step][format]).toBuffer({
        resolveWithObject: true,
      });
      writeFileSync(join(target, file), bytes);
      files[file] = { width: info.width, height: info.height, bytes: bytes.length };
    }
  }
  if (hasCard(picture.name)) {
    const bytes = await encodeCard(sharp(data, { raw: { width, height, channels: 3 } }), picture);
    writeFileSync(join(target, cardOf(picture.name)), bytes);
    files[cardOf(picture.name)] = { width: CARD.width, height: CARD.height, bytes: bytes.length };
  }
  return files;
}

/** Prints the named pictures, one worker on each core, and tells `done` of each as it is ready. */
async function renderAll(names, done) {
  const waiting = [...names];
  const work = (worker) =>
    new Promise((resolve, reject) => {
      const next = () => (waiting.length ? worker.postMessage(waiting.shift()) : resolve());
      worker.on("error", reject);
      worker.on("message", ({ name, files }) => {
        done(name, files);
        next();
      });
      next();
    }).finally(() => worker.terminate());
  const count = Math.min(names.length, availableParallelism());
  await Promise.all(Array.from({ length: count }, () => work(new Worker(new URL(import.meta.url)))));
}

function writeManifest(pictures) {
  const sorted = Object.fromEntries(Object.entries(pictures).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(manifestFile, `${JSON.stringify({ pictures: sorted }, null, 2)}\n`);
}

async function main(checkOnly) {
  mkdirSync(target, { recursive: true });
  const before = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, "utf8")).pictures : {};
  const pictures = {};
  const stale = [];
  for (const name of pictureNames()) {
    const picture = await loadPicture(name);
    const source = sourceHash(name, picture);
    const known = before[name];
    const whole =
      known &&
      filesOf(picture).every(
        (file) =>
          existsSync(join(target, file)) && statSync(join(target, file)).size === known.files[file]?.bytes,
      );
    if (whole && known.source === source) pictures[name] = known;
    else stale.push({ name, coop: picture.coop, source });
  }
  if (checkOnly) {
    console.log(
      stale.length
        ? `out of date: ${stale.map(({ name }) => name).join(", ")}`
        : "every picture matches its source",
    );
    process.exitCode = stale.length ? 1 : 0;
    return;
  }
  await renderAll(
    stale.map(({ name }) => name),
    (name, files) => {
      const { coop, source } = stale.find((one) => one.name === name);
      pictures[name] = { coop, source, files };
      // Written after each picture, so that a run that is interrupted goes on where it stopped.
      writeManifest({ ...before, ...pictures });
      console.log(
        `${name}: ${Object.values(files)
          .map(({ bytes }) => `${Math.round(bytes / 1024)} kB`)
          .join(", ")}`,
      );
    },
  );
  const kept = new Set([
    "manifest.json",
    ...Object.values(pictures).flatMap(({ files }) => Object.keys(files)),
  ]);
  for (const file of readdirSync(target)) if (!kept.has(file)) unlinkSync(join(target, file));
  writeManifest(pictures);
  const total = Object.values(pictures).reduce(
    (sum, { files }) => sum + Object.values(files).reduce((all, { bytes }) => all + bytes, 0),
    0,
  );
  console.log(
    `${Object.keys(pictures).length} pictures, ${(total / 1e6).toFixed(2)} MB, ${stale.length} printed now`,
  );
}

if (!isMainThread)
  parentPort?.on("message", (name) =>
    loadPicture(name)
      .then(render)
      .then((files) => parentPort.postMessage({ name, files })),
  );
else if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes("--check"));
