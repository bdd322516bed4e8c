import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "./fault.mjs";
import { shopNode, tool, toolEnvironment } from "./node.mjs";
import { BACKEND, BUILT_BACKEND, LOGS, ROOT, RUNTIME } from "./paths.mjs";
import { withClient } from "./postgres.mjs";
import { lastLines, runToEnd } from "./processes.mjs";
import { fingerprint, isStamped, stamp } from "./sources.mjs";

/** Where the seed writes the key that names our sales channel; the storefront sends it along. */
export const PUBLISHABLE_KEY_FILE = join(RUNTIME, "publishable-key");

/**
 * Names a database so that an emptied or another one is recognised as new.
 * @param {string} url
 */
async function databaseIdentity(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      "select system_identifier || '/' || (select oid from pg_database where datname = current_database()) as name " +
        "from pg_control_system()",
    );
    return String(rows[0]?.name);
  });
}

/** @param {string} adminUrl a database of the same server @param {string} name */
export async function ensureDatabase(adminUrl, name) {
  await withClient(adminUrl, async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

/**
 * Runs one of Medusa's commands to its end, with its words in a log of its own.
 * @param {string} label
 * @param {string[]} args
 * @param {{ cwd: string, env: Record<string, string | undefined>, log: string }} options
 */
async function medusa(label, args, { cwd, env, log }) {
  const { code } = await runToEnd(shopNode(), [tool("medusa"), ...args], {
    cwd,
    env: toolEnvironment(env),
    log,
    timeout_ms: 10 * 60_000,
  });
  if (code !== 0) throw new Fault(`${label} failed (all of it: ${log}):\n${lastLines(log, 30)}`);
}

/** Non-interactive, and only what cannot lose data; anything else stops with a message. */
const MIGRATE = ["db:migrate", "--execute-safe-links", "--execute-safe-search"];

/** @param {Record<string, string | undefined>} env @param {string} log */
export function runMigrations(env, log) {
  return medusa("The migration", MIGRATE, {
    cwd: BUILT_BACKEND,
    env: { ...env, NODE_ENV: "production" },
    log,
  });
}

/**
 * The seed is a script of ours that Medusa runs inside the application.
 * @param {Record<string, string | undefined>} env
 * @param {string} log
 */
export function runSeed(env, log) {
  // The loader is TypeScript outside the build, so it runs against the sources; they read the same database.
  return medusa("The seed", ["exec", "../seed/load.ts"], { cwd: BACKEND, env, log });
}

/**
 * What a migration depends on. The search engine is part of it: another one has none of the indexes yet, and only a migration
 * makes them.
 * @param {string} identity of the database
 * @param {Record<string, string | undefined>} env
 */
export function migrationMark(identity, env) {
  return `${identity} ${backendSources()} ${env["MEILISEARCH_HOST"] || "postgres"}`;
}

/**
 * Migrating again changes nothing, and takes a while.
 * @param {Record<string, string | undefined>} env
 * @param {{ always?: boolean }} [options] `always`: also when nothing of ours has changed since the last time
 */
export async function migrate(env, { always = false } = {}) {
  const mark = migrationMark(await databaseIdentity(env["DATABASE_URL"] ?? ""), env);
  if (!always && isStamped("migrate", mark)) return "nothing new";
  await runMigrations(env, join(LOGS, "migrate.log"));
  stamp("migrate", mark);
  return "up to date";
}

/** @param {Record<string, string | undefined>} env */
export async function seed(env) {
  const mark = `${await databaseIdentity(env["DATABASE_URL"] ?? "")} ${seedSources()} ${env["ARNIA_MODE"]}`;
  if (isStamped("seed", mark) && existsSync(PUBLISHABLE_KEY_FILE)) return "nothing new";
  rmSync(PUBLISHABLE_KEY_FILE, { force: true });
  await runSeed({ ...env, ARNIA_PUBLISHABLE_KEY_FILE: PUBLISHABLE_KEY_FILE }, join(LOGS, "seed.log"));
  if (!existsSync(PUBLISHABLE_KEY_FILE))
    throw new Fault(
      `The seed wrote no publishable key to ${PUBLISHABLE_KEY_FILE}. See ${join(LOGS, "seed.log")}.`,
    );
  stamp("seed", mark);
  return "loaded";
}

function backendSources() {
  return fingerprint([
    join(BACKEND, "src"),
    join(BACKEND, "medusa-config.ts"),
    join(ROOT, "package-lock.json"),
  ]);
}

export function seedSources() {
  return fingerprint([join(ROOT, "seed")]);
}
