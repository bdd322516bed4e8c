import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, type CDPSession, type Page } from "@playwright/test";
import sharp from "sharp";
import { ROOT } from "../../backend/bin/lib/paths.mjs";

/*
 * How every page looked when somebody last agreed to it: `tests/looks/<language>/<state>.webp`, a small sheet with the
 * page at each width, by day and by night. A page that looks otherwise fails. To agree to new looks, look at them:
 * ARNIA_LOOKS=keep npx playwright test --config tests/playwright.config.ts accessibility behind
 */
const KEPT = join(ROOT, "tests", "looks");
const SEEN = join(ROOT, ".arnia", "test", "looks");
const KEEPING = process.env["ARNIA_LOOKS"] === "keep";

/** How much smaller a page is on its sheet, by width, and how much of it fits. */
const SCALE: Readonly<Record<number, number>> = { 1280: 0.2, 360: 0.32 };
const SHEET_HEIGHT = 640;
const GAP = 8;
const GROUND = { r: 128, g: 128, b: 128 };

/** Sheets are compared block by block: letters and dates may differ, what stands where and in which colour may not. */
const BLOCK = 8;
const OTHER_COLOUR = 24;
const OTHER_SHARE = 0.004;

const sessions = new WeakMap<Page, Promise<CDPSession>>();

async function sessionOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  return known;
}

/** Makes every picture load, also those that wait until somebody comes near. */
async function allPictures(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const picture of document.images) {
      picture.loading = "eager";
      // Otherwise the page is painted first and its pictures when there is time.
      picture.decoding = "sync";
    }
    await Promise.all([...document.images].map((picture) => picture.decode().catch(() => undefined)));
    await document.fonts.ready;
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  });
}

/** The page at a width, by day and by night, small: the browser shrinks it itself, which is quicker than taking it at full size. */
export async function tilesOf(page: Page, width: number): Promise<Buffer[]> {
  const scale = SCALE[width] ?? 0.2;
  await allPictures(page);
  const all = await page.evaluate(() => document.documentElement.scrollHeight);
  const height = Math.min(all, Math.floor(SHEET_HEIGHT / scale));
  // A window as tall as the page is laid out once; one that is shorter, twice for every picture of it.
  await page.setViewportSize({ width, height });
  const session = await sessionOf(page);
  const tiles: Buffer[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const clip = { x: 0, y: 0, width, height, scale };
    const { data } = await session.send("Page.captureScreenshot", { format: "jpeg", quality: 90, clip });
    tiles.push(Buffer.from(data, "base64"));
  }
  return tiles;
}

/** Tiles side by side. */
export async function sheetOf(tiles: readonly Buffer[]): Promise<Buffer> {
  const sizes = await Promise.all(tiles.map(async (tile) => sharp(tile).metadata()));
  const height = Math.max(...sizes.map((size) => size.height));
  let left = 0;
  const placed = tiles.map((input, index) => {
    const tile = { input, left, top: 0 };
    left += (sizes[index]?.width ?? 0) + GAP;
    return tile;
  });
  return sharp({ create: { width: left - GAP, height, channels: 3, background: GROUND } })
    .composite(placed)
    .webp({ quality: 50, effort: 2 })
    .toBuffer();
}

/** In words, how one sheet differs from another; empty when it does not. */
export async function difference(kept: Buffer, seen: Buffer): Promise<string> {
  const [before, after] = await Promise.all([sharp(kept).metadata(), sharp(seen).metadata()]);
  if (before.width !== after.width || Math.abs(before.height - after.height) > BLOCK)
    return `${after.width} × ${after.height} instead of ${before.width} × ${before.height}`;
  const size = { width: Math.ceil(before.width / BLOCK), height: Math.ceil(before.height / BLOCK) };
  const [then, now] = await Promise.all(
    [kept, seen].map((sheet) =>
      sharp(sheet)
        .removeAlpha()
        .resize({ ...size, fit: "fill", kernel: "linear" })
        .raw()
        .toBuffer(),
    ),
  );
  if (!then || !now) return "cannot be read";
  const blocks = size.width * size.height;
  let other = 0;
  for (let block = 0; block < blocks; block += 1) {
    const differs = [0, 1, 2].some(
      (channel) =>
        Math.abs((then[3 * block + channel] ?? 0) - (now[3 * block + channel] ?? 0)) > OTHER_COLOUR,
    );
    if (differs) other += 1;
  }
  return other > blocks * OTHER_SHARE ? `${other} of ${blocks} parts look otherwise` : "";
}

const fileOf = (lang: string, state: string): string =>
  join(lang, `${state.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase()}.webp`);

/** Fails softly when a page does not look as it is kept. */
export async function expectLook(tiles: readonly Buffer[], lang: string, state: string): Promise<void> {
  const name = fileOf(lang, state);
  const [kept, seen] = [join(KEPT, name), join(SEEN, name)];
  const sheet = await sheetOf(tiles);
  const told = KEEPING ? kept : seen;
  mkdirSync(dirname(told), { recursive: true });
  writeFileSync(told, sheet);
  if (KEEPING) return;
  const how = existsSync(kept) ? await difference(readFileSync(kept), sheet) : "is not kept yet";
  expect
    .soft(how, `${state} (${lang}): look at ${relative(ROOT, kept)} and ${relative(ROOT, seen)}`)
    .toBe("");
}

/** The names of all looks that are kept in a language. */
export function keptLooks(lang: string): string[] {
  return readdirSync(join(KEPT, lang)).map((file) => join(lang, file));
}

export const lookNames = (lang: string, states: readonly { name: string }[]): string[] =>
  states.map(({ name }) => fileOf(lang, name));
