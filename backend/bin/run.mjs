import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { migrate, PUBLISHABLE_KEY_FILE, seed } from "./lib/database.mjs";
import { Fault, say } from "./lib/fault.mjs";
import { backendCommand, storefrontCommand } from "./lib/programs.mjs";
import { readSettings, settingsFor } from "./lib/settings.mjs";

/**
 * One part of the shop in the foreground, as a container runs it: it becomes this very process, which gets the signals.
 *   node backend/bin/run.mjs prepare        migrations and seed, then the end
 *   node backend/bin/run.mjs backend        server or worker, as MEDUSA_WORKER_MODE says
 *   node backend/bin/run.mjs storefront
 *   node backend/bin/run.mjs health URL     whether somebody answers there
 */

/** @param {{ args: string[], cwd: string, env: Record<string, string | undefined> }} command */
async function become({ args: [script = "", ...args], cwd, env }) {
  for (const [name, value] of Object.entries(env))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  process.chdir(cwd);
  process.argv = [process.execPath, script, ...args];
  await import(pathToFileURL(script).href);
}

function publishableKey() {
  const given = process.env["PUBLISHABLE_KEY"];
  if (given) return given;
  if (existsSync(PUBLISHABLE_KEY_FILE)) return readFileSync(PUBLISHABLE_KEY_FILE, "utf8").trim();
  throw new Fault(
    "There is no PUBLISHABLE_KEY yet: `prepare` has to run first, and to share its .arnia folder.",
  );
}

/** @type {Record<string, (word: string) => Promise<void>>} */
const PARTS = {
  prepare: async () => {
    const { values } = readSettings({ reader: "backend" });
    const env = settingsFor(values, "backend");
    // What was done to the database or the search engine meanwhile, this machine cannot know.
    console.log(`Migrations: ${await migrate(env, { always: true })}`);
    console.log(`Seed: ${await seed(env)}`);
  },
  backend: () => become(backendCommand(readSettings({ reader: "backend" }).values)),
  storefront: () =>
    become(storefrontCommand(readSettings({ reader: "storefront" }).values, publishableKey())),
  health: async (url) => {
    const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) });
    if (!answer.ok) throw new Fault(`${url} answers ${answer.status}`);
  },
};

try {
  const [part = "", word = ""] = process.argv.slice(2);
  const run = PARTS[part];
  if (!run) throw new Fault(`Say what to run: ${Object.keys(PARTS).join(", ")}.`);
  await run(word);
} catch (error) {
  say(error);
  process.exit(1);
}
