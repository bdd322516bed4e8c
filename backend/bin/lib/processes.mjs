import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, openSync, closeSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

/** @typedef {{ cwd: string, env: Record<string, string>, log?: string, timeout_ms?: number, uid?: number, gid?: number }} RunOptions */

/**
 * What runs to its end right now, so that an interrupted launcher leaves nothing behind.
 * @type {Set<number>}
 */
const running = new Set();
let changed = () => {};

/**
 * Calls `listener` whenever `runToEnd` begins or ends something, so that a launcher can write down what it started.
 * @param {(pids: number[]) => void} listener
 */
export function watchRunning(listener) {
  changed = () => listener([...running]);
}

/** Ends what `runToEnd` has started and not finished. */
export function stopRunning() {
  for (const pid of running) signalGroup(pid, "SIGKILL");
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // It is gone already, which is what we wanted.
  }
}

/**
 * Runs a command to its end. Its output goes to `log`, or to our own terminal when none is named.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<{ code: number, timedOut: boolean }>}
 */
export async function runToEnd(command, args, { cwd, env, log, timeout_ms, ...identity }) {
  if (log) mkdirSync(dirname(log), { recursive: true });
  const out = log ? openSync(log, "w") : "inherit";
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", out, out], detached: true, ...identity });
  const pid = child.pid;
  if (pid) {
    running.add(pid);
    changed();
  }
  let timedOut = false;
  const timer = timeout_ms
    ? setTimeout(() => {
        timedOut = true;
        if (pid) signalGroup(pid, "SIGKILL");
      }, timeout_ms)
    : undefined;
  try {
    const code = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (exitCode) => resolve(exitCode ?? 1));
    });
    return { code, timedOut };
  } finally {
    clearTimeout(timer);
    if (pid) {
      running.delete(pid);
      changed();
      // A tool that died may have left helpers of its own in its group.
      signalGroup(pid, "SIGKILL");
    }
    if (typeof out === "number") closeSync(out);
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
  // A zombie answers signals but will never do anything again.
  return !/^\d+ \(.*\) Z/.test(readProc(pid, "stat"));
}

/** @param {number} pid @param {string} file */
function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

/**
 * The command line of a process, so that a recycled pid is never mistaken for ours.
 * @param {number} pid
 */
export function commandOf(pid) {
  if (process.platform === "linux") return readProc(pid, "cmdline").replaceAll("\0", " ");
  try {
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/**
 * Asks a process to end and insists after a while.
 * @param {number} pid
 * @param {{ signal?: NodeJS.Signals, patience_ms?: number }} [options]
 */
export async function stopPid(pid, { signal = "SIGTERM", patience_ms = 10_000 } = {}) {
  if (!isAlive(pid)) return;
  const until = Date.now() + patience_ms;
  tryKill(pid, signal);
  while (isAlive(pid) && Date.now() < until) await pause(50);
  if (!isAlive(pid)) return;
  tryKill(pid, "SIGKILL");
  while (isAlive(pid) && Date.now() < until + 5_000) await pause(50);
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function tryKill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone between the question and the signal.
  }
}

/** @param {number} ms @returns {Promise<void>} */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * The end of a log, for the moment when something in it went wrong.
 * @param {string} file
 * @param {number} [count]
 */
export function lastLines(file, count = 20) {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n");
  } catch {
    return "(no log)";
  }
}
