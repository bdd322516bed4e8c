import { withClient } from "../../backend/bin/lib/postgres.mjs";
import type { Service } from "../../backend/bin/lib/services.mjs";
import { until } from "./until";

/**
 * A backend that is done with one file and waits for the next of this worker. Starting one takes seven seconds of a core, and its
 * first answers take three times as long as later ones; a fresh copy of the database takes less than one.
 */
export interface Warm {
  backend: Service;
  database: string;
  values: Record<string, string>;
}

let idle: Warm | null = null;

/** The waiting backend, which is the caller's from now on; null when none waits. */
export function takeWarm(): Warm | null {
  const taken = idle;
  idle = null;
  return taken;
}

export function keepWarm(warm: Warm): void {
  idle = warm;
}

/** Makes a shop's database anew, whoever is connected to it. */
export async function freshCopy(serverUrl: string, database: string, template: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const copy = client.escapeIdentifier(database);
    await client.query(`drop database if exists ${copy} with (force)`);
    await client.query(`create database ${copy} template ${client.escapeIdentifier(template)}`);
  });
}

/** Waits until the backend answers from the new copy: it finds out by itself that its old connections are gone. */
export function untilAwake(ask: () => Promise<Response>): Promise<void> {
  return until("a backend answers from its fresh database", async () => {
    for (let answers = 0; answers < 3; answers += 1) {
      const answer = await ask().catch(() => null);
      await answer?.arrayBuffer();
      if (!answer?.ok) return false;
    }
    return true;
  });
}
