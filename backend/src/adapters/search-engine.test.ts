import { expect, it } from "vitest";
import { tellsOfLoss } from "./search-engine";

/** As Meilisearch's client throws an answer. */
const answered = (code: string) =>
  new Error("Meilisearch says no", { cause: { code, type: "invalid_request" } });

it.each(["index_not_found", "invalid_search_filter", "invalid_search_sort", "invalid_search_facets"])(
  "an engine that answers %s has lost an index",
  (code) => expect(tellsOfLoss(answered(code))).toBe(true),
);

it.each([
  ["a wrong key", answered("invalid_api_key")],
  ["an engine that does not answer", new Error("fetch failed", { cause: { code: "ECONNREFUSED" } })],
  ["an error without a cause", new Error("relation does not exist")],
  ["no error at all", "index_not_found"],
])("%s is no loss", (_what, error) => expect(tellsOfLoss(error)).toBe(false));
