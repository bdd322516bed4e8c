/** No script runs here that is not a file of ours. Styles in attributes carry the co-ops' colours. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self'",
  "font-src 'self'",
  // The search field asks for suggestions.
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** `forms_to`: where else a form of this page may lead, because its answer leads on there. */
type Kind = { secure: boolean; is_private: boolean; has_basket: boolean; forms_to?: string | null };

/** The headers every page carries, and how long it may be kept. */
export function pageHeaders(headers: Headers, { secure, is_private, has_basket, forms_to }: Kind): void {
  const policy = `${POLICY}; form-action 'self'${forms_to ? ` ${forms_to}` : ""}`;
  headers.set("content-security-policy", secure ? `${policy}; upgrade-insecure-requests` : policy);
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  // Not `no-referrer`: with it browsers send `Origin: null` with our own forms, and the origin check refuses them.
  headers.set("referrer-policy", "same-origin");
  headers.set(
    "permissions-policy",
    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  );
  headers.set("cross-origin-opener-policy", "same-origin");
  // The network's desk stands beside the shop on the same site and shows its pictures.
  headers.set("cross-origin-resource-policy", "same-site");
  if (secure) headers.set("strict-transport-security", "max-age=31536000");
  headers.append("vary", "Cookie");
  if (is_private) {
    headers.set("cache-control", "private, no-store");
    headers.set("x-robots-tag", "noindex, nofollow");
  } else {
    // A browser asks each time, so that the basket's count is true; a cache in front of us may answer for a while.
    headers.set("cache-control", has_basket ? "private, no-cache" : "public, max-age=0, s-maxage=60");
  }
}
