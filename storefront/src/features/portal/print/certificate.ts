import type { Dictionary, Lang } from "../../../i18n/index.ts";
import { certificateRows } from "../../../lib/certificate.ts";
import type { OwnCertificate } from "../wire.ts";
import { Paper } from "./paper.ts";

/** Where it can be checked, and whether its figures are invented. */
type Around = { where: string; demo: boolean };

/**
 * One page for somebody outside. It has a member's code and no name: the co-op writes that in by hand, when it signs, so that
 * it is kept nowhere.
 */
export async function certificatePaper(
  one: OwnCertificate,
  { where, demo }: Around,
  t: Dictionary,
  lang: Lang,
): Promise<Buffer> {
  const words = t.certificate;
  const paper = new Paper({ title: words.title, lang });
  paper.text(one.coop_name, { size: 13, bold: true });
  paper.space(14);
  paper.text(words.title, { size: 24, bold: true });
  paper.space(10);
  paper.text(words.statement(one.coop_name), { size: 12 });
  paper.space(16);
  paper.rule(1.5);
  // Who made it stands above.
  for (const { label, value } of certificateRows(one, t, lang).slice(1)) {
    paper.row(
      [
        { text: label, size: 11 },
        { text: value, size: 11, bold: true, align: "end" },
      ],
      [3, 3],
      { pad: 5 },
    );
    paper.rule();
  }
  for (const label of [words.name, words.signed]) {
    paper.space(42);
    paper.rule();
    paper.space(4);
    paper.text(label, { size: 10 });
  }
  paper.space(22);
  paper.text(words.check_at(where), { size: 11 });
  paper.space(4);
  paper.text(one.code, { size: 18, bold: true });
  if (demo) paper.foot(words.demo, 10);
  return paper.bytes();
}
