import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBrowser } from "./lib/browser.mjs";
import { build, PROGRAMS } from "./lib/build.mjs";
import { CHECKS, runChecks } from "./lib/checks.mjs";
import { Fault, say } from "./lib/fault.mjs";
import { install } from "./lib/install.mjs";
import { shopNode, tool, toolEnvironment } from "./lib/node.mjs";
import { ROOT, TEST_RUNTIME } from "./lib/paths.mjs";
import { runToEnd, stopRunning } from "./lib/processes.mjs";
import { elapsed } from "./lib/progress.mjs";
import { ensureRedis } from "./lib/redis.mjs";
import { crashed, playwrightResult, vitestResult } from "./lib/results.mjs";
import { sweepPrograms, useTestServer } from "./lib/test-server.mjs";

/** @typedef {import("./lib/results.mjs").Result} Result */

const began = Date.now();
const MINUTE_MS = 60_000;
const reports = join(TEST_RUNTIME, "reports");
const TEMPLATE = pathToFileURL(join(ROOT, "tests", "support", "template.ts")).href;

/** @type {Awaited<ReturnType<typeof useTestServer>> | null} */
let server = null;

/** What the runs below inherit: one database server, the browser, and no colour codes in the pipeline's log. */
/** @type {Record<string, string>} */
const handed = {};

/** @returns {Promise<Result>} */
async function checks() {
  /** @type {Result} */
  const result = { passed: 0, failed: 0, skipped: 0, failures: [] };
  await runChecks(CHECKS, ({ name }, { ok, words, took_ms }) => {
    console.log(`  ${ok ? "✓" : "✗"} ${name.padEnd(22)} ${(took_ms / 1000).toFixed(1)} s`);
    if (ok) result.passed += 1;
    else {
      result.failed += 1;
      result.failures.push(`check: ${name}`);
      console.log(`\n${words}\n`);
    }
  });
  return result;
}

/** The migrated and seeded database that every shop under test begins as a copy of. @returns {Promise<string>} */
async function makeTemplate() {
  const make = `(await import(${JSON.stringify(TEMPLATE)})).ensureTemplate()`;
  const { code } = await runToEnd(
    shopNode(),
    ["--experimental-strip-types", "--no-warnings", "--input-type=module", "--eval", `await ${make}`],
    { cwd: ROOT, env: toolEnvironment(handed), timeout_ms: 5 * MINUTE_MS },
  );
  if (code !== 0) throw new Fault("The database could not be migrated and filled.");
  return "migrated and filled";
}

/** Both programs as production runs them, and the database they are tested on; each counts as one test. @returns {Promise<Result>} */
async function builds() {
  /** @type {Result} */
  const result = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const works = [
    ...[PROGRAMS.backend, PROGRAMS.storefront].map((program) => ({
      name: program.name,
      work: () => build(program, {}),
    })),
    { name: "database", work: makeTemplate },
  ];
  for (const { name, work } of works) {
    const since = Date.now();
    try {
      const note = await work();
      console.log(`  ✓ ${name.padEnd(22)} ${note}, ${elapsed(since)}`);
      result.passed += 1;
    } catch (error) {
      console.log(`  ✗ ${name.padEnd(22)} ${elapsed(since)}`);
      say(error);
      result.failed += 1;
      result.failures.push(`build: ${name}`);
    }
  }
  return result;
}

/**
 * @param {string} name @param {number} timeout_ms @param {string[]} projects
 * @param {number} workers files at a time: one a core, or more where files also wait
 * @returns {Promise<Result>}
 */
async function vitest(name, timeout_ms, projects = [name], workers = 2) {
  const report = join(reports, `${name}.json`);
  rmSync(report, { force: true });
  const { code, timedOut } = await runToEnd(
    shopNode(),
    [
      ...[tool("vitest"), "run", "--config", "tests/vitest.config.ts"],
      ...projects.flatMap((project) => ["--project", project]),
      `--maxWorkers=${workers}`,
      ...["--passWithNoTests", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    ],
    { cwd: ROOT, env: toolEnvironment(handed), timeout_ms },
  );
  return timedOut
    ? crashed(`${name}: took longer than ${timeout_ms / MINUTE_MS} minutes`)
    : vitestResult(name, report, code);
}

/** @returns {Promise<Result>} */
async function e2e() {
  const browser = await ensureBrowser();
  console.log(`  The browser comes from ${browser.from}: ${browser.path}`);
  const report = join(reports, "e2e.json");
  rmSync(report, { force: true });
  const { code, timedOut } = await runToEnd(
    shopNode(),
    [
      ...[tool("playwright"), "test", "--config", "tests/playwright.config.ts"],
      ...["--pass-with-no-tests", "--reporter=list,json"],
    ],
    {
      cwd: ROOT,
      env: toolEnvironment({
        ...handed,
        ARNIA_TEST_BROWSER: browser.path,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      }),
      timeout_ms: 25 * MINUTE_MS,
    },
  );
  return timedOut ? crashed("e2e: took longer than 25 minutes") : playwrightResult("e2e", report, code);
}

/** @type {{ name: string, heading: string, run: () => Promise<Result> }[]} */
const SUITES = [
  { name: "checks", heading: "Format, types, lint, boundaries, dead code", run: checks },
  { name: "unit", heading: "Unit tests", run: () => vitest("unit", 6 * MINUTE_MS) },
  {
    name: "architecture",
    heading: "House rules and launchers",
    run: () => vitest("architecture", 3 * MINUTE_MS),
  },
  { name: "modules", heading: "Modules on PostgreSQL", run: () => vitest("modules", 10 * MINUTE_MS) },
  { name: "build", heading: "Build for production", run: builds },
  {
    name: "http",
    heading: "The HTTP interface, stories, and faults",
    // Together, since each file has a shop of its own: alone, the longest story leaves a core idle. Three at a time, since
    // each waits now and then for a sweep, a mail or a shop that starts.
    run: async () => {
      console.log(`  ${await ensureRedis()}\n`);
      return vitest("http", 30 * MINUTE_MS, ["http", "stories", "faults"], 3);
    },
  },
  { name: "e2e", heading: "In the browser", run: e2e },
];

/**
 * Rows of lanes: one row after the other, the lanes of a row side by side, the suites of a lane one by one. Checks and builds
 * alone leave a core idle. What is built must not change while it is checked, and shops need all cores to keep to their times.
 */
const ROWS = [[["checks"], ["unit", "architecture"]], [["build"], ["modules"]], [["http"]], [["e2e"]]];

/** @returns {typeof SUITES} all, or those named after `--only` */
function chosenSuites() {
  const at = process.argv.indexOf("--only");
  if (at < 0) return SUITES;
  const names = (process.argv[at + 1] ?? "").split(",");
  const unknown = names.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0)
    throw new Fault(
      `There is no suite "${unknown.join('", "')}": ${SUITES.map(({ name }) => name).join(", ")}.`,
    );
  return SUITES.filter(({ name }) => names.includes(name));
}

async function main() {
  const suites = chosenSuites();
  console.log(`\nInstalling what is missing: ${await install()} (${elapsed(began)})`);
  shopNode();
  await sweepPrograms();
  server = await useTestServer();
  handed["TEST_DATABASE_URL"] = server.url("postgres");
  if (process.env["CI"]) handed["NO_COLOR"] = "1";

  /** @type {Result} */
  const all = { passed: 0, failed: 0, skipped: 0, failures: [] };
  /** @param {(typeof SUITES)[number]} suite */
  const runSuite = async ({ name, heading, run }) => {
    const since = Date.now();
    console.log(`\n== ${heading} (${name})\n`);
    /** @type {Result} */
    const result = await run().catch((error) => {
      say(error);
      return crashed(`${name}: could not run`);
    });
    all.passed += result.passed;
    all.failed += result.failed;
    all.skipped += result.skipped;
    all.failures.push(...result.failures);
    console.log(`\n   ${name}: ${counts(result)}, in ${elapsed(since)}`);
  };
  for (const row of ROWS) {
    const lanes = row.map((lane) => suites.filter(({ name }) => lane.includes(name)));
    await Promise.all(
      lanes.map(async (lane) => {
        for (const suite of lane) await runSuite(suite);
      }),
    );
  }
  if (all.failures.length > 0)
    console.log(`\nFailed:\n${all.failures.map((line) => `  ${line}`).join("\n")}`);
  console.log(`\nEverything took ${elapsed(began)}. Logs and reports: ${relative(ROOT, TEST_RUNTIME)}`);
  return all;
}

/** @param {Result} result */
function counts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

async function leave() {
  stopRunning();
  await sweepPrograms();
  await server?.release();
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
  process.on(signal, () => void leave().finally(() => process.exit(130)));

/** @type {Result} */
let all;
try {
  all = await main();
} catch (error) {
  say(error);
  all = crashed("the run");
}
await leave();
console.log(counts(all));
process.exit(all.failed > 0 || all.passed === 0 ? 1 : 0);
