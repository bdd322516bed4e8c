import { runShopScript } from "./lib/shop-script.mjs";

/**
 * `npm run ledger:verify`: asks the book of a shop its questions, while the shop runs or not. Exits with 0 only when
 * every question is answered as it should be.
 */
await runShopScript("ledger-verify.ts");
