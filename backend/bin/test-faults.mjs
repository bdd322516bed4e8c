import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { Fault, say } from "./lib/fault.mjs";
import { ROOT, TEST_RUNTIME } from "./lib/paths.mjs";
import { elapsed } from "./lib/progress.mjs";
import { leaveProject, runProject } from "./lib/run-project.mjs";

/**
 * `npm run test:faults -- --points 100 --seed 1`: the runs of tests/faults, which `npm test` does in small, at their full size. What
 * was found is in `.arnia/test/faults`; the last line of stdout is JSON. Exits with 1 when anything was lost, doubled, wedged,
 * oversold or accepted, or a run did not come to its end, and with 2 when there was nothing to run.
 */

/** Each size: what it is called in the environment of the tests, and how large it is unless somebody says otherwise. */
const SIZES = {
  points: { name: "ARNIA_KILL_POINTS", usual: 100, what: "power cuts, on locks of one process" },
  "redis-points": { name: "ARNIA_KILL_POINTS_ON_REDIS", usual: 12, what: "power cuts on Redis" },
  orderings: { name: "ARNIA_ORDERINGS", usual: 720, what: "orderings of what follows a payment; 720 is all" },
  schedules: { name: "ARNIA_SCHEDULES", usual: 2_000, what: "random schedules with faults" },
  buyers: { name: "ARNIA_BUYERS", usual: 500, what: "buyers at the last step" },
  units: { name: "ARNIA_UNITS", usual: 50, what: "units for them" },
  seeds: { name: "ARNIA_CROWDS", usual: 10, what: "crowds of buyers, each with a seed of its own" },
  forged: { name: "ARNIA_FORGED", usual: 10_000, what: "forged events" },
  seed: { name: "ARNIA_FAULTS_SEED", usual: 1, what: "the dice" },
};

const FOLDER = join(TEST_RUNTIME, "faults");
const began = Date.now();

/** The sizes that were asked for, as the tests read them. @returns {Record<string, string>} */
function asked() {
  const usage = Object.entries(SIZES)
    .map(([flag, { usual, what }]) => `  --${flag} ${usual}`.padEnd(24) + what)
    .join("\n");
  /** @type {Record<string, string | boolean | undefined>} */
  let values;
  try {
    const options = Object.fromEntries(Object.keys(SIZES).map((flag) => [flag, { type: "string" }]));
    values = parseArgs({ options: /** @type {Record<string, { type: "string" }>} */ (options) }).values;
  } catch (error) {
    throw new Fault(`${error instanceof Error ? error.message : String(error)}\nThere are:\n${usage}`);
  }
  return Object.fromEntries(
    Object.entries(SIZES).map(([flag, { name, usual }]) => {
      const given = String(values[flag] ?? usual);
      if (!/^\d+$/.test(given))
        throw new Fault(`--${flag} ${given}: give a whole number. There are:\n${usage}`);
      return [name, given];
    }),
  );
}

/**
 * What the runs have written down so far, as one.
 * @typedef {{ kill_points: number, lost: number, doubled: number, wedged: number, oversold: number, schedules: number, forged_accepted: number }} Sum
 * @returns {Sum}
 */
function collect() {
  /** @type {Sum} */
  const sum = {
    kill_points: 0,
    lost: 0,
    doubled: 0,
    wedged: 0,
    oversold: 0,
    schedules: 0,
    forged_accepted: 0,
  };
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".json"))) {
    const { complaints, ...tally } = JSON.parse(readFileSync(join(FOLDER, file), "utf8"));
    for (const name of /** @type {const} */ (["kill_points", "oversold", "schedules", "forged_accepted"]))
      sum[name] += tally[name];
    for (const name of /** @type {const} */ (["lost", "doubled", "wedged"]))
      sum[name] += complaints[name].length;
  }
  return sum;
}

/** Runs that were asked for and wrote nothing down, such as a crowd where there is no Redis. @param {Record<string, string>} sizes */
function missing(sizes) {
  const size = (/** @type {keyof typeof SIZES} */ flag) => Number(sizes[SIZES[flag].name]);
  const parts = [
    ...(size("points") > 0 ? ["kill-points"] : []),
    ...(size("redis-points") > 0 ? ["kill-points-redis"] : []),
    ...["orderings", "schedules", "forged"],
    ...Array.from({ length: size("seeds") }, (_, index) => `crowd-${index}`),
  ];
  const there = new Set(readdirSync(FOLDER));
  return parts.filter((part) => !there.has(`${part}.json`));
}

/** The last line, whatever came before. @returns {boolean} whether nothing is wrong with what was found so far */
function tell() {
  const sum = collect();
  console.log(`Everything took ${elapsed(began)}. What was found, run by run: ${relative(ROOT, FOLDER)}`);
  console.log(JSON.stringify(sum));
  const { lost, doubled, wedged, oversold, forged_accepted } = sum;
  return lost + doubled + wedged + oversold + forged_accepted === 0;
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
  process.on(
    signal,
    () =>
      void leaveProject().finally(() => {
        tell();
        process.exit(130);
      }),
  );

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
let went = false;
let code = 1;
try {
  const sizes = asked();
  went = await runProject("faults", sizes);
  for (const part of missing(sizes)) {
    console.log(`The run "${part}" never began.`);
    went = false;
  }
} catch (error) {
  say(error);
  code = 2;
}
await leaveProject();
const clean = tell();
if (went && clean) code = 0;
process.exit(code);
