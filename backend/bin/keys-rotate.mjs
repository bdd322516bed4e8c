import { runShopScript } from "./lib/shop-script.mjs";

/**
 * `npm run keys:rotate -- HANDLE…`: gives co-ops a new version of their key, while the shop runs or not. Killed anywhere, it goes
 * on when it is started again.
 */
await runShopScript("keys-rotate.ts");
