import { join } from "node:path";
import { Fault, say } from "./lib/fault.mjs";
import { isInstalled } from "./lib/install.mjs";
import { shopNode, tool, toolEnvironment } from "./lib/node.mjs";
import { BACKEND, DATABASE_FOLDER, LOGS } from "./lib/paths.mjs";
import { openPostgres } from "./lib/postgres.mjs";
import { runToEnd } from "./lib/processes.mjs";
import { readSettings, settingsFor } from "./lib/settings.mjs";

/**
 * `npm run keys:rotate -- HANDLE…`: gives co-ops a new version of their key, while the shop runs or not. Killed anywhere, it goes
 * on when it is started again.
 */
async function main() {
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
      [tool("medusa"), "exec", "./src/scripts/keys-rotate.ts", ...process.argv.slice(2)],
      { cwd: BACKEND, env: toolEnvironment({ ...settingsFor(values, "backend"), LOG_LEVEL: "error" }) },
    );
    return code;
  } finally {
    // A server that was running before belongs to the shop, or to somebody else asking.
    if (postgres && !postgres.adopted) await postgres.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  say(error);
  process.exitCode = 1;
}
