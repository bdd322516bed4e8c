/**
 * Cuts the two typefaces down to the characters the shop is written in and writes them, named by their content,
 * to storefront/public/fonts together with storefront/src/styles/fonts.css.
 *
 * Run it by hand (`node seed/pictures/fonts.mjs`) after changing the characters, the axes or the packages.
 * Both typefaces are under the SIL Open Font License 1.1; their licences are copied beside the files, and the
 * family names in the stylesheet are ours because the cut files are no longer the originals.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { create as openFont } from "fontkitten";
import subsetFont from "subset-font";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const packages = join(root, "node_modules", "@fontsource-variable");
const target = join(root, "storefront", "public", "fonts");
const stylesheet = join(root, "storefront", "src", "styles", "fonts.css");

/** English, Italian, Spanish and Portuguese, with the marks that prices, quotations and lists need. */
const CHARACTERS =
  " !\"#%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz|~" +
  "¡ª«°·º»¿ÀÁÂÃÇÈÉÊÌÍÑÒÓÔÕÙÚÜàáâãçèéêìíñòóôõùúü×–—‘’“”…€↑↓−\u00a0";

/** Without these, money would not stand in columns and accents would not sit on their letters. */
const FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum", "lnum", "pnum"];

/**
 * The fallbacks are measured on Liberation, which has the same widths as Times New Roman and Arial:
 * `width` is the mean advance, in ems, over SAMPLE.
 */
const SAMPLE =
  "The honey is spun out of the comb cold and left for eight days until the last bubbles have risen. " +
  "Le ore si scrivono su un quaderno: una pagina per la cooperativa, una per chi ha lavorato. " +
  "Apartados los impuestos, la mitad del precio va a esas horas, con la misma tarifa para la sierra.";
const TIMES = { locals: ["Times New Roman", "Liberation Serif", "Tinos"], width: 0.3921 };
const ARIAL = { locals: ["Arial", "Liberation Sans", "Helvetica", "Arimo"], width: 0.4354 };

const FACES = [
  {
    family: "Arnia Serif",
    file: "arnia-serif",
    source: "fraunces/files/fraunces-latin-opsz-normal.woff2",
    licence: "fraunces/LICENSE",
    /* One optical size serves headings from 20 to 60 px; a second axis would cost another 40 kB. */
    axes: { opsz: 48, wght: { min: 400, max: 700 } },
    /* Headings are set at this weight, so the fallback is matched to it. */
    measuredWeight: 560,
    fallback: TIMES,
  },
  {
    family: "Arnia Sans",
    file: "arnia-sans",
    source: "instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
    licence: "instrument-sans/LICENSE",
    axes: { wght: { min: 400, max: 700 } },
    measuredWeight: 400,
    fallback: ARIAL,
  },
];

/** Mean advance of SAMPLE in ems. */
export function meanWidth(font) {
  const advances = [...SAMPLE].map((letter) => font.glyphForCodePoint(letter.codePointAt(0)).advanceWidth);
  return advances.reduce((sum, advance) => sum + advance, 0) / advances.length / font.unitsPerEm;
}

const percent = (ratio) => `${(ratio * 100).toFixed(2)}%`;

async function cut(face) {
  const original = readFileSync(join(packages, face.source));
  const known = openFont(await subsetFont(original, CHARACTERS, { targetFormat: "sfnt" }));
  const characters = [...CHARACTERS].filter((letter) => known.hasGlyphForCodePoint(letter.codePointAt(0)));
  const missing = [...CHARACTERS].filter((letter) => !characters.includes(letter));
  const options = { keepFeatures: FEATURES, noHinting: true };
  const text = characters.join("");
  const woff2 = await subsetFont(original, text, {
    ...options,
    targetFormat: "woff2",
    variationAxes: face.axes,
  });
  const measured = openFont(
    await subsetFont(original, text, {
      ...options,
      targetFormat: "sfnt",
      variationAxes: { ...face.axes, wght: face.measuredWeight },
    }),
  );
  const name = `${face.file}.${createHash("sha256").update(woff2).digest("hex").slice(0, 10)}.woff2`;
  writeFileSync(join(target, name), woff2);
  writeFileSync(join(target, `${face.file}.OFL.txt`), readFileSync(join(packages, face.licence)));
  console.log(`${name}  ${woff2.length} bytes  not in the font: ${missing.join(" ") || "nothing"}`);

  const size = meanWidth(measured) / face.fallback.width;
  const em = measured.unitsPerEm * size;
  return `@font-face {
  font-family: "${face.family}";
  src: url("/fonts/${name}") format("woff2");
  font-weight: ${face.axes.wght.min} ${face.axes.wght.max};
  font-style: normal;
  font-display: swap;
}

@font-face {
  font-family: "${face.family} Fallback";
  src: ${face.fallback.locals.map((local) => `local("${local}")`).join(", ")};
  size-adjust: ${percent(size)};
  ascent-override: ${percent(measured.ascent / em)};
  descent-override: ${percent(-measured.descent / em)};
  line-gap-override: ${percent(measured.lineGap / em)};
}
`;
}

mkdirSync(target, { recursive: true });
mkdirSync(dirname(stylesheet), { recursive: true });
for (const stale of readdirSync(target)) {
  if (stale.endsWith(".woff2")) unlinkSync(join(target, stale));
}
const rules = [];
for (const face of FACES) rules.push(await cut(face));
writeFileSync(
  stylesheet,
  `/* Written by seed/pictures/fonts.mjs. The fallbacks have the same widths and heights, so nothing jumps. */\n${rules.join("\n")}`,
);
