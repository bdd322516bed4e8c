import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "./fault.mjs";
import { RUNTIME } from "./paths.mjs";
import { commandOf, isAlive, stopPid } from "./processes.mjs";
import { writeJson } from "./sources.mjs";

const FILE = join(RUNTIME, "running.json");

/** @typedef {{ launcher: number, services: { name: string, pid: number, command: string }[] }} Running */

/** @returns {Running | null} */
function read() {
  try {
    return existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : null;
  } catch {
    return null;
  }
}

/**
 * Makes sure that this folder's shop is not running already, and ends what a killed launcher has left behind.
 * @returns {Promise<string[]>} names of what had to be ended
 */
export async function clearLeftovers() {
  const earlier = read();
  if (!earlier) return [];
  if (
    earlier.launcher !== process.pid &&
    isAlive(earlier.launcher) &&
    commandOf(earlier.launcher).includes("start.mjs")
  )
    throw new Fault(
      `Arnia is already running from this folder (process ${earlier.launcher}). Stop that one first.`,
    );
  const ended = [];
  for (const { name, pid, command } of earlier.services) {
    // A pid can belong to somebody else by now; only the same command line is ours.
    if (!isAlive(pid) || commandOf(pid) !== command) continue;
    // PostgreSQL takes SIGTERM as leave to wait for its clients, and SIGINT as an order.
    await stopPid(pid, name === "postgres" ? { signal: "SIGINT", patience_ms: 20_000 } : {});
    ended.push(name);
  }
  rmSync(FILE, { force: true });
  return ended;
}

/** @param {{ name: string, pid: number }[]} services */
export function remember(services) {
  const seen = services.map(({ name, pid }) => ({ name, pid, command: commandOf(pid) }));
  writeJson(FILE, { launcher: process.pid, services: seen });
}

/** Nothing of ours runs any more. What another launcher has noted stays noted. */
export function forget() {
  if (read()?.launcher === process.pid) rmSync(FILE, { force: true });
}
