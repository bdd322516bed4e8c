/**
 * Words as people type them: without accents and capitals, with a letter missing or too many. Pure, and the same for
 * every engine that finds them.
 */

/** The text in small letters without accents. */
export function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text as they are written, in small letters. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** How many letters may be wrong in a word of that length: in a short one, another is another word. */
function mayDiffer(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * How many letters have to be changed, left out, put in or exchanged with their neighbour to get from one word to the
 * other; `limit + 1` when it is more than the limit.
 */
export function distance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    if (Math.min(...next) > limit) return limit + 1;
    before = row;
    row = next;
  }
  return Math.min(row[to.length] ?? 0, limit + 1);
}

/** How often each word stands in some texts, by its folded form, with the way it is written there. */
function vocabularyOf(texts: readonly string[]): Map<string, { written: string; times: number }> {
  const known = new Map<string, { written: string; times: number }>();
  for (const written of texts.flatMap(wordsOf)) {
    const folded = fold(written);
    const entry = known.get(folded) ?? { written, times: 0 };
    known.set(folded, { ...entry, times: entry.times + 1 });
  }
  return known;
}

/**
 * What somebody probably meant: every word that stands in none of the texts becomes the one there that is nearest to it,
 * of equally near ones the most common. Null when a word is like none of them, or when nothing would change.
 */
export function corrected(asked: string, texts: readonly string[]): string | null {
  const known = [...vocabularyOf(texts)].sort(
    ([a, one], [b, other]) => other.times - one.times || (a < b ? -1 : 1),
  );
  const meant = wordsOf(asked).map((word) => {
    const folded = fold(word);
    if (known.some(([candidate]) => candidate === folded)) return word;
    const limit = mayDiffer(folded.length);
    let nearest: { written: string; far: number } | null = null;
    for (const [candidate, { written }] of known) {
      const far = distance(folded, candidate, limit);
      if (far <= limit && (!nearest || far < nearest.far)) nearest = { written, far };
    }
    return nearest?.written ?? null;
  });
  if (meant.length === 0 || meant.some((word) => word === null)) return null;
  const words = meant.join(" ");
  return fold(words) === wordsOf(asked).map(fold).join(" ") ? null : words;
}

/** Whether a word of the texts begins with what was typed last. */
export function begins(asked: string, texts: readonly string[]): boolean {
  const last = fold(wordsOf(asked).at(-1) ?? "");
  return last !== "" && texts.some((text) => wordsOf(text).some((word) => fold(word).startsWith(last)));
}
