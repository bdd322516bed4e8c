export type Settings = {
  shop_url: string;
  backend_url: string;
  publishable_key: string;
  storefront_secret: string;
  basket_secret: string;
  secure_cookies: boolean;
};

const REQUIRED = {
  SHOP_URL: "where shoppers reach the shop, for example https://shop.example.org",
  BACKEND_URL: "where this server reaches the backend, for example http://localhost:9000",
  PUBLISHABLE_KEY: "the publishable key of the shop's sales channel",
  STOREFRONT_SECRET: "the secret the backend expects from this server, 32 characters or more",
  BASKET_SECRET: "the secret that signs the basket cookie, 32 characters or more",
} as const;

const SECRETS: ReadonlySet<string> = new Set(["STOREFRONT_SECRET", "BASKET_SECRET"]);
const URLS: ReadonlySet<string> = new Set(["SHOP_URL", "BACKEND_URL"]);

/** Reads the settings, or throws one error that lists every fault. */
function readSettings(env: Record<string, string | undefined>): Settings {
  const faults: string[] = [];
  const read = (name: keyof typeof REQUIRED): string => {
    const value = env[name]?.trim() ?? "";
    if (value === "") faults.push(`${name} is not set: ${REQUIRED[name]}`);
    else if (SECRETS.has(name) && value.length < 32) faults.push(`${name} is too short: ${REQUIRED[name]}`);
    else if (URLS.has(name) && !/^https?:\/\//.test(value))
      faults.push(`${name} is not an address ("${value}"): ${REQUIRED[name]}`);
    return value;
  };
  const settings: Settings = {
    shop_url: read("SHOP_URL").replace(/\/+$/, ""),
    backend_url: read("BACKEND_URL").replace(/\/+$/, ""),
    publishable_key: read("PUBLISHABLE_KEY"),
    storefront_secret: read("STOREFRONT_SECRET"),
    basket_secret: read("BASKET_SECRET"),
    secure_cookies: env["SHOP_URL"]?.startsWith("https://") ?? false,
  };
  if (faults.length > 0) throw new Error(`The storefront cannot start:\n  - ${faults.join("\n  - ")}`);
  return settings;
}

let known: Settings | undefined;

/** The settings of this process, read once. */
export function settings(): Settings {
  known ??= readSettings(process.env);
  return known;
}
