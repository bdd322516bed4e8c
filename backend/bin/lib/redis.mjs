import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { toolEnvironment } from "./node.mjs";
import { ROOT, TEST_RUNTIME } from "./paths.mjs";
import { runToEnd } from "./processes.mjs";

/** @returns {string | null} the Redis server that is here already */
export function findRedis() {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
  return folders.map((folder) => join(folder, "redis-server")).find(existsSync) ?? null;
}

/**
 * A Redis for the tests: one that is installed, or the system's package as root. There is none to be had from npm, so a
 * machine may go without; the tests that need one are then skipped, and say so.
 * @returns {Promise<string>} a sentence about where it comes from, or why there is none
 */
export async function ensureRedis() {
  const found = findRedis();
  if (found) return `Redis comes from this machine: ${found}`;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    return "No redis-server is here, and only root can install one with apt: tests that need it are skipped.";
  const log = join(TEST_RUNTIME, "logs", "redis-install.log");
  const options = {
    cwd: ROOT,
    env: toolEnvironment({ DEBIAN_FRONTEND: "noninteractive" }),
    log,
    timeout_ms: 120_000,
  };
  await runToEnd("apt-get", ["update"], options);
  await runToEnd("apt-get", ["install", "-y", "--no-install-recommends", "redis-server"], options);
  const installed = findRedis();
  return installed
    ? `Redis was installed with apt: ${installed}`
    : `apt could not install redis-server (${log}): tests that need it are skipped.`;
}
