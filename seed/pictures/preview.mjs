/** Prints the named pictures as PNG into a folder, to look at: `node seed/pictures/preview.mjs /tmp/look name…`. */
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import sharp from "sharp";
import { printPicture } from "./lib/picture.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [folder, ...names] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const name of names) {
  const { default: picture } = await import(pathToFileURL(join(here, `${name}.mjs`)).href);
  const { data, width, height } = await printPicture(picture);
  await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(800)
    .png()
    .toFile(join(folder, `${name}.png`));
}
