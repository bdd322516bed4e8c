import { existsSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "./fault.mjs";
import { shopNode, tool, toolEnvironment } from "./node.mjs";
import { BACKEND, BUILT_BACKEND, LOGS, ROOT, STOREFRONT } from "./paths.mjs";
import { lastLines, runToEnd } from "./processes.mjs";
import { fingerprint, isStamped, stamp } from "./sources.mjs";

const LOCK = join(ROOT, "package-lock.json");

/** @typedef {{ name: string, folder: string, tool: string, sources: string[], result: string[] }} Program */

/** @type {{ backend: Program, storefront: Program }} */
export const PROGRAMS = {
  backend: {
    name: "backend",
    folder: BACKEND,
    tool: "medusa",
    sources: ["src", "medusa-config.ts", "tsconfig.json", "package.json"].map((part) => join(BACKEND, part)),
    result: [join(BUILT_BACKEND, "medusa-config.js"), join(BUILT_BACKEND, "public", "admin", "index.html")],
  },
  storefront: {
    name: "storefront",
    folder: STOREFRONT,
    tool: "astro",
    sources: ["src", "public", "astro.config.mjs", "tsconfig.json", "package.json"].map((part) =>
      join(STOREFRONT, part),
    ),
    result: [join(STOREFRONT, "dist", "server", "entry.mjs")],
  },
};

/** @param {Program} program */
export function sourcesOf(program) {
  return fingerprint([...program.sources, join(ROOT, "tsconfig.json"), LOCK]);
}

/**
 * Builds a program for production, unless these very sources were built before.
 * @param {Program} program
 * @param {Record<string, string | undefined>} settings
 */
export async function build(program, settings) {
  const sources = sourcesOf(program);
  const mark = `build:${program.name}`;
  if (isStamped(mark, sources) && program.result.every(existsSync)) return "unchanged";
  const log = join(LOGS, `build-${program.name}.log`);
  const { code } = await runToEnd(shopNode(), [tool(program.tool), "build"], {
    cwd: program.folder,
    env: toolEnvironment({ ...settings, NODE_ENV: "production" }),
    log,
    timeout_ms: 10 * 60_000,
  });
  const missing = program.result.filter((file) => !existsSync(file));
  if (code !== 0 || missing.length > 0)
    throw new Fault(`The ${program.name} did not build (all of it: ${log}):\n${lastLines(log, 40)}`);
  stamp(mark, sources);
  return "built";
}
