import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { startStripe } from "./stand-in.ts";

/**
 * The stand-in as a program, for a demo whose cards can be tried: it keeps what it knows in a file, so that the shop's books
 * and its own still agree after a start. Given by name: see `needed`.
 */
const needed = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`The Stripe stand-in needs ${name}.`);
  return value;
};

const file = needed("STAND_IN_FILE");
let kept = existsSync(file) ? readFileSync(file, "utf8") : null;
const stripe = await startStripe({
  secret_key: needed("STRIPE_SECRET_KEY"),
  webhook_secret: needed("STRIPE_WEBHOOK_SECRET"),
  webhook_url: needed("STAND_IN_TELLS"),
  port: Number(needed("STRIPE_PORT")),
  before: kept,
});

function keep(): void {
  const now = stripe.written();
  if (now === kept) return;
  // Whole or not at all, whenever it is killed.
  writeFileSync(`${file}.new`, now);
  renameSync(`${file}.new`, file);
  kept = now;
}
setInterval(keep, 500);

process.on("SIGTERM", () => {
  keep();
  process.exit(0);
});
console.log(`The Stripe stand-in answers at ${stripe.url}`);
