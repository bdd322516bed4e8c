import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Fault, say } from "./lib/fault.mjs";
import { TEST_RUNTIME } from "./lib/paths.mjs";
import { runProject } from "./lib/run-project.mjs";

/**
 * `npm run bench:pay -- --members 5000`: how long a pay run of so many members takes over HTTP, on this machine, with nothing
 * else at work. The last line of stdout is JSON: `preview_s` is the preview, `execute_s` from the approval to the files in
 * hand, both in seconds. Exits with 1 when a limit of the issue is passed (3 s and 15 s, for 5,000 members or fewer).
 */

const LIMITS = { preview_s: 3, execute_s: 15 };
const FILE = join(TEST_RUNTIME, "bench", "pay.json");

/** @returns {number} */
function asked() {
  const { values } = parseArgs({ options: { members: { type: "string", default: "5000" } } });
  if (!/^[1-9]\d{0,4}$/.test(values.members))
    throw new Fault(`--members ${values.members}: give a whole number.`);
  return Number(values.members);
}

let code = 1;
try {
  const members = asked();
  rmSync(FILE, { force: true });
  mkdirSync(join(TEST_RUNTIME, "bench"), { recursive: true });
  const went = await runProject("bench", { ARNIA_BENCH_MEMBERS: String(members) });
  if (went) {
    /** @type {{ members: number, preview_s: number, execute_s: number }} */
    const measured = JSON.parse(readFileSync(FILE, "utf8"));
    code = measured.preview_s <= LIMITS.preview_s && measured.execute_s <= LIMITS.execute_s ? 0 : 1;
    console.log(JSON.stringify(measured));
  }
} catch (error) {
  say(error);
  code = 2;
}
process.exit(code);
