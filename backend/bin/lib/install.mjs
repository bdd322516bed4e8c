import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Fault } from "./fault.mjs";
import { BINARIES, LOGS, ROOT } from "./paths.mjs";
import { lastLines, runToEnd } from "./processes.mjs";

/** @param {string} file @returns {Record<string, { version?: string, link?: boolean, optional?: boolean }>} */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** Whether every package of the lockfile is there at its version; npm keeps its own list of what it installed. */
export function isInstalled() {
  const installedList = join(ROOT, "node_modules", ".package-lock.json");
  if (!existsSync(installedList)) return false;
  const installed = packagesOf(installedList);
  return Object.entries(packagesOf(join(ROOT, "package-lock.json"))).every(
    ([path, wanted]) =>
      !path.includes("node_modules/") ||
      wanted.link ||
      // Optional packages of other systems are rightly absent.
      (wanted.optional && !installed[path]) ||
      installed[path]?.version === wanted.version,
  );
}

/** Installs what the lockfile says. This is the only moment that needs a network. */
export async function install() {
  if (isInstalled()) return "nothing new";
  const log = join(LOGS, "install.log");
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((part) => part !== BINARIES);
  const npm = process.env["npm_execpath"];
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  const { code } = await runToEnd(command, [...first, "ci", "--no-audit", "--no-fund"], {
    cwd: ROOT,
    // NODE_ENV=production would leave out the tools that build the shop.
    env: /** @type {Record<string, string>} */ ({
      ...process.env,
      PATH: path.join(delimiter),
      NODE_ENV: "development",
    }),
    log,
  });
  if (code !== 0) throw new Fault(`npm could not install the packages:\n${lastLines(log)}`);
  return `${Object.keys(packagesOf(join(ROOT, "node_modules", ".package-lock.json"))).length} packages`;
}
