import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "../../backend/bin/lib/ports.mjs";
import { stopPid } from "../../backend/bin/lib/processes.mjs";
import { noteProgram } from "../../backend/bin/lib/test-server.mjs";
import { until } from "./until";

export interface Redis {
  url: string;
  /** One command, as `redis-cli` takes and prints it. */
  ask(...command: string[]): Promise<string>;
  stop(): Promise<void>;
}

/** A Redis of this test's own, that keeps nothing. */
export async function startRedis(server: string): Promise<Redis> {
  const port = String(await freePort());
  const folder = mkdtempSync(join(tmpdir(), "redis-"));
  const child = spawn(server, ["--port", port, "--bind", "127.0.0.1", "--dir", folder, "--save", ""], {
    stdio: "ignore",
    detached: true,
  });
  const pid = child.pid ?? 0;
  const forget = noteProgram(pid);
  const ask = async (...command: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(join(dirname(server), "redis-cli"), [
      "-p",
      port,
      ...command,
    ]);
    return stdout.trim();
  };
  await until("Redis answers", () =>
    ask("PING")
      .then((answer) => answer === "PONG")
      .catch(() => false),
  );
  return {
    url: `redis://127.0.0.1:${port}`,
    ask,
    stop: async () => {
      await stopPid(pid);
      forget();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
