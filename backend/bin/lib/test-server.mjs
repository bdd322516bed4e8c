import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TEST_RUNTIME } from "./paths.mjs";
import { openPostgres } from "./postgres.mjs";
import { commandOf, isAlive, pause, stopPid } from "./processes.mjs";
import { writeJson } from "./sources.mjs";

const USERS = join(TEST_RUNTIME, "postgres-users");
let uses = 0;

/**
 * The database server of the tests, shared by whoever tests at the same time: the last to leave turns off the light.
 * `TEST_DATABASE_URL` names another server to use instead.
 * @returns {Promise<{ url: (database: string) => string, release: () => Promise<void> }>}
 */
export async function useTestServer() {
  const given = process.env["TEST_DATABASE_URL"];
  if (given) {
    /** @param {string} database */
    const url = (database) => {
      const address = new URL(given);
      address.pathname = `/${database}`;
      return address.toString();
    };
    return { url, release: async () => {} };
  }
  const mine = join(USERS, `${process.pid}-${(uses += 1)}`);
  const server = await withLock("postgres", async () => {
    mkdirSync(USERS, { recursive: true });
    writeFileSync(mine, "");
    return openPostgres({
      folder: join(TEST_RUNTIME, "postgres"),
      log: join(TEST_RUNTIME, "logs", "postgres.log"),
      // A test's data need not outlive a power cut, nor a day.
      flags: [
        ...["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"],
        ...["wal_level=minimal", "max_wal_senders=0", "autovacuum=off", "jit=off"],
      ].flatMap((flag) => ["-c", flag]),
    });
  });
  return {
    url: server.url,
    release: () =>
      withLock("postgres", async () => {
        rmSync(mine, { force: true });
        const others = readdirSync(USERS).filter((use) => isAlive(Number(use.split("-")[0])));
        if (others.length === 0) await server.stop();
      }),
  };
}

/**
 * Runs `work` while no other process of the tests runs work of that name. The lock of a process that died is taken.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const folder = join(TEST_RUNTIME, `lock-${name}`);
  mkdirSync(TEST_RUNTIME, { recursive: true });
  while (!takeLock(folder)) await pause(100);
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function takeLock(folder) {
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, String(process.pid)), "");
    return true;
  } catch {
    const [holder] = namesIn(folder);
    if (holder !== undefined && !isAlive(Number(holder))) rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const PROGRAMS_UNDER_TEST = join(TEST_RUNTIME, "programs");

/**
 * Notes a program that this process has started, so that it is ended even when this process dies first.
 * @param {number} pid
 * @returns {() => void} to be called when it has been stopped
 */
export function noteProgram(pid) {
  const file = join(PROGRAMS_UNDER_TEST, `${pid}.json`);
  writeJson(file, { owner: process.pid, run: process.env[RUN], command: commandOf(pid) });
  return () => rmSync(file, { force: true });
}

/** In the environment of every worker of one run of tests: the process that began it. */
const RUN = "ARNIA_TEST_RUN";

/** The programs that are started from now on, by workers too, belong to this run. @returns {() => Promise<void>} ends them */
export function beginRun() {
  process.env[RUN] = String(process.pid);
  return () => sweepPrograms(process.env[RUN]);
}

/**
 * Ends the programs of tests that died before they could do it themselves, and all those of a run that is over.
 * @param {string} [over]
 */
export async function sweepPrograms(over) {
  for (const name of namesIn(PROGRAMS_UNDER_TEST)) {
    const pid = Number(name.replace(".json", ""));
    const file = join(PROGRAMS_UNDER_TEST, name);
    const { owner, run, command } = JSON.parse(readFileSync(file, "utf8"));
    if (isAlive(owner) && (over === undefined || run !== over)) continue;
    if (isAlive(pid) && commandOf(pid) === command) await stopPid(pid);
    rmSync(file, { force: true });
  }
}
