import { defineConfig } from "vitest/config";

const root = new URL("..", import.meta.url).pathname;

export default defineConfig({
  test: {
    root,
    watch: false,
    // Two cores are what a small machine and the pipeline have.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          root,
          include: ["backend/src/**/*.test.ts", "storefront/src/**/*.test.ts", "seed/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "modules",
          root,
          include: ["tests/modules/**/*.test.ts"],
          globalSetup: ["tests/support/setup-database.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "http",
          root,
          include: ["tests/http/**/*.test.ts"],
          globalSetup: ["tests/support/setup-shop.ts"],
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "stories",
          root,
          include: ["tests/stories/**/*.test.ts"],
          globalSetup: ["tests/support/setup-shop.ts"],
          testTimeout: 420_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "architecture",
          root,
          include: ["tests/architecture/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
