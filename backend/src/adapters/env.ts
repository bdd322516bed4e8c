import { z } from "@medusajs/framework/zod";
import type { FoodSelling } from "../domain/trade/food";

/**
 * Every setting of the backend, read once. `demo` is a setting of ours and is never derived from NODE_ENV:
 * a production build runs the demo too.
 */

const secret = z.string().min(32, "needs at least 32 characters");
/** One key of 32 bytes, in 64 hex digits or 44 characters of base64; an earlier one may follow behind a comma. */
const vaultKey = z
  .string()
  .regex(
    /^(?:[0-9a-fA-F]{64}|[A-Za-z0-9+/]{43}=)(?:,(?:[0-9a-fA-F]{64}|[A-Za-z0-9+/]{43}=))*$/,
    "must be 32 bytes in hex or base64: try `openssl rand -hex 32`",
  );

/** Whose account, then each number behind the name that banks of the place give it, with bars between them. */
const account = z
  .string()
  .regex(
    /^[^|]+(\|\s*\p{L}+ [\w. -]+)+$/u,
    'must be a holder and numbers with bars between them, like "Arnia | CBU 0123456789012345678901"',
  )
  .optional();

const shape = z.object({
  ARNIA_MODE: z.enum(["demo", "production"]),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgres://"),
  SHOP_URL: z.url(),
  BACKEND_URL: z.url(),
  JWT_SECRET: secret,
  COOKIE_SECRET: secret,
  STOREFRONT_SECRET: secret,
  ORDER_LINK_SECRET: secret,
  VAULT_KEY: vaultKey,
  BANK_NAME: z.string().min(1),
  BANK_IBAN: z.string().regex(/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/, "must be an IBAN without spaces"),
  BANK_BIC: z.string().regex(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/, "must be a BIC of 8 or 11 characters"),
  BANK_AR: account,
  BANK_PE: account,
  BANK_PR: account,
  /** Empty: no cards are taken. */
  STRIPE_SECRET_KEY: z.string().default(""),
  STRIPE_WEBHOOK_SECRET: z.string().default(""),
  STRIPE_HOST: z.string().min(1).default("api.stripe.com"),
  STRIPE_PORT: z.coerce.number().int().min(1).max(65_535).default(443),
  STRIPE_PROTOCOL: z.enum(["http", "https"]).default("https"),
  STOCK_HOLD_MINUTES: z.coerce.number().int().min(5).max(1440).default(35),
  /** How often what stands half-way is looked for; a part of a minute, since a schedule counts in those. */
  SWEEP_SECONDS: z.coerce
    .number()
    .refine((seconds) => [5, 10, 20, 30, 60].includes(seconds), "must be 5, 10, 20, 30 or 60")
    .default(60),
  /** Whether food is sold for real: only who has checked its law turns it on. Nothing in the demo is. */
  LIVE_SELLING: z.enum(["on", "off"]).default("off"),
  /** Empty only in the demo, which then writes its mail into MAIL_FOLDER. */
  SMTP_URL: z
    .string()
    .regex(/^(smtps?:\/\/[^/\s]+.*)?$/, "must begin with smtp:// or smtps://")
    .default(""),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^<>\r\n@]*<?[^\s<>@,;]+@[^\s<>@,;]+>?$/,
      "must be one address, such as Arnia <shop@example.org>",
    ),
  MAIL_FOLDER: z.string().default(""),
  TRANSFER_EXPIRY_DAYS: z.coerce.number().int().min(1).max(60).default(7),
  PROFORMA_EXPIRY_DAYS: z.coerce.number().int().min(1).max(120).default(30),
  /** How long pay waits before it goes to a payee who took another's place. */
  ARNIA_PAYEE_COOL_DOWN_DAYS: z.coerce.number().int().min(0).max(30).default(3),
  /** Empty: PostgreSQL searches. */
  MEILISEARCH_HOST: z.union([z.literal(""), z.url()]).default(""),
  MEILISEARCH_KEY: z.string().default(""),
  /** Empty: events, workflows, locks, cache and sessions live in this process alone. */
  REDIS_URL: z
    .string()
    .regex(/^(rediss?:\/\/.+)?$/, "must begin with redis://")
    .default(""),
  /** Medusa reads it too: its commands, which must never work in the background, set it to `server` for themselves. */
  MEDUSA_WORKER_MODE: z.enum(["shared", "server", "worker"]).default("shared"),
});

// The demo shows an account that no bank accepts; a real one that is mistyped would send buyers' money astray.
const settingsSchema = shape
  .refine((given) => given.ARNIA_MODE === "demo" || isIban(given.BANK_IBAN), {
    path: ["BANK_IBAN"],
    message: "its check digits are wrong; is it mistyped?",
  })
  .refine((given) => (given.STRIPE_SECRET_KEY === "") === (given.STRIPE_WEBHOOK_SECRET === ""), {
    path: ["STRIPE_WEBHOOK_SECRET"],
    message: "stands beside STRIPE_SECRET_KEY: set both, or neither",
  })
  .refine((given) => given.SMTP_URL !== "" || given.ARNIA_MODE === "demo", {
    path: ["SMTP_URL"],
    message: "is missing",
  })
  .refine((given) => given.SMTP_URL !== "" || given.MAIL_FOLDER !== "", {
    path: ["MAIL_FOLDER"],
    message: "is missing, and there is no SMTP_URL either",
  });

export type Settings = z.infer<typeof settingsSchema>;

/**
 * Parses the environment.
 * @throws Error whose message is the full list of faults, one a line, so that a start fails once and not ten times.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = settingsSchema.safeParse(env);
  const language = languageFault();
  if (parsed.success && !language) return parsed.data;
  const faults = (parsed.error?.issues ?? []).map((issue) => {
    const name = issue.path.join(".");
    return `  ${name}: ${env[name] ? issue.message : "is missing"}`;
  });
  if (language) faults.push(`  LC_ALL: ${language}`);
  throw new Error(`These settings need attention (see .env.template):\n${faults.join("\n")}`);
}

/**
 * Medusa rounds an amount by writing it in the machine's language and cutting the text at the point. Where a comma stands
 * there, nothing is rounded, and an order of 112.895 could never be captured.
 */
function languageFault(): string | null {
  return new Intl.NumberFormat().format(0.5) === "0.5"
    ? null
    : "this machine's language writes 0.5 with a comma, which Medusa cannot round: set LC_ALL=C.UTF-8";
}

/** An IBAN's own check digits (ISO 13616): the whole, letters as numbers and the first four last, leaves 1 by 97. */
function isIban(text: string): boolean {
  const digits = `${text.slice(4)}${text.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}

/** LIVE_SELLING has a say outside the demo alone. */
export function foodSelling(): FoodSelling {
  const { ARNIA_MODE, LIVE_SELLING } = settings();
  if (ARNIA_MODE === "demo") return "all";
  return LIVE_SELLING === "on" ? "complete" : "none";
}

let cached: Settings | undefined;

/** The settings of this process. */
export function settings(): Settings {
  cached ??= readSettings(process.env);
  return cached;
}
