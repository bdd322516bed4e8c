import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = new URL("..", import.meta.url).pathname;

/** Files that take minutes begin first, or the last of them would run on alone. */
const LONG = [
  "random-carts",
  "kill",
  "schedules",
  "crowd",
  "wholesale",
  "mail",
  "account",
  "bad-input",
  "transfer",
  "faults",
  "doubles",
  "products",
  "parcels",
  "portal",
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.includes(name));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    root,
    watch: false,
    // Two cores are what a small machine and the pipeline have.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: "unit",
          root,
          // Pure functions leave nothing behind for the next file.
          isolate: false,
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
          // A worker goes on to its next file with the backend it has: support/warm.ts.
          isolate: false,
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
          // A worker goes on to its next file with the backend it has: support/warm.ts.
          isolate: false,
          include: ["tests/stories/**/*.test.ts"],
          globalSetup: ["tests/support/setup-shop.ts"],
          testTimeout: 420_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "faults",
          root,
          include: ["tests/faults/**/*.test.ts"],
          globalSetup: ["tests/support/setup-shop.ts"],
          testTimeout: 420_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "bench",
          root,
          include: ["tests/bench/**/*.test.ts"],
          globalSetup: ["tests/support/setup-shop.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
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
