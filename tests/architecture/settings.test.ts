import { describe, expect, it } from "vitest";
import { parseEnvText } from "../../backend/bin/lib/dotenv.mjs";
import { SETTINGS } from "../../backend/bin/lib/settings.mjs";
import { codeLines, isCode } from "./house-rules";
import { projectFiles, readText } from "./project";

/** Names that a program reads and nobody sets: the tools' own, and what launchers and tests hand on. */
const NOT_SETTINGS = new Set([
  "CI",
  "PATH",
  "NODE_ENV",
  "NODE_OPTIONS",
  "LOG_LEVEL",
  "TEST_DATABASE_URL",
  "ASTRO_NODE_LOGGING",
  "ARNIA_TEST_BROWSER",
  "ARNIA_SEED_FOLDER",
  "ARNIA_DEMO_ADMIN_EMAIL",
  "ARNIA_DEMO_ADMIN_PASSWORD",
  "ARNIA_DEMO_STAFF_PASSWORD",
  "ARNIA_PUBLISHABLE_KEY_FILE",
]);

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((m) => m[1] ?? "");

const documented = namesIn(readText(".env.template"), /^(?:# )?([A-Z][A-Z0-9_]+)=/gm);
const ofTheBackend = namesIn(readText("backend/src/adapters/env.ts"), /^ {2}([A-Z][A-Z0-9_]+):/gm);
const ofTheStorefront = namesIn(readText("storefront/src/lib/env.ts"), /^ {2}([A-Z][A-Z0-9_]+):/gm);

describe("the settings", () => {
  it("are found where the programs read them", () => {
    expect(ofTheBackend).toContain("ORDER_LINK_SECRET");
    expect(ofTheStorefront).toContain("BASKET_SECRET");
  });

  it("stand in .env.template exactly as the launcher knows them", () => {
    const others = ["PUBLISHABLE_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD"];
    expect([...documented].sort()).toEqual([...SETTINGS.map(({ name }) => name), ...others].sort());
  });

  it("of the backend reach the backend, and no others do", () => {
    const handed = SETTINGS.filter(({ readers }) => readers.includes("backend")).map(({ name }) => name);
    expect([...ofTheBackend].sort()).toEqual([...handed].sort());
  });

  it("of the storefront reach the storefront", () => {
    const handed = SETTINGS.filter(({ readers }) => readers.includes("storefront")).map(({ name }) => name);
    for (const name of ofTheStorefront) expect([...handed, "PUBLISHABLE_KEY"]).toContain(name);
  });

  it("are all that any program reads from its environment", () => {
    const read = projectFiles()
      .filter((file) => isCode(file) && !file.path.startsWith("tests/"))
      .flatMap(({ path, text }) =>
        namesIn(codeLines(text).join("\n"), /\benv(?:\.|\[")([A-Z][A-Z0-9_]+)/g).map((name) => ({
          path,
          name,
        })),
      );
    expect(read.length).toBeGreaterThan(5);
    expect(read.filter(({ name }) => !NOT_SETTINGS.has(name) && !documented.includes(name))).toEqual([]);
  });

  it("are commented out in the template, so that a copy changes nothing by itself", () => {
    expect(parseEnvText(readText(".env.template"))).toEqual({});
  });
});
