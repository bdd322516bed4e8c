import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build, PROGRAMS } from "./lib/build.mjs";
import { ensureDatabase, migrate, PUBLISHABLE_KEY_FILE, seed } from "./lib/database.mjs";
import { standInHealth, startStandIn } from "./lib/demo-stripe.mjs";
import { Fault, say } from "./lib/fault.mjs";
import { install } from "./lib/install.mjs";
import { clearLeftovers, forget, remember } from "./lib/leftovers.mjs";
import { shopNode } from "./lib/node.mjs";
import { DATABASE_FOLDER, LOGS, ROOT, RUNTIME } from "./lib/paths.mjs";
import { requireFreePorts } from "./lib/ports.mjs";
import { openPostgres } from "./lib/postgres.mjs";
import { isAlive, pause, stopRunning, watchRunning } from "./lib/processes.mjs";
import { elapsed, step } from "./lib/progress.mjs";
import { backendHealth, startBackend, startStorefront, storefrontHealth } from "./lib/programs.mjs";
import { lastWords, untilHealthy } from "./lib/services.mjs";
import { readSettings, settingsFor } from "./lib/settings.mjs";

const began = Date.now();

/** What runs, in the order in which it was started. @type {import("./lib/services.mjs").Service[]} */
const services = [];
/** @type {import("./lib/postgres.mjs").Postgres | null} */
let postgres = null;
/** @type {Promise<void> | null} */
let stopping = null;

/** Storefront, backend, PostgreSQL: whoever needs another one goes first. */
function stopAll() {
  stopping ??= (async () => {
    stopRunning();
    for (const service of [...services].reverse()) await service.stop();
    await postgres?.stop();
    forget();
  })();
  return stopping;
}

function stopAndLeave() {
  if (stopping) return;
  console.log("\n  Stopping …");
  void stopAll().then(() => {
    console.log("  Everything is stopped. The data stays in .arnia.\n");
    process.exit(0);
  });
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, stopAndLeave);

// npm that is told to end ends without a word to what it runs: we would go on with nobody to stop us.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) stopAndLeave();
}, 1000).unref();

/**
 * @param {() => import("./lib/services.mjs").Service} start
 * @param {string} health
 * @param {{ name: string, port: number }} port
 */
async function serve(start, health, port) {
  // Somebody may have taken it while we were building, and would then answer in our program's place.
  await requireFreePorts([port]);
  const service = start();
  services.push(service);
  note();
  await untilHealthy(service, health);
  return relative(ROOT, service.log);
}

/** @type {number[]} */
let steps = [];

/** Writes down what runs, for the next start to end should this process be killed. */
function note() {
  remember([
    ...services,
    ...steps.map((pid) => ({ name: "step", pid })),
    ...(postgres ? [{ name: "postgres", pid: postgres.pid }] : []),
  ]);
}

watchRunning((pids) => {
  steps = pids;
  if (!stopping) note();
});

async function main() {
  console.log("\n  Arnia\n");
  const demoStripe = process.argv.includes("--demo-stripe");
  const { values, demo, admin, deskPassword } = readSettings({
    production: process.argv.includes("--production"),
    demoStripe,
  });
  const ended = await clearLeftovers();
  if (ended.length > 0)
    console.log(`  A killed start had left these behind, they are ended: ${ended.join(", ")}\n`);
  const shopPort = { name: "SHOP_PORT", port: Number(values["SHOP_PORT"]) };
  const backendPort = { name: "BACKEND_PORT", port: Number(values["BACKEND_PORT"]) };
  const stripePort = { name: "STRIPE_PORT", port: Number(values["STRIPE_PORT"]) };
  await requireFreePorts([shopPort, backendPort, ...(demoStripe ? [stripePort] : [])]);

  await step("Packages", install);
  shopNode();
  if (!values["DATABASE_URL"]) {
    await step("PostgreSQL", async () => {
      const found = await openPostgres({
        folder: DATABASE_FOLDER,
        log: join(LOGS, "postgres.log"),
        port: 5439,
      });
      postgres = found;
      note();
      await ensureDatabase(found.url("postgres"), "arnia");
      values["DATABASE_URL"] = found.url("arnia");
      return `${found.adopted ? "was still running" : "started"} on port ${found.port}`;
    });
  }

  const backendEnv = {
    ...settingsFor(values, "backend"),
    ARNIA_DEMO_ADMIN_EMAIL: admin?.email,
    ARNIA_DEMO_ADMIN_PASSWORD: admin?.password,
    ARNIA_DEMO_STAFF_PASSWORD: deskPassword ?? undefined,
  };
  await step("Backend build", () => build(PROGRAMS.backend, backendEnv));
  await step("Storefront build", () => build(PROGRAMS.storefront, settingsFor(values, "storefront")));
  await step("Migrations", () => migrate(backendEnv));
  await step("Seed", () => seed(backendEnv));
  if (demoStripe)
    await step("Stripe stand-in", () =>
      serve(
        () =>
          startStandIn(values, {
            file: join(RUNTIME, "stripe-stand-in.json"),
            log: join(LOGS, "stripe.log"),
          }),
        standInHealth(values),
        stripePort,
      ),
    );
  await step("Backend", () =>
    serve(() => startBackend(values, { log: join(LOGS, "backend.log") }), backendHealth(values), backendPort),
  );
  await step("Storefront", () => {
    const publishableKey = readFileSync(PUBLISHABLE_KEY_FILE, "utf8").trim();
    return serve(
      () => startStorefront(values, { log: join(LOGS, "storefront.log"), publishableKey }),
      storefrontHealth(values),
      shopPort,
    );
  });

  console.log(`\n  Ready after ${elapsed(began)}.\n`);
  console.log(`    Shop    ${values["SHOP_URL"]}`);
  console.log(`    Admin   ${values["BACKEND_URL"]}/app`);
  if (admin) console.log(`    Login   ${admin.email}  ${admin.password}`);
  if (deskPassword) {
    console.log(`    Desk    ${values["SHOP_URL"]}/en/portal  ${deskPassword}`);
    for (const coop of demoCoops()) console.log(`            desk@${coop}.example  board@${coop}.example`);
    console.log(
      `            buyer@bar-alveare.example at ${values["SHOP_URL"]}/en/wholesale, the same password`,
    );
  }
  if (demoStripe)
    console.log(
      `    Cards   4242 4242 4242 4242 pays, 4000 0027 6000 3184 asks the bank, 4000 0000 0000 0002 is declined`,
    );
  if (!values["SMTP_URL"])
    console.log(
      `    Mail    ${relative(process.cwd(), values["MAIL_FOLDER"] ?? "")}  (every mail as a file)`,
    );
  if (demo) console.log("            This is a demo: no money moves, and nothing is sent.");
  console.log(`    Logs    ${relative(process.cwd(), LOGS) || "."}\n\n  Ctrl-C stops everything.\n`);

  await Promise.race([
    ...services.map(async (service) => {
      const how = await service.exited;
      if (!stopping) throw new Fault(lastWords(service, how));
    }),
    watchPostgres(),
  ]);
}

/** Each file is one co-op, called by its handle. */
function demoCoops() {
  return readdirSync(join(ROOT, "seed", "co-ops"))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(/\.json$/, ""))
    .sort();
}

/** PostgreSQL may be one we took over, so its end is noticed by looking. */
async function watchPostgres() {
  const log = join(LOGS, "postgres.log");
  while (!stopping) {
    if (postgres && !isAlive(postgres.pid))
      throw new Fault(
        lastWords(
          { name: "PostgreSQL", pid: postgres.pid, log, exited: Promise.resolve(""), stop: async () => {} },
          "ended",
        ),
      );
    await pause(1_000);
  }
}

try {
  await main();
} catch (error) {
  // A step that fails because we are stopping is not worth a word.
  if (!stopping) {
    say(error);
    if (services.length > 0) console.error("\n  Stopping the rest.");
    await stopAll();
    console.error("");
    process.exit(1);
  }
}
