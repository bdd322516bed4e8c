import { CHECKS, runChecks } from "./lib/checks.mjs";
import { Fault, say } from "./lib/fault.mjs";
import { isInstalled } from "./lib/install.mjs";
import { shopNode, tool, toolEnvironment } from "./lib/node.mjs";
import { ROOT } from "./lib/paths.mjs";
import { runToEnd, stopRunning } from "./lib/processes.mjs";

/** `npm run check`, or one part of it: `npm run lint`, `npm run types`. */
async function main() {
  if (!isInstalled()) throw new Fault("The packages are not installed as the lockfile says: run `npm ci`.");
  const wanted = process.argv[2];
  const checks = CHECKS.filter(({ name }) => !wanted || name.split(":")[0] === wanted);
  let failed = 0;
  await runChecks(checks, ({ name }, { ok, words, took_ms }) => {
    console.log(`  ${ok ? "✓" : "✗"} ${name.padEnd(22)} ${(took_ms / 1000).toFixed(1)} s`);
    if (ok) return;
    failed += 1;
    console.log(`\n${words}\n`);
  });
  if (!wanted) {
    const { code } = await runToEnd(
      shopNode(),
      [tool("vitest"), "run", "--config", "tests/vitest.config.ts", "--project", "unit"],
      { cwd: ROOT, env: toolEnvironment() },
    );
    if (code !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}

process.on("SIGINT", () => {
  stopRunning();
  process.exit(130);
});

try {
  process.exitCode = await main();
} catch (error) {
  say(error);
  process.exitCode = 1;
}
