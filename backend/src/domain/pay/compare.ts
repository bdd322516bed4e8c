import { HEADS } from "./heads";
import type { RuleSetDocument } from "./rule-set";

/** One place in which two documents differ; null where one of them has nothing there. */
export type Difference = { path: string; before: string | null; after: string | null };

/**
 * What one version of a rule set says otherwise than another, in the order in which a document is read, however its keys
 * were kept. A head is known by its name and not by its place, so that a head in the middle does not make all that follow
 * look changed; a head that came or went is one entry, and a changed order is an entry of its own.
 */
export function compareDocuments(before: RuleSetDocument, after: RuleSetDocument): Difference[] {
  return differences("", nodeOf(before), nodeOf(after));
}

/** A document as names and texts: lists of heads by the heads' names, other lists by number. */
type Node = string | Tree;
type Tree = Map<string, Node>;

/** In which order a document is read. What is not named here, such as a setting, comes last, by its name. */
const READ: readonly string[] = [
  ...["id", "name", "jurisdiction", "country_code", "effective", "from", "to", "source", "title", "read_on"],
  ...["currency", "methods", "base", "heads", "handed_over"],
  ...["regimes", "remand", "inside", "day_release", "released", "without_account", "open_questions"],
  ...["settings", "place", "head", "kind", "bps", "of", "per_day", "due", "if_not_due_to", "cap_bps"],
  ...["floor_bps", "balance_limit", "carry", "locked", "releasable_bps", "paid_to", "only_if", "no_rule"],
  ...["changes", "words", "note", "en", "it", "es", "citation", "options", ...HEADS],
];

function differences(path: string, before: Node | undefined, after: Node | undefined): Difference[] {
  if (path.endsWith(".order")) return reordered(path, before, after);
  const came_or_went = before === undefined || after === undefined;
  if (isText(before) || isText(after) || (came_or_went && isHead(before ?? after))) {
    // What was a number and is a whole rule now, or the other way round, is said in full as well.
    const [old, now] = [before, after].map((node) => (node === undefined ? null : textOf(node)));
    return old === now ? [] : [{ path, before: old ?? null, after: now ?? null }];
  }
  const keys = [...new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])])];
  // Heads are read in their order, whatever they are called.
  const read = keys.includes("order") ? keys : keys.sort(byReading);
  return read
    .filter((key) => key !== "place")
    .flatMap((key) => differences(path === "" ? key : `${path}.${key}`, before?.get(key), after?.get(key)));
}

/** The order of those that both have: where a new one stands is said with it. */
function reordered(path: string, before: Node | undefined, after: Node | undefined): Difference[] {
  if (!isText(before) || !isText(after)) return [];
  const [old, now] = [before.split(", "), after.split(", ")];
  const same =
    old.filter((name) => now.includes(name)).join() === now.filter((name) => old.includes(name)).join();
  return same ? [] : [{ path, before, after }];
}

function byReading(one: string, other: string): number {
  const [left, right] = [one, other].map((key) => {
    const at = READ.indexOf(key.split(" ")[0] ?? key);
    return at < 0 ? READ.length : at;
  });
  return (left ?? 0) - (right ?? 0) || one.localeCompare(other, "en", { numeric: true });
}

function isText(node: Node | undefined): node is string {
  return typeof node === "string";
}

function isHead(node: Node | undefined): boolean {
  return node !== undefined && !isText(node) && node.has("place");
}

function textOf(node: Node): string {
  if (isText(node)) return node;
  const lines = (tree: Tree, path: string): string[] =>
    [...tree]
      .sort(([one], [other]) => byReading(one, other))
      .flatMap(([key, part]) => (isText(part) ? [`${path}${key}: ${part}`] : lines(part, `${path}${key}.`)));
  return lines(node, "").join("\n");
}

function nodeOf(value: unknown): Node {
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return listOf(value);
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  // A number that the co-op settles is one value, like the number it stands for.
  if (parts.length === 1 && parts[0]?.[0] === "setting") return `setting ${String(parts[0][1])}`;
  return new Map(parts.map(([key, part]): [string, Node] => [key, nodeOf(part)]));
}

function listOf(list: readonly unknown[]): Node {
  if (list.length > 0 && list.every((part) => typeof part === "string")) return list.join(", ");
  const parts = list.map(nodeOf);
  const heads = parts.map(headName);
  const names = heads.map((head, at) => {
    if (head === null) return String(at + 1);
    if (heads.filter((other) => other === head).length === 1) return head;
    // The same head may stand twice, for two options of which one holds.
    return `${head} (${optionOf(parts[at]) ?? at + 1})`;
  });
  const tree: Tree = new Map();
  if (heads.some((head) => head !== null)) tree.set("order", names.join(", "));
  for (const [at, part] of parts.entries()) {
    if (heads[at] !== null && !isText(part)) part.set("place", String(at + 1));
    tree.set(names[at] ?? "", part);
  }
  return tree;
}

function headName(node: Node): string | null {
  const head = isText(node) ? undefined : node.get("head");
  return isText(head) ? head : null;
}

function optionOf(node: Node | undefined): string | null {
  const only_if = node === undefined || isText(node) ? undefined : node.get("only_if");
  const is = only_if === undefined || isText(only_if) ? undefined : only_if.get("is");
  return isText(is) ? is : null;
}
