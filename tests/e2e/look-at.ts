import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { expectAccessible, expectFits, PHONE, WIDE, WIDTHS } from "./accessibility";
import { expectLook, tilesOf } from "./looks";
import type { State } from "./states";
import type { Lang } from "./words";

/** Waits for the page that was answered with this status: a form may still be on its way. */
export async function expectStatus(page: Page, status: number): Promise<void> {
  await expect(async () => {
    const shown = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType("navigation");
      return (entry as PerformanceNavigationTiming).responseStatus;
    });
    expect(shown).toBe(status);
  }).toPass({ timeout: 15_000 });
}

const SCRIPT_LIMIT_BYTES = 10_000;
const PAGE_LIMIT_BYTES = 30_000;

/** Fails softly when the page with its styles, or its script, weighs more than it may, as compressed on its way. */
async function expectLight(page: Page, what: string): Promise<void> {
  const { html, style, script } = await page.evaluate(() => {
    const sum = (type: string, test: (entry: PerformanceResourceTiming) => boolean = () => true) =>
      (performance.getEntriesByType(type) as PerformanceResourceTiming[])
        .filter(test)
        .reduce((bytes, entry) => bytes + entry.encodedBodySize, 0);
    const ends = (end: string) => (entry: PerformanceResourceTiming) =>
      new URL(entry.name).pathname.endsWith(end);
    return {
      html: sum("navigation"),
      style: sum("resource", ends(".css")),
      script: sum("resource", ends(".js")),
    };
  });
  expect.soft(html, `${what}: bytes were counted`).toBeGreaterThan(0);
  expect.soft(html + style, `${what}: bytes of page and style`).toBeLessThanOrEqual(PAGE_LIMIT_BYTES);
  expect.soft(script, `${what}: bytes of script`).toBeLessThanOrEqual(SCRIPT_LIMIT_BYTES);
}

/**
 * Goes through the states one by one. Each is light. At each width nothing sticks out; by day and by night the page looks as it is kept.
 * Axe reads it at both widths in English, and its colours at one of them, by day and by night; in the others, where only words
 * differ, it reads on a phone what words can break.
 */
export async function lookAt(page: Page, states: readonly State[], lang: Lang): Promise<void> {
  for (const { name, go, status = 200 } of states) {
    await test.step(name, async () => {
      const what = `${name} (${lang})`;
      await page.setViewportSize({ width: WIDE, height: 800 });
      await go(page, lang);
      await expectStatus(page, status);
      await expectLight(page, what);
      const tiles: Buffer[] = [];
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await expectFits(page, `${what} at ${width}`);
        const read = lang === "en" ? (width === WIDE ? "all" : "all but colours") : "words";
        if (lang === "en" || width === PHONE) await expectAccessible(page, `${what} at ${width}`, { read });
        tiles.push(...(await tilesOf(page, width)));
        if (lang === "en" && width === WIDE)
          await expectAccessible(page, `${what} by night`, { read: "colours" });
        await page.emulateMedia({ colorScheme: "light" });
      }
      await expectLook(tiles, lang, name);
    });
  }
}
