import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withStandIn } from "./demo-stripe.mjs";
import { readEnvFile } from "./dotenv.mjs";
import { Fault } from "./fault.mjs";
import { ROOT, RUNTIME } from "./paths.mjs";
import { writeJson } from "./sources.mjs";

/**
 * Every setting of the shop: who may read it, what the demo puts there when nobody did, and what is wrong with a
 * value. `.env.template` explains each to the person who sets it; a test keeps the two lists the same.
 * @typedef {"backend" | "storefront"} Reader
 * @typedef {{
 *   name: string,
 *   readers: Reader[],
 *   demo?: (given: Record<string, string>, secrets: Record<string, string>) => string,
 *   usual?: string,
 *   optional?: boolean,
 *   fault?: (value: string, given: Record<string, string>, reader?: Reader) => string | null,
 * }} Setting `usual` is a default good enough for production too; without it production must set a value, unless
 * the setting is `optional` and leaving it out means to do without
 */

/** @param {string} value */
const portFault = (value) =>
  /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535 ? null : "must be a port, 1 to 65535";

/** @param {string} value */
function addressFault(
  value,
  /** @type {Record<string, string>} */ given,
  /** @type {Reader | undefined} */ reader = undefined,
) {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !["http:", "https:"].includes(url.protocol))
    return "must be an address such as https://shop.example";
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  // Beside the backend, on a network of their own, the storefront may ask it by its bare name.
  if (reader === "storefront" && given["SHOP_URL"] && !url.hostname.includes(".")) return null;
  // Session cookies only travel over https, so a shop on plain http would let nobody log in.
  if (given["ARNIA_MODE"] === "production" && url.protocol === "http:" && !here)
    return "must begin with https://";
  return null;
}

/** @param {string} value */
function secretFault(value) {
  if (value.length < 32) return "needs at least 32 characters: try `openssl rand -hex 32`";
  return new Set(value).size < 10
    ? "repeats itself too much to be a secret: try `openssl rand -hex 32`"
    : null;
}

/** @param {string} value */
function vaultKeyFault(value) {
  const keys = value.split(",");
  if (keys.some((key) => !/^([0-9a-fA-F]{64}|[A-Za-z0-9+/]{43}=)$/.test(key)))
    return "must be 32 bytes in hex or base64: try `openssl rand -hex 32`";
  return keys.map(secretFault).find((fault) => fault !== null) ?? null;
}

/** @param {string} value */
function smtpFault(value, /** @type {Record<string, string>} */ given) {
  if (value === "" && given["ARNIA_MODE"] !== "production") return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  return url && ["smtp:", "smtps:"].includes(url.protocol) && url.hostname !== ""
    ? null
    : "must be an address such as smtps://user:password@mail.example:465";
}

/** @param {string} value */
const accountFault = (value) =>
  /^[^|]+(\|\s*\p{L}+ [\w. -]+)+$/u.test(value)
    ? null
    : 'must be a holder and numbers with bars between them, like "Arnia | CBU 0123456789012345678901"';

/** @param {string} value */
function workerModeFault(value, /** @type {Record<string, string>} */ given) {
  if (!["shared", "server", "worker"].includes(value)) return "must be shared, server or worker";
  // Without Redis a server's events would stay in its own memory, and no worker would ever hear of them.
  return value === "shared" || given["REDIS_URL"] ? null : `can be ${value} only with a REDIS_URL`;
}

/** @param {string} value */
function stripeFault(value, /** @type {Record<string, string>} */ given) {
  if ((value === "") !== (given["STRIPE_SECRET_KEY"] === ""))
    return "stands beside STRIPE_SECRET_KEY: set both, or neither";
  return value === "" || value.startsWith("whsec_")
    ? null
    : "must be a webhook's signing secret, which begins with whsec_";
}

/** @param {RegExp} pattern @param {string} wanted @returns {(value: string) => string | null} */
const matching = (pattern, wanted) => (value) => (pattern.test(value) ? null : wanted);

/** @param {number} least @param {number} most @returns {(value: string) => string | null} */
const wholeNumber = (least, most) => (value) =>
  /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most
    ? null
    : `must be a whole number from ${least} to ${most}`;

/** @param {string} name @param {Setting["readers"]} readers @returns {Setting} */
const secret = (name, readers) => ({
  name,
  readers,
  demo: (_given, secrets) => (secrets[name] ??= randomBytes(32).toString("hex")),
  fault: secretFault,
});

/** @type {Setting[]} */
export const SETTINGS = [
  {
    name: "ARNIA_MODE",
    readers: ["backend", "storefront"],
    usual: "demo",
    fault: matching(/^(demo|production)$/, "must be demo or production"),
  },
  {
    name: "DATABASE_URL",
    readers: ["backend"],
    demo: () => "", // The launcher fills in its own PostgreSQL.
    fault: matching(/^(postgres(ql)?:\/\/.+)?$/, "must begin with postgres://"),
  },
  { name: "SHOP_PORT", readers: ["storefront"], usual: "4321", fault: portFault },
  // Medusa is given its port on the command line.
  { name: "BACKEND_PORT", readers: [], usual: "9000", fault: portFault },
  { name: "SHOP_HOST", readers: ["storefront"], usual: "" },
  { name: "TRUSTED_PROXIES", readers: ["storefront"], usual: "0", fault: wholeNumber(0, 5) },
  {
    name: "SHOP_URL",
    readers: ["backend", "storefront"],
    demo: (given) => `http://localhost:${given["SHOP_PORT"]}`,
    fault: addressFault,
  },
  {
    name: "BACKEND_URL",
    readers: ["backend", "storefront"],
    demo: (given) => `http://localhost:${given["BACKEND_PORT"]}`,
    fault: addressFault,
  },
  secret("JWT_SECRET", ["backend"]),
  secret("COOKIE_SECRET", ["backend"]),
  secret("STOREFRONT_SECRET", ["backend", "storefront"]),
  secret("ORDER_LINK_SECRET", ["backend"]),
  { ...secret("VAULT_KEY", ["backend"]), fault: vaultKeyFault },
  secret("BASKET_SECRET", ["storefront"]),
  { name: "BANK_NAME", readers: ["backend"], demo: () => "Demo Bank (no such account)" },
  {
    name: "BANK_IBAN",
    readers: ["backend"],
    demo: () => "IT00X0542811101000000123456",
    fault: matching(/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/, "must be an IBAN without spaces"),
  },
  {
    name: "BANK_BIC",
    readers: ["backend"],
    demo: () => "DEMOITM1XXX",
    fault: matching(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/, "must be a BIC of 8 or 11 characters"),
  },
  {
    name: "BANK_AR",
    readers: ["backend"],
    demo: () => "Demo Bank (no such account) | CBU 0000000000000000000000 | Alias arnia.demo",
    optional: true,
    fault: accountFault,
  },
  {
    name: "BANK_PE",
    readers: ["backend"],
    demo: () => "Demo Bank (no such account) | CCI 00000000000000000000",
    optional: true,
    fault: accountFault,
  },
  {
    name: "BANK_PR",
    readers: ["backend"],
    demo: () => "Demo Bank (no such account) | Routing 000000000 | Account 0000000000",
    optional: true,
    fault: accountFault,
  },
  {
    name: "LIVE_SELLING",
    readers: ["backend"],
    usual: "off",
    fault: matching(/^(on|off)$/, "must be on or off"),
  },
  {
    name: "SMTP_URL",
    readers: ["backend"],
    demo: () => "", // Into MAIL_FOLDER then.
    fault: smtpFault,
  },
  {
    name: "MAIL_FROM",
    readers: ["backend"],
    demo: () => "Arnia <shop@arnia.example>",
    fault: matching(
      /^[^<>\r\n@]*<?[^\s<>@,;]+@[^\s<>@,;]+>?$/,
      "must be one address, such as Arnia <shop@example.org>",
    ),
  },
  { name: "MAIL_FOLDER", readers: ["backend"], usual: join(RUNTIME, "mail") },
  {
    name: "STRIPE_SECRET_KEY",
    readers: ["backend"],
    usual: "",
    fault: matching(/^((sk|rk)_\w+)?$/, "must be a secret key, which begins with sk_ or rk_"),
  },
  { name: "STRIPE_WEBHOOK_SECRET", readers: ["backend"], usual: "", fault: stripeFault },
  { name: "STRIPE_HOST", readers: ["backend"], usual: "api.stripe.com" },
  { name: "STRIPE_PORT", readers: ["backend"], usual: "443", fault: portFault },
  {
    name: "STRIPE_PROTOCOL",
    readers: ["backend"],
    usual: "https",
    fault: matching(/^https?$/, "must be https, or http for a stand-in on this machine"),
  },
  { name: "STOCK_HOLD_MINUTES", readers: ["backend"], usual: "35", fault: wholeNumber(5, 1440) },
  {
    name: "SWEEP_SECONDS",
    readers: ["backend"],
    usual: "60",
    fault: matching(/^(5|10|20|30|60)$/, "must be 5, 10, 20, 30 or 60"),
  },
  { name: "TRANSFER_EXPIRY_DAYS", readers: ["backend"], usual: "7", fault: wholeNumber(1, 60) },
  { name: "PROFORMA_EXPIRY_DAYS", readers: ["backend"], usual: "30", fault: wholeNumber(1, 120) },
  { name: "ARNIA_PAYEE_COOL_DOWN_DAYS", readers: ["backend"], usual: "3", fault: wholeNumber(0, 30) },
  {
    name: "MEILISEARCH_HOST",
    readers: ["backend"],
    usual: "",
    fault: matching(/^(https?:\/\/.+)?$/, "must be an address such as http://localhost:7700"),
  },
  { name: "MEILISEARCH_KEY", readers: ["backend"], usual: "" },
  {
    name: "REDIS_URL",
    readers: ["backend"],
    usual: "",
    fault: matching(/^(rediss?:\/\/.+)?$/, "must be an address such as redis://localhost:6379"),
  },
  { name: "MEDUSA_WORKER_MODE", readers: ["backend"], usual: "shared", fault: workerModeFault },
];

const SECRETS_FILE = join(RUNTIME, "secrets.json");

/** @returns {Record<string, string>} what the demo has made up for itself */
function readSecrets() {
  return existsSync(SECRETS_FILE) ? JSON.parse(readFileSync(SECRETS_FILE, "utf8")) : {};
}

/**
 * The settings of this start: the environment wins over `.env`, and `.env` over the demo's own values. In production
 * nothing is made up: what is missing or weak is listed in full and the start ends there.
 * A `reader` is one program that is started alone, and has only its own settings. With `demoStripe` cards are paid on the
 * stand-in.
 * @param {{ production?: boolean, demoStripe?: boolean, environment?: NodeJS.ProcessEnv, envFile?: string, reader?: Reader }} [options]
 * @returns {{ values: Record<string, string>, demo: boolean, admin: { email: string, password: string } | null, deskPassword: string | null }}
 */
export function readSettings({
  production = false,
  demoStripe = false,
  environment = process.env,
  envFile = join(ROOT, ".env"),
  reader,
} = {}) {
  const given = { ...readEnvFile(envFile), ...environment };
  if (production) given["ARNIA_MODE"] = "production";
  const demo = (given["ARNIA_MODE"] || "demo") === "demo";
  const secrets = demo ? readSecrets() : {};
  const before = JSON.stringify(secrets);

  /** @type {Record<string, string>} */
  const values = {};
  const faults = [];
  for (const setting of SETTINGS) {
    const { name, usual, fault, readers } = setting;
    // What no program reads is for the launcher, and told to a program on its command line.
    if (reader && readers.length > 0 && !readers.includes(reader)) continue;
    const value = (given[name]?.trim() || usual) ?? (demo ? setting.demo?.(values, secrets) : undefined);
    if (value === undefined && setting.optional) continue;
    if (value === undefined) {
      faults.push(`  ${name} is missing`);
      continue;
    }
    const wrong = fault?.(value, values, reader) ?? null;
    if (wrong) faults.push(`  ${name} ${wrong}`);
    values[name] = value;
  }
  const named = SETTINGS.filter(({ name }) => /_SECRET$|^VAULT_KEY$/.test(name) && values[name]);
  for (const { name } of named)
    if (named.some((other) => other.name < name && values[other.name] === values[name]))
      faults.push(`  ${name} is the same as another secret: each needs its own`);
  if (faults.length > 0)
    throw new Fault(`These settings need attention (.env.template explains each):\n${faults.join("\n")}`);

  if (demoStripe) Object.assign(values, withStandIn(values, { demo, secrets }));

  const admin = demo
    ? {
        email: (secrets["ARNIA_DEMO_ADMIN_EMAIL"] ??= "network@arnia.example"),
        password: (secrets["ARNIA_DEMO_ADMIN_PASSWORD"] ??= randomBytes(9).toString("base64url")),
      }
    : null;
  // One for every person of every demo co-op: there is nothing behind it but a demo.
  const deskPassword = demo
    ? (secrets["ARNIA_DEMO_STAFF_PASSWORD"] ??= randomBytes(9).toString("base64url"))
    : null;
  if (JSON.stringify(secrets) !== before) writeJson(SECRETS_FILE, secrets, 0o600);
  return { values, demo, admin, deskPassword };
}

/**
 * What one program gets to know: its own settings and nobody else's.
 * @param {Record<string, string>} values
 * @param {"backend" | "storefront"} reader
 * @returns {Record<string, string | undefined>} `undefined` takes a name out of the inherited environment
 */
export function settingsFor(values, reader) {
  return Object.fromEntries(
    SETTINGS.map(({ name, readers }) => [name, readers.includes(reader) ? values[name] : undefined]),
  );
}
