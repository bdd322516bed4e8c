import { z } from "@medusajs/framework/zod";

/**
 * Every setting of the backend, read once. `demo` is a setting of ours and is never derived from NODE_ENV:
 * a production build runs the demo too.
 */

const secret = z.string().min(32, "needs at least 32 characters");

const settingsSchema = z.object({
  ARNIA_MODE: z.enum(["demo", "production"]),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgres://"),
  SHOP_URL: z.url(),
  BACKEND_URL: z.url(),
  JWT_SECRET: secret,
  COOKIE_SECRET: secret,
  STOREFRONT_SECRET: secret,
  ORDER_LINK_SECRET: secret,
  BANK_NAME: z.string().min(1),
  BANK_IBAN: z.string().regex(/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/, "must be an IBAN without spaces"),
  BANK_BIC: z.string().regex(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/, "must be a BIC of 8 or 11 characters"),
  STOCK_HOLD_MINUTES: z.coerce.number().int().min(5).max(1440).default(35),
  TRANSFER_EXPIRY_DAYS: z.coerce.number().int().min(1).max(60).default(7),
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * Parses the environment.
 * @throws Error whose message is the full list of faults, one a line, so that a start fails once and not ten times.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = settingsSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const name = issue.path.join(".");
    return `  ${name}: ${env[name] ? issue.message : "is missing"}`;
  });
  throw new Error(`These settings need attention (see .env.template):\n${faults.join("\n")}`);
}

let cached: Settings | undefined;

/** The settings of this process. */
export function settings(): Settings {
  cached ??= readSettings(process.env);
  return cached;
}
