/** Letters that are not another letter with a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  Æ: "AE",
  æ: "ae",
  Œ: "OE",
  œ: "oe",
  Ø: "O",
  ø: "o",
  Đ: "D",
  đ: "d",
  Ł: "L",
  ł: "l",
  Þ: "TH",
  þ: "th",
  "’": "'",
  "‘": "'",
  "–": "-",
  "—": "-",
  "&": "+",
  _: "-",
};

/**
 * Text as every SEPA bank takes it (EPC217-08): unaccented letters, digits and a few signs. What cannot be written so becomes a
 * full stop, and two of them one. At most `most` characters, and never nothing.
 */
export function plainLatin(text: string, most: number): string {
  const plain = text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^ -~]|[&_]/gu, (sign) => LETTERS[sign] ?? sign)
    .replaceAll(/[^A-Za-z0-9/?:().,'+ -]+/g, ".")
    .replaceAll(/\s+/g, " ")
    // The rulebook allows no slash at either end and no two in a row.
    .replaceAll(/\/{2,}/g, "/")
    .replaceAll(/^[/ ]+|[/ ]+$/g, "");
  return plain.slice(0, most).replaceAll(/[/ ]+$/g, "") || ".";
}
