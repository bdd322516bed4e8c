import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Fault } from "./fault.mjs";
import { ROOT } from "./paths.mjs";
import { startService } from "./services.mjs";

/**
 * The demo's cards: a stand-in for Stripe beside the shop, with a page on which only test cards pay. What it knows lies
 * beside the demo's data, and goes when that is deleted.
 */
const FOLDER = join(ROOT, "tests", "support", "stripe");

/**
 * The settings with which the shop asks the stand-in and nobody else.
 * @param {Record<string, string>} values every setting
 * @param {{ demo: boolean, secrets: Record<string, string> }} of `secrets` are kept, since the stand-in remembers its key
 */
export function withStandIn(values, { demo, secrets }) {
  if (!demo) throw new Fault("--demo-stripe is for the demo: in production cards are Stripe's own.");
  if (values["STRIPE_SECRET_KEY"])
    throw new Fault("STRIPE_SECRET_KEY is set. Take it out to try the stand-in, or leave --demo-stripe out.");
  return {
    ...values,
    STRIPE_SECRET_KEY: (secrets["DEMO_STRIPE_KEY"] ??= `sk_test_${randomBytes(16).toString("hex")}`),
    STRIPE_WEBHOOK_SECRET: (secrets["DEMO_STRIPE_WEBHOOK"] ??= `whsec_${randomBytes(16).toString("hex")}`),
    STRIPE_HOST: "127.0.0.1",
    STRIPE_PORT: values["STRIPE_PORT"] === "443" ? "12111" : (values["STRIPE_PORT"] ?? ""),
    STRIPE_PROTOCOL: "http",
  };
}

/**
 * @param {Record<string, string>} values every setting
 * @param {{ log: string, file: string }} options `file` is where it keeps what it knows
 */
export function startStandIn(values, { log, file }) {
  return startService({
    name: "Stripe stand-in",
    // Node takes the types out of a file by itself; before 22.18 it has to be told.
    args: ["--experimental-strip-types", "--no-warnings", join(FOLDER, "serve.ts")],
    cwd: ROOT,
    env: {
      STRIPE_SECRET_KEY: values["STRIPE_SECRET_KEY"],
      STRIPE_WEBHOOK_SECRET: values["STRIPE_WEBHOOK_SECRET"],
      STRIPE_PORT: values["STRIPE_PORT"],
      STAND_IN_FILE: file,
      STAND_IN_TELLS: `${values["BACKEND_URL"]}/hooks/stripe`,
    },
    log,
  });
}

/** @param {Record<string, string>} values every setting */
export const standInHealth = (values) => `http://127.0.0.1:${values["STRIPE_PORT"]}/health`;
