import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT, RUNTIME } from "./paths.mjs";

const PASSED_OVER = new Set(["node_modules", ".medusa", ".astro", "dist", ".arnia", ".git"]);

/** @param {string} path @returns {string[]} every file at or under `path`, sorted */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !PASSED_OVER.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

/**
 * One fingerprint of the content of some files and folders; tests beside the sources do not count.
 * @param {string[]} paths
 * @param {string[]} [extra] further text the result depends on
 */
export function fingerprint(paths, extra = []) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesUnder)) {
    if (/\.(test|typetest)\.ts$/.test(file)) continue;
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  for (const text of extra) hash.update(text).update("\0");
  return hash.digest("hex").slice(0, 24);
}

const STAMPS = join(RUNTIME, "stamps.json");

/** @returns {Record<string, string>} what was last built, migrated or seeded, and from which sources */
function readStamps() {
  try {
    return JSON.parse(readFileSync(STAMPS, "utf8"));
  } catch {
    return {};
  }
}

/** @param {string} name @param {string} value */
export function isStamped(name, value) {
  return readStamps()[name] === value;
}

/** @param {string} name @param {string} value */
export function stamp(name, value) {
  writeJson(STAMPS, { ...readStamps(), [name]: value });
}

/**
 * Writes a file in one piece, so that an interrupted launcher never leaves half of one.
 * @param {string} file
 * @param {unknown} content
 * @param {number} [mode]
 */
export function writeJson(file, content, mode = 0o644) {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify(content, null, 2)}\n`, { mode });
  renameSync(fresh, file);
}
