import { looksIn, test } from "./shop-looks";
import { LANGS } from "./words";

test.use({ shopOf: "looks" });

looksIn(LANGS.filter((lang) => lang !== "en"));
