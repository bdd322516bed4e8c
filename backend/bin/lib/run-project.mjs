import { build, PROGRAMS } from "./build.mjs";
import { install } from "./install.mjs";
import { shopNode, tool, toolEnvironment } from "./node.mjs";
import { ROOT } from "./paths.mjs";
import { runToEnd, stopRunning } from "./processes.mjs";
import { ensureRedis } from "./redis.mjs";
import { sweepPrograms, useTestServer } from "./test-server.mjs";

const DAY_MS = 24 * 60 * 60_000;

/** @type {Awaited<ReturnType<typeof useTestServer>> | null} */
let server = null;

/** Stops what was started here. It may be called twice. */
export async function leaveProject() {
  stopRunning();
  await sweepPrograms();
  await server?.release();
  server = null;
}

/**
 * Runs one project of the tests at the size that `sizes` say, with all it needs, and leaves nothing running.
 * @param {string} project @param {Record<string, string>} sizes @returns {Promise<boolean>} whether every test of it passed
 */
export async function runProject(project, sizes) {
  try {
    console.log(`Installing what is missing: ${await install()}`);
    console.log(await ensureRedis());
    await sweepPrograms();
    console.log(`The backend: ${await build(PROGRAMS.backend, {})}`);
    server = await useTestServer();
    const { code, timedOut } = await runToEnd(
      shopNode(),
      [
        ...[tool("vitest"), "run", "--config", "tests/vitest.config.ts", "--project", project],
        ...["--maxWorkers=2", "--reporter=default", "--disableConsoleIntercept"],
      ],
      {
        cwd: ROOT,
        env: toolEnvironment({ ...sizes, TEST_DATABASE_URL: server.url("postgres"), NO_COLOR: "1" }),
        timeout_ms: DAY_MS,
      },
    );
    return code === 0 && !timedOut;
  } finally {
    await leaveProject();
  }
}
