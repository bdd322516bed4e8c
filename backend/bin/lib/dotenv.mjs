import { existsSync, readFileSync } from "node:fs";

/**
 * Reads `NAME=value` lines; `#` begins a comment line, and a value may stand in quotes.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parseEnvText(text) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!match) continue;
    const [, name = "", value = ""] = match;
    found[name] = /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
  }
  return found;
}

/**
 * @param {string} file
 * @returns {Record<string, string>} empty when there is no such file
 */
export function readEnvFile(file) {
  return existsSync(file) ? parseEnvText(readFileSync(file, "utf8")) : {};
}
