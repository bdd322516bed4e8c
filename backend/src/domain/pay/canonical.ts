/**
 * One text for one value: keys in order, whole numbers of any size as text. Two values that mean the same have the same
 * text, so that its fingerprint can be attested today and compared in ten years.
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, part]) => [key, ordered(part)]),
  );
}
