import { COOP_ROUTES, type CoopRoute } from "./coop-routes";

/**
 * What answers at all. Everything that Medusa, its plugins or we serve under these doors and that is not listed here is
 * closed with 404; a test walks every route file and finds nothing else open. One line, one reason to be open.
 */
export type OpenRoute = { method: "GET" | "POST" | "DELETE"; path: string };

const routes = (method: OpenRoute["method"], ...paths: string[]): OpenRoute[] =>
  paths.map((path) => ({ method, path }));

/** Accounts and wholesale: before signing in. */
const SIGNING_IN: OpenRoute[] = routes(
  "POST",
  "/store/account/sign-in",
  "/store/account/sign-up",
  "/store/account/forgotten",
  "/store/account/reset",
  "/store/account/confirm",
);

/** And of whoever is signed in: the gate asks for their token on each of these. */
const OF_A_CUSTOMER: OpenRoute[] = [
  ...routes(
    "GET",
    "/store/account",
    "/store/account/orders",
    "/store/account/addresses",
    "/store/account/export",
    "/store/wholesale",
    "/store/wholesale/prices",
    "/store/wholesale/basket",
    "/store/wholesale/orders",
    "/store/wholesale/orders/:display_id",
    "/store/wholesale/orders/:display_id/again",
  ),
  ...routes(
    "POST",
    "/store/account/sign-out-everywhere",
    "/store/account/password",
    "/store/account/confirmation-mail",
    "/store/account/orders",
    "/store/account/addresses",
    "/store/account/addresses/:id/remove",
    "/store/account/delete",
    "/store/wholesale/applications",
    "/store/wholesale/paste",
    "/store/wholesale/basket/lines",
    "/store/wholesale/basket/lines/:line_id",
    "/store/wholesale/basket/address",
    "/store/wholesale/basket/shipping",
    "/store/wholesale/basket/order",
  ),
];

/** For the storefront alone, which sends its secret. */
export const OPEN_STORE: OpenRoute[] = [
  ...routes(
    "GET",
    "/store/shop",
    "/store/coops",
    "/store/coops/:handle",
    "/store/goods",
    "/store/goods/:handle",
    "/store/goods-search",
    "/store/goods-suggestions",
    "/store/impact",
    "/store/pictures/:file",
    "/store/carts/:id/basket",
    "/store/follow/:token",
  ),
  ...SIGNING_IN,
  ...OF_A_CUSTOMER,
  ...routes(
    "POST",
    "/store/carts",
    "/store/carts/:id",
    "/store/carts/:id/line-items",
    "/store/carts/:id/line-items/:line_id",
    "/store/carts/:id/promotions",
    "/store/carts/:id/shipping",
    "/store/carts/:id/payment",
    "/store/carts/:id/card",
    "/store/carts/:id/card/look",
    "/store/carts/:id/complete",
    "/store/follow/:token/withdrawal",
    "/store/certificates/look",
  ),
  ...routes("DELETE", "/store/carts/:id/line-items/:line_id", "/store/carts/:id/promotions"),
];

/** For the provider of card payments, whose signature stands for a login. */
export const OPEN_HOOKS: OpenRoute[] = routes("POST", "/hooks/stripe");

/** The network's people log in; nobody registers. */
export const OPEN_AUTH: OpenRoute[] = [
  ...routes(
    "POST",
    "/auth/user/emailpass",
    "/auth/user/emailpass/reset-password",
    "/auth/user/emailpass/update",
    "/auth/session",
    "/auth/token/refresh",
  ),
  // How the log-in page asks what it may offer, and the second factor of those who turned it on.
  ...routes("GET", "/auth/user/providers", "/auth/mfa/factors"),
  ...routes("POST", "/auth/mfa/factors", "/auth/mfa/factors/:id/verify", "/auth/mfa/challenges/:id/verify"),
  ...routes("DELETE", "/auth/session", "/auth/mfa/factors/:id"),
];

/** Our own acts: each runs one workflow that keeps the books. */
const OWN_ADMIN: OpenRoute[] = routes(
  "POST",
  "/admin/consignments/:id/sent",
  "/admin/consignments/:id/refunds",
  "/admin/coops/:id/pay-threshold",
  "/admin/pay-runs/:id/approve",
  "/admin/pay-runs/:id/reject",
  "/admin/refunds/:id/outcome",
  "/admin/receipts",
  "/admin/receipts/:id/assign",
  "/admin/receipts/:id/give-back",
  "/admin/receipts/:id/returned",
  "/admin/mails/:id/again",
  "/admin/cards/events/:id/again",
  "/admin/rule-sets",
  "/admin/rule-sets/:id/versions/:version/publish",
  "/admin/rule-sets/:id/versions/:version/retire",
  "/admin/settlements",
  "/admin/settlements/:id/outcome",
  "/admin/books/provider-fees",
  "/admin/books/provider-payouts",
  "/admin/stock/:variant_id",
  "/admin/coop-invitations",
  "/admin/companies/:id/approve",
  "/admin/companies/:id/refuse",
  "/admin/companies/:id/close",
  "/admin/companies/:id/buyers",
  "/admin/companies/:id/buyers/remove",
  "/admin/wholesale/groups",
  "/admin/wholesale/lists",
  "/admin/wholesale/lists/:id/goods",
  "/admin/wholesale/lists/:id/goods/drop",
  // Medusa's path, our handler: an uncaptured order is cancelled whole.
  "/admin/orders/:id/cancel",
);

/**
 * Medusa's own writing that moves neither money nor stock nor the lines of an order. Not here, on purpose: everything
 * under orders, draft-orders, order-edits, claims, exchanges, returns, payments, payment-collections, fulfillments,
 * inventory-items, reservations (they pass our books by), uploads (no limit of size or type), sales channels (there is
 * one), workflow executions, and RBAC (proprietary).
 */
const MEDUSA_ADMIN_TREES = [
  "api-keys",
  "campaigns",
  "collections",
  "customer-groups",
  "customers",
  "invites",
  "locales",
  "notifications",
  "price-lists",
  "price-preferences",
  "product-categories",
  "product-options",
  "product-tags",
  "product-types",
  "product-variants",
  "products",
  "promotions",
  "regions",
  "shipping-option-types",
  "shipping-options",
  "shipping-profiles",
  "stock-locations",
  "fulfillment-sets",
  "stores",
  "tax-rates",
  "tax-regions",
  "translations",
  "users",
  "views",
];

/**
 * Trees in which something may be deleted. Not goods, price lists, shipping, places, regions, taxes or promotions: baskets,
 * companies and unsent parcels still name them, and would break or change who pays. They are unpublished or switched off instead.
 */
const DELETABLE_TREES = [
  "api-keys",
  "collections",
  "customer-groups",
  "invites",
  "price-preferences",
  "product-tags",
  "product-types",
  "translations",
  "users",
  "views",
];

/** Sub-paths of an open tree that stay closed, because they move stock, take files, or delete in the midst of a batch. */
const CLOSED_INSIDE = [
  /^\/admin\/(products|product-variants)(\/.*)?\/batch$/i,
  /\/inventory-items(\/|$)/i,
  /\/import(s)?(\/|$)/i,
  /\/export(\/|$)/i,
  /\/fulfillments(\/|$)/i,
];

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const given = path.split("/");
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith(":") ? given[index] !== "" : part === given[index]))
  );
}

/** The path that was asked for, without a query and without a slash at its end. */
export function pathOf(url: string): string {
  return (url.split("?")[0] ?? "").replace(/\/+$/, "");
}

/** The row of a co-op's door. A path written out wins over one with a parameter, as it does in the router. */
export function coopRouteAt(method: string, path: string): CoopRoute | undefined {
  const asked = method === "HEAD" ? "GET" : method;
  const found = COOP_ROUTES.filter((route) => route.method === asked && matches(route.path, path));
  return found.find((route) => route.path === path) ?? found[0];
}

/** Whether only somebody with an account may pass. Asked for what is under these doors and not open before signing in. */
export function needsCustomer(method: string, path: string): boolean {
  return !listed(SIGNING_IN, method === "HEAD" ? "GET" : method, path);
}

function listed(list: OpenRoute[], method: string, path: string): boolean {
  return list.some((route) => route.method === method && matches(route.path, path));
}

/** Whether a request may pass to its handler. `path` has no query and no slash at its end. */
export function isOpen(method: string, path: string): boolean {
  const asked = method === "HEAD" ? "GET" : method;
  if (asked === "OPTIONS") return true;
  const door = path.split("/")[1];
  if (door === "store") return listed(OPEN_STORE, asked, path);
  if (door === "coop") return coopRouteAt(asked, path) !== undefined;
  if (door === "hooks") return listed(OPEN_HOOKS, asked, path);
  if (door === "auth") return listed(OPEN_AUTH, asked, path);
  if (door !== "admin") return false;
  const tree = path.split("/")[2] ?? "";
  if (tree === "rbac") return false;
  if (asked === "GET" || listed(OWN_ADMIN, asked, path)) return true;
  if (asked === "DELETE" && !DELETABLE_TREES.includes(tree)) return false;
  return MEDUSA_ADMIN_TREES.includes(tree) && !CLOSED_INSIDE.some((closed) => closed.test(path));
}
