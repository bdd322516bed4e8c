import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Fault } from "./fault.mjs";
import { BINARIES, RUNTIME } from "./paths.mjs";

const BROUGHT = join(BINARIES, process.platform === "win32" ? "node.exe" : "node");

/**
 * The Node that runs the shop. The project brings Node 24 as an optional package where one is published; the
 * launchers themselves are plain enough for Node 20.
 * @returns {string} path of the executable
 */
export function shopNode() {
  if (existsSync(BROUGHT)) return realpathSync(BROUGHT);
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  throw new Fault(
    `Arnia needs Node 22.12 or newer here, and this is Node ${process.versions.node}. ` +
      `On Linux and Windows the project brings its own; on ${process.platform} please install Node 24.`,
  );
}

/**
 * An environment in which `node`, and every tool that says `#!/usr/bin/env node`, is the shop's Node.
 * @param {Record<string, string | undefined>} [extra]
 * @returns {Record<string, string>}
 */
export function toolEnvironment(extra = {}) {
  const path = [
    BINARIES,
    ...(process.env["PATH"] ?? "").split(delimiter).filter((part) => part !== BINARIES),
  ];
  const all = {
    ...process.env,
    PATH: path.join(delimiter),
    // The shop runs without a network, and nobody agreed to be counted.
    MEDUSA_DISABLE_TELEMETRY: "true",
    ASTRO_TELEMETRY_DISABLED: "1",
    // Vite would repeat for every project that a later version reads a configuration in another way.
    VITE_CONFIG_NATIVE_IGNORE_WARNING: "true",
    // Types are checked by the checks; a script that is run should not wait for that.
    TS_NODE_TRANSPILE_ONLY: "true",
    // Medusa is thousands of files: Node keeps them compiled, so that every start after the first takes a quarter less.
    NODE_COMPILE_CACHE: join(RUNTIME, "compiled"),
    // Medusa rounds an amount by way of the text the machine's language gives it, and fails where that has a comma.
    LC_ALL: "C.UTF-8",
    ...extra,
  };
  return Object.fromEntries(
    Object.entries(all).filter(/** @returns {e is [string, string]} */ (e) => typeof e[1] === "string"),
  );
}

/**
 * The script of an installed command line tool, to be run with `shopNode()`.
 * @param {string} name
 */
export function tool(name) {
  return realpathSync(join(BINARIES, name));
}
