import { existsSync } from "node:fs";
import { join } from "node:path";
import { shopNode, tool, toolEnvironment } from "./node.mjs";
import { RUNTIME, ROOT } from "./paths.mjs";
import { lastLines, runToEnd } from "./processes.mjs";

/** @typedef {{ name: string, command: [string, ...string[]] }} Check */

/** The native compiler; Medusa and Astro bring their own, slower one. @param {string} project @returns {[string, ...string[]]} */
const tsc = (project) => ["tsc", "--noEmit", "-p", project];

/** What must hold of the code without running it; each counts as one test. @type {Check[]} */
export const CHECKS = [
  { name: "format", command: ["prettier", "--check", "--log-level", "warn", "."] },
  { name: "types: domain", command: tsc("backend/src/domain/tsconfig.pure.json") },
  { name: "types: domain tests", command: tsc("backend/src/domain") },
  { name: "types: backend", command: tsc("backend") },
  { name: "types: admin", command: tsc("backend/src/admin") },
  { name: "types: tests, seed", command: tsc("tests") },
  {
    name: "types: storefront",
    command: ["astro", "check", "--root", "storefront", "--minimumSeverity", "error"],
  },
  {
    name: "lint",
    command: [
      .../** @type {const} */ (["oxlint", "--config", "tests/architecture/oxlint.config.ts"]),
      ...["--type-aware", "--report-unused-disable-directives", "--deny-warnings", "."],
    ],
  },
  {
    name: "boundaries",
    command: [
      "depcruise",
      "--config",
      "tests/architecture/boundaries.config.mjs",
      "--output-type",
      "err",
      "backend",
      "seed",
      "storefront",
      "tests",
    ],
  },
  { name: "dead code", command: ["knip", "--no-progress"] },
];

/**
 * @param {Check} check
 * @returns {Promise<{ ok: boolean, log: string, timedOut: boolean }>}
 */
async function runCheck({ name, command: [program, ...args] }) {
  const log = join(RUNTIME, "test", "logs", `check-${name.replaceAll(/\W+/g, "-")}.log`);
  const { code, timedOut } = await runToEnd(shopNode(), [tool(program), ...args], {
    cwd: ROOT,
    env: toolEnvironment({ NODE_OPTIONS: "--max-old-space-size=4096" }),
    log,
    timeout_ms: 5 * 60_000,
  });
  return { ok: code === 0 && !timedOut, log, timedOut };
}

/**
 * Runs checks two at a time and says of each how it went.
 * @param {Check[]} checks
 * @param {(check: Check, result: { ok: boolean, words: string, took_ms: number }) => void} report
 */
export async function runChecks(checks, report) {
  const waiting = [...checks];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const began = Date.now();
      const { ok, log, timedOut } = await runCheck(check);
      const words = ok
        ? ""
        : `${timedOut ? "It took too long.\n" : ""}${existsSync(log) ? lastLines(log, 80) : ""}`;
      report(check, { ok, words, took_ms: Date.now() - began });
    }
  };
  await Promise.all([worker(), worker()]);
}
