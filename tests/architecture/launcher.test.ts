import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { migrationMark } from "../../backend/bin/lib/database.mjs";
import { withStandIn } from "../../backend/bin/lib/demo-stripe.mjs";
import { parseEnvText } from "../../backend/bin/lib/dotenv.mjs";
import { freePort, requireFreePorts } from "../../backend/bin/lib/ports.mjs";
import { openPostgres, runningServer, withClient } from "../../backend/bin/lib/postgres.mjs";
import { stopPid } from "../../backend/bin/lib/processes.mjs";
import { readSettings, SETTINGS, settingsFor } from "../../backend/bin/lib/settings.mjs";
import { fingerprint } from "../../backend/bin/lib/sources.mjs";
import { TEST_SETTINGS } from "../support/template";

const folder = mkdtempSync(join(tmpdir(), "launcher-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const GOOD: Record<string, string> = {
  ...TEST_SETTINGS,
  ARNIA_MODE: "production",
  DATABASE_URL: "postgres://arnia:secret@db/arnia",
  SHOP_URL: "https://shop.example",
  BACKEND_URL: "https://admin.shop.example",
  SMTP_URL: "smtps://shop:secret@mail.example:465",
};

const messageOf = (settings: Record<string, string>): string => {
  try {
    readSettings({ environment: settings, envFile: join(folder, "none") });
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe("the demo's cards", () => {
  const none = { STRIPE_SECRET_KEY: "", STRIPE_PORT: "443" };

  it("are paid on this machine, by keys that stay the same from one start to the next", () => {
    const secrets: Record<string, string> = {};
    const first = withStandIn(none, { demo: true, secrets });
    expect(first).toMatchObject({
      STRIPE_SECRET_KEY: expect.stringMatching(/^sk_test_[0-9a-f]{32}$/) as string,
      STRIPE_HOST: "127.0.0.1",
      STRIPE_PORT: "12111",
      STRIPE_PROTOCOL: "http",
    });
    expect(withStandIn({ ...none, STRIPE_PORT: "5005" }, { demo: true, secrets })).toEqual({
      ...first,
      STRIPE_PORT: "5005",
    });
  });

  it.each([
    ["in production", none, false, "--demo-stripe is for the demo"],
    ["beside a real key", { ...none, STRIPE_SECRET_KEY: "sk_live_1" }, true, "STRIPE_SECRET_KEY is set"],
  ])("are refused %s", (_when, values, demo, complaint) => {
    expect(() => withStandIn(values, { demo, secrets: {} })).toThrow(complaint);
  });
});

describe("a migration", () => {
  it("is needed again for another search engine, which has none of the indexes", () => {
    const mark = (MEILISEARCH_HOST: string) => migrationMark("database", { ...GOOD, MEILISEARCH_HOST });
    expect(new Set([mark(""), mark("http://search:7700"), mark("http://other:7700")]).size).toBe(3);
    expect(mark("")).toBe(migrationMark("database", GOOD));
  });
});

describe("settings in production", () => {
  it("are accepted when every one is there and strong", () => {
    expect(messageOf(GOOD)).toBe("");
  });

  it("make nothing up: an empty environment is answered with the full list", () => {
    const message = messageOf({ ARNIA_MODE: "production" });
    const needed = SETTINGS.filter(({ usual, optional }) => usual === undefined && !optional).map(
      ({ name }) => name,
    );
    expect(needed.length).toBeGreaterThan(8);
    for (const name of needed) expect(message).toContain(`${name} is missing`);
  });

  it.each([
    ["JWT_SECRET", "short", "needs at least 32 characters"],
    ["COOKIE_SECRET", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "repeats itself"],
    ["BASKET_SECRET", GOOD["JWT_SECRET"] ?? "", "the same as another secret"],
    ["SHOP_URL", "http://shop.example", "must begin with https://"],
    ["BANK_IBAN", "IT60 X054", "IBAN without spaces"],
    ["BANK_AR", "CBU 0123", "a holder and numbers with bars"],
    ["SHOP_PORT", "99999", "must be a port"],
    ["SMTP_URL", "", "is missing"],
    ["SMTP_URL", "https://mail.example", "must be an address such as smtps://"],
    ["MAIL_FROM", "Arnia <a@shop.example>, <b@shop.example>", "must be one address"],
    ["ARNIA_MODE", "prod", "must be demo or production"],
  ])("refuse %s=%s", (name, value, complaint) => {
    expect(messageOf({ ...GOOD, [name]: value })).toContain(complaint);
  });

  it("name no demo operator", () => {
    expect(readSettings({ environment: GOOD, envFile: join(folder, "none") }).admin).toBeNull();
  });

  it("take the environment before .env, and .env before what the shop would choose", () => {
    const envFile = join(folder, "env");
    writeFileSync(envFile, 'SHOP_PORT=5001\nBACKEND_PORT="5002"\n# BANK_BIC=NO\n');
    const without = Object.fromEntries(Object.entries(GOOD).filter(([name]) => !name.endsWith("_PORT")));
    const { values } = readSettings({ environment: { ...without, SHOP_PORT: "5003" }, envFile });
    expect([values["SHOP_PORT"], values["BACKEND_PORT"], values["STOCK_HOLD_MINUTES"]]).toEqual([
      "5003",
      "5002",
      "35",
    ]);
  });

  it("reach only the program that needs them", () => {
    expect(settingsFor(GOOD, "storefront")["JWT_SECRET"]).toBeUndefined();
    expect(settingsFor(GOOD, "storefront")["DATABASE_URL"]).toBeUndefined();
    expect(settingsFor(GOOD, "backend")["BASKET_SECRET"]).toBeUndefined();
  });
});

describe("a .env file", () => {
  it("is read line by line, with quotes and comments", () => {
    expect(parseEnvText("A=1\n#B=2\nexport C='x y'\n D = z \nnot a line")).toEqual({
      A: "1",
      C: "x y",
      D: "z",
    });
  });
});

describe("ports", () => {
  it("that are taken are named in one line each, with the setting to change", async () => {
    const port = await freePort();
    const holder = createServer().listen(port);
    await new Promise((resolve) => holder.once("listening", resolve));
    await expect(requireFreePorts([{ name: "SHOP_PORT", port }])).rejects.toThrow(
      new RegExp(`^Port ${port} is taken .* set SHOP_PORT to a free port in .env\\.$`),
    );
    await new Promise((resolve) => holder.close(resolve));
    await expect(requireFreePorts([{ name: "SHOP_PORT", port }])).resolves.toBeUndefined();
  });
});

describe("fingerprints", () => {
  it("follow the content of sources and pass over the tests beside them", () => {
    const sources = mkdtempSync(join(folder, "sources-"));
    writeFileSync(join(sources, "a.ts"), "1");
    const first = fingerprint([sources]);
    writeFileSync(join(sources, "a.test.ts"), "2");
    expect(fingerprint([sources])).toBe(first);
    writeFileSync(join(sources, "a.ts"), "3");
    expect(fingerprint([sources])).not.toBe(first);
  });
});

describe("the embedded PostgreSQL", () => {
  it("keeps its data, is taken over when it still runs, and comes back after being killed", async () => {
    const options = { folder: join(folder, "postgres"), log: join(folder, "postgres.log") };
    const first = await openPostgres(options);
    await withClient(first.url("postgres"), (client) =>
      client.query("create table kept as select 7 as number"),
    );

    const second = await openPostgres(options);
    expect([second.adopted, second.pid]).toEqual([true, first.pid]);

    await stopPid(second.pid, { signal: "SIGKILL" });
    expect(existsSync(join(options.folder, "data", "postmaster.pid"))).toBe(true);
    const third = await openPostgres(options);
    try {
      const { rows } = await withClient(third.url("postgres"), (client) =>
        client.query<{ number: number; encoding: string }>(
          "select number, current_setting('server_encoding') as encoding from kept",
        ),
      );
      expect(third.adopted).toBe(false);
      expect(rows).toEqual([{ number: 7, encoding: "UTF8" }]);
    } finally {
      await third.stop();
    }
    expect(runningServer(join(options.folder, "data"))).toBeNull();
  });
});
