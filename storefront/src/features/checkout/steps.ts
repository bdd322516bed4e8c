import type { Dictionary, Lang } from "../../i18n/index.ts";
import { paths } from "../../lib/paths.ts";

const STEPS = ["address", "shipping", "payment"] as const;

export function stepLinks(lang: Lang, t: Dictionary, here: (typeof STEPS)[number]) {
  return [
    { words: t.basket.title, href: paths.basket(lang), here: false },
    ...STEPS.map((step) => ({
      words: t.checkout[`step_${step}`],
      href: paths[step](lang),
      here: step === here,
    })),
  ];
}
