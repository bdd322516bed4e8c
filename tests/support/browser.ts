import { existsSync } from "node:fs";
import { test as base, expect, type LaunchOptions } from "@playwright/test";
import { startShop, type Shop } from "./shop";

/** How Chromium is started here: as root in a container too, without a graphics card, and without calling home. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Letters of the same width in Chromium and in its shell.
  "--font-render-hinting=none",
];

/** The browser that `npm test` chose, or the first installed one. */
export function chromiumOptions(): { launchOptions: LaunchOptions } {
  const installed = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];
  const chosen = [process.env["ARNIA_TEST_BROWSER"], ...installed].find((path) => path && existsSync(path));
  return { launchOptions: { args: ARGUMENTS, ...(chosen ? { executablePath: chosen } : {}) } };
}

/**
 * Playwright's `test` with a whole shop per worker, and with the promise that the browser's console stays clean: an
 * error on any page fails the test. A test that provokes one says so with `expectConsoleErrors`.
 */
export const test = base.extend<
  { expectConsoleErrors: (pattern: RegExp) => void; consoleIsClean: undefined },
  { shop: Shop; shopOf: string }
>({
  // A file that counts every cent of the book says here whose shop it wants, and gets one that nobody sold in before.
  shopOf: ["everybody", { scope: "worker", option: true }],
  shop: [
    async ({ shopOf }, use, worker) => {
      const shop = await startShop({ name: `e2e_${shopOf}_${worker.workerIndex}`, storefront: true });
      await use(shop);
      await shop.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ shop }, use) => {
    await use(shop.shopUrl);
  },
  expectConsoleErrors: async ({ consoleIsClean: _ }, use, info) => {
    await use((pattern) => info.annotations.push({ type: "console", description: pattern.source }));
  },
  consoleIsClean: [
    async ({ context }, use, info) => {
      const said: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") said.push(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => said.push(error.error().message));
      await use(undefined);
      const allowed = info.annotations
        .filter(({ type }) => type === "console")
        .map(({ description }) => new RegExp(description ?? ""));
      expect(said.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
