import type { Page } from "@playwright/test";
import axeCore from "axe-core";
import { expect } from "../support/browser";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds wrong on the page as it stands, in words that lead to the element. A page is handed axe once, however often
 * it is asked; nor need axe say at length what is right, which takes it longer than finding what is wrong.
 */
export async function faultsOf(page: Page, region?: string): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeCore.source);
  return page.evaluate(
    async ({ tags, region }) => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      const { violations } = await axe.run(region ? { include: [region] } : document, {
        runOnly: tags,
        resultTypes: ["violations"],
        preload: false,
        // A part of a page has no landmarks of its own to be in.
        rules: region ? { region: { enabled: false } } : {},
      });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
    },
    { tags: TAGS, region },
  );
}

/** Fails softly, with every fault, when axe finds something. */
export async function expectAccessible(page: Page, what: string, region?: string): Promise<void> {
  expect.soft(await faultsOf(page, region), what).toEqual([]);
}

/** How far the page can be pushed sideways, in pixels. */
async function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const page = document.scrollingElement ?? document.body;
    return page.scrollWidth - window.innerWidth;
  });
}

export const WIDTHS = [1280, 360] as const;

/** Fails softly when something sticks out at the side. */
export async function expectFits(page: Page, what: string): Promise<void> {
  expect.soft(await sidewaysOf(page), `${what}: pixels to the side`).toBeLessThanOrEqual(0);
}

/** The page at each width: axe finds nothing, and nothing sticks out at the side. */
export async function expectSound(
  page: Page,
  what: string,
  widths: readonly number[] = WIDTHS,
): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await expectFits(page, `${what} at ${width}`);
    await expectAccessible(page, `${what} at ${width}`);
  }
}
