import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "../support/browser";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong on the page as it stands, in words that lead to the element. */
async function faultsOf(page: Page, region?: string): Promise<string[]> {
  // Our pages have no frames, so axe need not open a page of its own to gather what they say.
  // Nor need it say at length what is right, which takes it longer than finding what is wrong.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(TAGS)
    .setLegacyMode(true);
  // A part of a page has no landmarks of its own to be in.
  const asked = region ? axe.include(region).disableRules(["region"]) : axe;
  const { violations } = await asked.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
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
