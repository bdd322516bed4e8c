/** A stretch of text that one font can draw, or a character that none of ours can. */
export type Run = { font: number; text: string } | { font: null; text: string };

type Covers = (code_point: number) => boolean;

const segments = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Text cut into runs by the first font that has all of a character. A character that no font has becomes a run of its
 * own without a font: the paper draws a small box for it, so that a name in another script is seen to be missing and
 * never stops a parcel or a statement from being printed. Invisible marks, such as those for direction, are dropped.
 */
export function runsOf(text: string, fonts: readonly Covers[]): Run[] {
  const runs: Run[] = [];
  const printable = text
    .normalize("NFC")
    .replaceAll(/[\u2000-\u200a\u202f\u205f\u3000]/g, "\u00a0")
    .replaceAll(/\s+/g, (space) => (space.includes("\u00a0") ? "\u00a0" : " "));
  for (const { segment: whole } of segments.segment(printable)) {
    const segment = whole.replaceAll(/[\p{Cc}\p{Cf}]/gu, "");
    if (segment === "") continue;
    const found = fonts.findIndex((covers) =>
      Array.from(segment).every((sign) => covers(sign.codePointAt(0) ?? 0)),
    );
    const last = runs.at(-1);
    if (found < 0) runs.push({ font: null, text: segment });
    else if (last?.font === found) last.text += segment;
    else runs.push({ font: found, text: segment });
  }
  return runs;
}

/** Lines no wider than `width`, broken at spaces; a word that is wider than a line is broken where it must be. */
export function linesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const { segment } of segments.segment(word)) {
      if (line && widthOf(line + segment) > width) {
        lines.push(line);
        line = "";
      }
      line += segment;
    }
  }
  if (line) lines.push(line);
  return lines;
}
