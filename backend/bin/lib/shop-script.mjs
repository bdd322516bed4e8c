import { join } from "node:path";
import { Fault, say } from "./fault.mjs";
import { isInstalled } from "./install.mjs";
import { shopNode, tool, toolEnvironment } from "./node.mjs";
import { BACKEND, DATABASE_FOLDER, LOGS } from "./paths.mjs";
import { openPostgres } from "./postgres.mjs";
import { runToEnd } from "./processes.mjs";
import { readSettings, settingsFor } from "./settings.mjs";

/**
 * Runs one of the backend's scripts on the shop's own database, while the shop runs or not, and exits as it did.
 * @param {string} script in `backend/src/scripts`
 */
export async function runShopScript(script) {
  try {
    process.exitCode = await run(script);
  } catch (error) {
    say(error);
    process.exitCode = 1;
  }
}

/** @param {string} script */
async function run(script) {
  if (!isInstalled())
    throw new Fault("The packages are not installed yet: run `npm start` or `npm ci` first.");
  const { values } = readSettings();
  const postgres = values["DATABASE_URL"]
    ? null
    : await openPostgres({ folder: DATABASE_FOLDER, log: join(LOGS, "postgres.log"), port: 5439 });
  try {
    if (postgres) values["DATABASE_URL"] = postgres.url("arnia");
    const { code } = await runToEnd(
      shopNode(),
      [tool("medusa"), "exec", `./src/scripts/${script}`, ...process.argv.slice(2)],
      { cwd: BACKEND, env: toolEnvironment({ ...settingsFor(values, "backend"), LOG_LEVEL: "error" }) },
    );
    return code;
  } finally {
    // A server that was running before belongs to the shop, or to somebody else asking.
    if (postgres && !postgres.adopted) await postgres.stop();
  }
}
