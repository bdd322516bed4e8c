/**
 * Text from a record as one line of a mail: without line breaks, which would begin a header of somebody else's making,
 * without unseen signs that turn writing round, and not endless.
 */
export function oneLine(text: string, most = 160): string {
  const line = text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replaceAll(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "")
    .replaceAll(/ {2,}/g, " ")
    .trim();
  const signs = Array.from(line);
  return signs.length <= most ? line : `${signs.slice(0, most - 1).join("")}…`;
}
