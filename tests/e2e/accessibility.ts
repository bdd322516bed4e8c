import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axeCore from "axe-core";
import { expect } from "../support/browser";

/** As it is shipped to browsers, which read half as much of it. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe reads: colours take it as long as all the rest; words are names, labels and languages. */
export type Read = "all" | "all but colours" | "colours" | "words";

const COLOURS = ["color-contrast", "link-in-text-block"];
const WORDS = ["cat.forms", "cat.language", "cat.name-role-value", "cat.text-alternatives"];

const CHOICE: Readonly<Record<Read, { runOnly: axeCore.RunOnly; off?: string[] }>> = {
  all: { runOnly: { type: "tag", values: TAGS } },
  "all but colours": { runOnly: { type: "tag", values: TAGS }, off: COLOURS },
  colours: { runOnly: { type: "rule", values: COLOURS } },
  words: { runOnly: { type: "tag", values: WORDS } },
};

interface Part {
  region?: string;
  read?: Read | undefined;
}

/**
 * What axe finds wrong on the page as it stands, in words that lead to the element. A page is handed axe once, however often
 * it is asked; nor need axe say at length what is right, which takes it longer than finding what is wrong.
 */
export async function faultsOf(page: Page, { region, read = "all" }: Part = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const { runOnly, off = [] } = CHOICE[read];
  // A part of a page has no landmarks of its own to be in.
  const without = region ? [...off, "region"] : off;
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  return page.evaluate(
    async ({ region, options }) => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      const { violations } = await axe.run(region ? { include: [region] } : document, options);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
    },
    { region, options: { runOnly, rules, resultTypes: ["violations" as const], preload: false } },
  );
}

/** Fails softly, with every fault, when axe finds something. */
export async function expectAccessible(page: Page, what: string, part?: Part): Promise<void> {
  expect.soft(await faultsOf(page, part), what).toEqual([]);
}

/** How far the page can be pushed sideways, in pixels. */
async function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const page = document.scrollingElement ?? document.body;
    return page.scrollWidth - window.innerWidth;
  });
}

export const PHONE = 360;
export const WIDE = 1280;
export const WIDTHS = [WIDE, PHONE] as const;

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
