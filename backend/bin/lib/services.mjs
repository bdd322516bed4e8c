import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { Fault } from "./fault.mjs";
import { shopNode, toolEnvironment } from "./node.mjs";
import { isAlive, lastLines, pause, stopPid } from "./processes.mjs";

/**
 * A program that keeps running.
 * @typedef {{ name: string, pid: number, log: string, exited: Promise<string>, stop: () => Promise<void> }} Service
 */

/**
 * @param {{ name: string, args: string[], cwd: string, env: Record<string, string | undefined>, log: string, append?: boolean }} options
 * `args` are given to Node
 * @returns {Service}
 */
export function startService({ name, args, cwd, env, log, append = false }) {
  mkdirSync(dirname(log), { recursive: true });
  const out = openSync(log, append ? "a" : "w");
  // In a group of its own: Ctrl-C reaches the launcher alone, which then stops everything in order.
  const child = spawn(shopNode(), args, {
    cwd,
    env: toolEnvironment(env),
    stdio: ["ignore", out, out],
    detached: true,
  });
  closeSync(out);
  const pid = child.pid;
  if (!pid) throw new Fault(`The ${name} could not be started (${args.join(" ")}).`);
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) => {
    child.once("exit", (code, signal) =>
      resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`),
    );
  });
  return { name, pid, log, exited, stop: () => stopPid(pid, { patience_ms: 15_000 }) };
}

/**
 * Waits until a service answers.
 * @param {Service} service
 * @param {string} address
 * @param {number} [patience_ms]
 */
export async function untilHealthy(service, address, patience_ms = 120_000) {
  const until = Date.now() + patience_ms;
  for (;;) {
    if (!isAlive(service.pid)) throw new Fault(lastWords(service, await service.exited));
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    if (Date.now() > until) throw new Fault(lastWords(service, `does not answer at ${address}`));
    await pause(150);
  }
}

/** @param {Service} service @param {string} what */
export function lastWords(service, what) {
  return `The ${service.name} ${what}. The end of ${service.log}:\n\n${lastLines(service.log)}`;
}
