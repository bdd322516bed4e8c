import { defineConfig } from "@playwright/test";
import { chromiumOptions } from "./support/browser";

/** They take minutes, so they begin first: the last of them would be looked at alone. */
const LONG = /(accessibility.*|behind-log-ins|bad-input|desk-story)\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  outputDir: "../.arnia/test/playwright",
  globalSetup: "./support/global-setup.ts",
  // A browser and its shop wait for each other now and then: three of them fill the two cores of a small machine.
  workers: 3,
  projects: [
    { name: "long", testMatch: LONG },
    { name: "others", testMatch: /\.spec\.ts$/, testIgnore: LONG },
  ],
  fullyParallel: false,
  forbidOnly: Boolean(process.env["CI"]),
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  // A trace of every page costs a third of the time: ask for it when a test fails and nobody sees why.
  use: {
    ...chromiumOptions(),
    trace: process.env["ARNIA_TRACE"] ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    locale: "en-GB",
    // A page that is resized while it fades in complains on the console; accessibility.spec.ts sees the fading itself.
    contextOptions: { reducedMotion: "reduce" },
  },
});
