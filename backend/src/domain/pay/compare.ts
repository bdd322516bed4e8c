import type { RuleSetDocument, Setting } from "./rule-set";

/** One place in which two documents differ; null where one of them has nothing there. */
export type Difference = { path: string; before: string | null; after: string | null };

/**
 * What one version of a rule set says otherwise than another, in the order in which it is read. A head is known by its name, so
 * that a head in the middle does not make all that follow look changed; that the order changed is told by itself.
 */
export function compareDocuments(
  before: RuleSetDocument<number | Setting>,
  after: RuleSetDocument<number | Setting>,
): Difference[] {
  const [old, now] = [flat(before), flat(after)];
  const paths = [...now.keys(), ...[...old.keys()].filter((path) => !now.has(path))];
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((one) => one.before !== one.after);
}

function flat(document: RuleSetDocument<number | Setting>): Map<string, string> {
  const found = new Map<string, string>();
  walk(document, "", found);
  return found;
}

function walk(value: unknown, path: string, found: Map<string, string>): void {
  if (value === null || value === undefined || typeof value !== "object") {
    found.set(path, String(value));
    return;
  }
  const at = (key: string): string => (path === "" ? key : `${path}.${key}`);
  if (!Array.isArray(value)) {
    for (const [key, part] of Object.entries(value)) walk(part, at(key), found);
    return;
  }
  const parts: unknown[] = value;
  const names = parts.map((part, index) => nameOf(part, parts.slice(0, index)) ?? String(index + 1));
  if (parts.some(isHead)) found.set(at("order"), names.join(", "));
  for (const [index, part] of parts.entries()) walk(part, at(names[index] ?? ""), found);
}

function isHead(part: unknown): part is { head: string } {
  return typeof part === "object" && part !== null && "head" in part && typeof part.head === "string";
}

/** The same head may stand twice, for two settings of which one holds. */
function nameOf(part: unknown, earlier: readonly unknown[]): string | null {
  if (!isHead(part)) return null;
  const before = earlier.filter((other) => isHead(other) && other.head === part.head).length;
  return before === 0 ? part.head : `${part.head} (${before + 1})`;
}
