import { existsSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "./fault.mjs";
import { shopNode, tool, toolEnvironment } from "./node.mjs";
import { ROOT, TEST_RUNTIME } from "./paths.mjs";
import { lastLines, runToEnd } from "./processes.mjs";

/** The shell is Chromium without its windows: the same pages for a fifth less work. */
const INSTALLED = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** @returns {Promise<{ path: string, from: string } | null>} a browser that is here already */
async function findBrowser() {
  const chosen = process.env["ARNIA_TEST_BROWSER"];
  if (chosen && existsSync(chosen)) return { path: chosen, from: "ARNIA_TEST_BROWSER" };
  const installed = INSTALLED.find(existsSync);
  if (installed) return { path: installed, from: "this machine" };
  const { chromium } = await import("@playwright/test");
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? { path: downloaded, from: "Playwright's download" } : null;
}

/**
 * A browser for the tests: one that is installed, then Playwright's own download, then the system's package as root.
 * @returns {Promise<{ path: string, from: string }>}
 */
export async function ensureBrowser() {
  const log = join(TEST_RUNTIME, "logs", "browser.log");
  const options = { cwd: ROOT, env: toolEnvironment({ DEBIAN_FRONTEND: "noninteractive" }), log };
  const tries = [
    () =>
      runToEnd(shopNode(), [tool("playwright"), "install", "chromium"], { ...options, timeout_ms: 180_000 }),
  ];
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    /** @param {string[]} args */
    const apt = (...args) => runToEnd("apt-get", args, { ...options, timeout_ms: 300_000 });
    tries.push(
      async () => {
        await apt("update");
        return apt("install", "-y", "--no-install-recommends", "chromium-headless-shell");
      },
      // Not every system has it apart.
      () => apt("install", "-y", "--no-install-recommends", "chromium"),
    );
  }
  let found = await findBrowser();
  for (const attempt of tries) {
    if (found) break;
    await attempt();
    found = await findBrowser();
  }
  if (!found)
    throw new Fault(
      "No browser for the tests could be found or installed. Install chromium, or name one in ARNIA_TEST_BROWSER.\n" +
        lastLines(log),
    );
  return found;
}
