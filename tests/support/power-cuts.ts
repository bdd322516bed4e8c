import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../../backend/bin/lib/paths.mjs";
import { freePort } from "../../backend/bin/lib/ports.mjs";

/** The other end of `kill-preload.mjs`, which sits in a shop under test. */
export interface PowerCuts {
  /** For the shop's environment. */
  env: Record<string, string>;
  /** From now on acts are watched, and the process ends at their moment of this number; never at 0. */
  arm(at: number): Promise<void>;
  /** The moments that the acts since then have come by. */
  moments(): Promise<string[]>;
  /** What the process holds on to once all rubbish is collected. */
  memory(): Promise<number>;
}

export async function powerCuts(): Promise<PowerCuts> {
  const port = String(await freePort());
  const preload = pathToFileURL(join(ROOT, "tests", "support", "kill-preload.mjs")).href;
  const order = async <T>(path: string): Promise<T> =>
    (await (await fetch(`http://127.0.0.1:${port}${path}`)).json()) as T;
  return {
    env: { NODE_OPTIONS: `--import=${preload}`, TEST_CONTROL_PORT: port },
    arm: async (at) => {
      await order(`/arm?at=${at}`);
    },
    moments: () => order("/moments"),
    memory: async () => (await order<{ bytes: number }>("/memory")).bytes,
  };
}
