import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TEST_RUNTIME } from "../../backend/bin/lib/paths.mjs";
import { add, none, type Complaints } from "./card-judge";

/** How large the runs in `tests/faults` are. What stands here is for every day; `npm run test:faults` asks for more. */
const size = (name: string, usual: number): number => {
  const given = process.env[name] ?? String(usual);
  if (!/^\d+$/.test(given)) throw new Error(`${name}=${given}: give a whole number.`);
  return Number(given);
};

export const SIZES = {
  seed: size("ARNIA_FAULTS_SEED", 1),
  kill_points: size("ARNIA_KILL_POINTS", 4),
  /** These alone, such as `comeBack 12,told 30`: to look again at what failed. */
  kill_at: process.env["ARNIA_KILL_AT"] ?? "",
  /** Of a shop on Redis, whose locks outlive the process that took them. */
  kill_points_on_redis: size("ARNIA_KILL_POINTS_ON_REDIS", 0),
  orderings: size("ARNIA_ORDERINGS", 10),
  schedules: size("ARNIA_SCHEDULES", 10),
  buyers: size("ARNIA_BUYERS", 60),
  units: size("ARNIA_UNITS", 6),
  crowds: size("ARNIA_CROWDS", 1),
  forged: size("ARNIA_FORGED", 1_000),
};

/** What one run came to. Kept in a file as it goes on, so that a run that is cut short has said what it had found. */
export interface Tally {
  kill_points: number;
  oversold: number;
  schedules: number;
  forged_accepted: number;
  complaints: Complaints;
}

export class Run {
  readonly tally: Tally = {
    kill_points: 0,
    oversold: 0,
    schedules: 0,
    forged_accepted: 0,
    complaints: none(),
  };
  private readonly began = Date.now();
  private said = 0;

  /** `part` names the file: unique among runs. */
  constructor(private readonly part: string) {
    this.keep();
  }

  complain(more: Complaints): void {
    add(this.tally.complaints, more);
    for (const line of [...more.lost, ...more.doubled, ...more.wedged])
      console.error(`${this.part}: ${line}`);
    this.keep();
  }

  /** Now and then a line for whoever waits. */
  progress(done: number, of: number, what: string): void {
    this.keep();
    if (Date.now() - this.said < 20_000 && done < of) return;
    this.said = Date.now();
    const seconds = Math.ceil((Date.now() - this.began) / 1_000);
    console.log(`${this.part}: ${done} of ${of} ${what} in ${seconds} s`);
  }

  /** `more` is what the run has found out besides, for whoever reads the file. */
  keep(more: Record<string, unknown> = {}): void {
    const folder = join(TEST_RUNTIME, "faults");
    mkdirSync(folder, { recursive: true });
    const took_s = Math.ceil((Date.now() - this.began) / 1_000);
    const file = join(folder, `${this.part}.json`);
    const text = JSON.stringify({ part: this.part, sizes: SIZES, took_s, ...this.tally, ...more }, null, 2);
    // In one go: whoever reads it while a run is cut short finds all of it.
    writeFileSync(`${file}.new`, `${text}\n`);
    renameSync(`${file}.new`, file);
  }
}
