/** Anything that came as JSON, in lines that a person can read and print: a name, what it is, and deeper things further in. */
export function inLines(value: unknown, depth = 0): string {
  const space = "  ".repeat(depth);
  if (Array.isArray(value)) {
    if (value.length === 0) return `${space}-\n`;
    return value.map((one: unknown) => inLines(one, depth)).join(isPlain(value[0]) ? "" : "\n");
  }
  if (typeof value !== "object" || value === null) return `${space}${said(value)}\n`;
  return Object.entries(value)
    .map(([name, of]: [string, unknown]) => {
      const label = name.replaceAll("_", " ");
      return isPlain(of) ? `${space}${label}: ${said(of)}\n` : `${space}${label}:\n${inLines(of, depth + 1)}`;
    })
    .join("");
}

function isPlain(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function said(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? `${value}` : "-";
}
