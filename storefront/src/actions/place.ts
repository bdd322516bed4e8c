import { defineAction } from "astro:actions";
import { isPlaceCode, langIn, languageOf } from "../i18n/langs.ts";
import { problem, textFields, type Outcome } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";
import { rememberPlace } from "../lib/place-cookie.ts";

export const place = {
  /** Goes on to a place and remembers it for the shop's bare address. Every basket stays where it is. */
  change: defineAction({
    accept: "form",
    handler: (form, visit): Outcome => {
      const fields = textFields(form);
      const to = fields["to"] ?? "";
      if (!isPlaceCode(to)) return problem("place.unknown", fields);
      rememberPlace(visit.cookies, to);
      return { go: paths.home(langIn(languageOf(visit.locals.lang), to)) };
    },
  }),
};
