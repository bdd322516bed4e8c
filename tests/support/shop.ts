import { mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT, TEST_RUNTIME } from "../../backend/bin/lib/paths.mjs";
import { freePort } from "../../backend/bin/lib/ports.mjs";
import { withClient } from "../../backend/bin/lib/postgres.mjs";
import { stopPid } from "../../backend/bin/lib/processes.mjs";
import {
  backendHealth,
  startBackend,
  startStorefront,
  storefrontHealth,
} from "../../backend/bin/lib/programs.mjs";
import { startService, untilHealthy, type Service } from "../../backend/bin/lib/services.mjs";
import { noteProgram, useTestServer } from "../../backend/bin/lib/test-server.mjs";
import { ensureTemplate, TEST_ADMIN, TEST_SETTINGS } from "./template";
import { freshCopy, keepWarm, takeWarm, untilAwake } from "./warm";

export interface Shop {
  backendUrl: string;
  /** Only answers when the shop was started with `storefront: true`. */
  shopUrl: string;
  publishableKey: string;
  storefrontSecret: string;
  databaseUrl: string;
  /** Signs the demo operator in and answers with a bearer token. */
  adminToken(): Promise<string>;
  query<Row extends Record<string, unknown>>(sql: string, params?: unknown[]): Promise<Row[]>;
  /** Ends the backend as a power cut would. */
  kill9(): Promise<void>;
  /** Starts the backend again, after `kill9` or on top of it, on the same port and database. */
  restart(env?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
  /** What the backend has said so far, restarts included. */
  logs(): string;
  /** Starts a further backend on the same database; ended with the shop. */
  another(name: string, env: Record<string, string>): Promise<Another>;
}

export interface Another {
  backendUrl: string;
  kill9(): Promise<void>;
  logs(): string;
}

export interface ShopOptions {
  /** Names the database and the logs; unique among shops that run at the same time. */
  name: string;
  env?: Record<string, string>;
  storefront?: boolean;
}

/**
 * Starts a whole shop of its own: a copy of the seeded database, the built backend as it runs in production and, when
 * asked for, the built storefront. A few seconds; stop it in `afterAll`. A backend with nothing special about it goes on to the
 * next file, with a database made anew.
 */
export async function startShop({ name, env = {}, storefront = false }: ShopOptions): Promise<Shop> {
  const server = await useTestServer();
  const template = await ensureTemplate({ storefront });
  const usual = !storefront && Object.keys(env).length === 0 && !process.env["TEST_REDIS_URL"];
  const warm = usual ? takeWarm() : null;
  const database =
    warm?.database ?? `shop_${name.replaceAll(/[^a-z0-9]+/gi, "_").toLowerCase()}_${process.pid}`;
  await freshCopy(server.url("postgres"), database, template.database);

  const [backendPort, shopPort] = [await freePort(), await freePort()];
  const values: Record<string, string> = warm?.values ?? {
    ...TEST_SETTINGS,
    DATABASE_URL: server.url(database),
    BACKEND_PORT: String(backendPort),
    SHOP_PORT: String(shopPort),
    BACKEND_URL: `http://localhost:${backendPort}`,
    SHOP_URL: `http://localhost:${shopPort}`,
    // By hand, any one file can be run on a Redis.
    ...(process.env["TEST_REDIS_URL"] ? { REDIS_URL: process.env["TEST_REDIS_URL"] } : {}),
    ...env,
  };
  const logFolder = join(TEST_RUNTIME, "logs");
  mkdirSync(logFolder, { recursive: true });
  const log = join(logFolder, `${database}-backend.log`);
  const saidBefore = warm ? statSync(log).size : 0;
  const publishableKey = template.publishableKey;

  const launched = (extra: Record<string, string> = {}, append = false): Service =>
    noted(startBackend({ ...values, ...extra }, { log, env: { ...env, ...extra }, append }));
  const healthy = (service: Service): Promise<void> =>
    untilHealthy(service, backendHealth(values)).catch(async (error: unknown) => {
      await service.stop();
      throw error;
    });

  // Known from its first moment: one that is killed while it starts must not live on beside the next.
  let backend = warm?.backend ?? launched();
  if (!warm) await healthy(backend);
  else
    await untilAwake(() =>
      fetch(`${values["BACKEND_URL"]}/store/shop`, {
        headers: {
          "x-publishable-api-key": publishableKey,
          "x-arnia-storefront": values["STOREFRONT_SECRET"] ?? "",
        },
      }),
    );
  let asStarted = usual;
  let front: Service | null = null;
  const others: Service[] = [];
  const stop = async (): Promise<void> => {
    if (asStarted) {
      keepWarm({ backend, database, values });
      await server.release();
      return;
    }
    await front?.stop();
    await Promise.all([backend, ...others].map((service) => service.stop()));
    await withClient(server.url("postgres"), (client) =>
      client.query(`drop database if exists ${client.escapeIdentifier(database)} with (force)`),
    );
    await server.release();
  };
  if (storefront) {
    front = noted(
      startStorefront(values, {
        log: join(logFolder, `${database}-storefront.log`),
        publishableKey,
        env,
      }),
    );
    await untilHealthy(front, storefrontHealth(values)).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
  }

  return {
    backendUrl: values["BACKEND_URL"] ?? "",
    shopUrl: values["SHOP_URL"] ?? "",
    publishableKey,
    storefrontSecret: values["STOREFRONT_SECRET"] ?? "",
    databaseUrl: values["DATABASE_URL"] ?? "",
    adminToken: () => signIn(values["BACKEND_URL"] ?? ""),
    query: <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) =>
      withClient(
        values["DATABASE_URL"] ?? "",
        async (client) => (await client.query(sql, params)).rows as Row[],
      ),
    kill9: () => {
      asStarted = false;
      return stopPid(backend.pid, { signal: "SIGKILL" });
    },
    restart: async (extra = {}) => {
      asStarted = false;
      await backend.stop();
      backend = launched(extra, true);
      await healthy(backend);
      asStarted = usual && others.length === 0 && Object.keys(extra).length === 0;
    },
    stop,
    logs: () => readFileSync(log).subarray(saidBefore).toString("utf8"),
    another: async (which, extra) => {
      asStarted = false;
      const port = String(await freePort());
      const itsValues = { ...values, ...extra, BACKEND_PORT: port };
      const itsLog = join(logFolder, `${database}-${which}.log`);
      const service = noted(
        // By the command of the containers.
        startService({
          name: which,
          args: [join(ROOT, "backend", "bin", "run.mjs"), "backend"],
          cwd: ROOT,
          env: { ...itsValues, ...env, ...extra },
          log: itsLog,
        }),
      );
      others.push(service);
      await untilHealthy(service, backendHealth(itsValues));
      return {
        backendUrl: `http://localhost:${port}`,
        kill9: () => stopPid(service.pid, { signal: "SIGKILL" }),
        logs: () => readFileSync(itsLog, "utf8"),
      };
    },
  };
}

/** The same service, which is also ended when this test process dies before it stops it. */
function noted(service: Service): Service {
  const forget = noteProgram(service.pid);
  return { ...service, stop: () => service.stop().then(forget) };
}

async function signIn(backendUrl: string): Promise<string> {
  const answer = await fetch(`${backendUrl}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(TEST_ADMIN),
  });
  if (!answer.ok)
    throw new Error(`The demo operator could not sign in: ${answer.status} ${await answer.text()}`);
  const { token } = (await answer.json()) as { token: string };
  return token;
}
