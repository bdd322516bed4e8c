import { build, PROGRAMS } from "./lib/build.mjs";
import { say } from "./lib/fault.mjs";
import { install } from "./lib/install.mjs";
import { step } from "./lib/progress.mjs";

/** `npm run build`: both programs as production runs them. Building needs neither a database nor a secret. */
try {
  await step("Packages", install);
  await step("Backend build", () => build(PROGRAMS.backend, {}));
  await step("Storefront build", () => build(PROGRAMS.storefront, {}));
} catch (error) {
  say(error);
  process.exitCode = 1;
}
