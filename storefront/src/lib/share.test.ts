import { expect, it } from "vitest";
import { paths } from "./paths.ts";
import { cardOf, ogLocale, otherLocales } from "./share.ts";

it("a printed picture has a lying card, and an upload its upright JPEG", () => {
  expect(cardOf("/pictures/andean-wall-clock")).toEqual({
    path: "/pictures/andean-wall-clock-og.jpg",
    width: 1200,
    height: 630,
  });
  expect(cardOf("/pictures/u/pic_01ARZ3NDEKTSV4RRFFQ69G5FAV")).toEqual({
    path: "/pictures/u/pic_01ARZ3NDEKTSV4RRFFQ69G5FAV-800.jpg",
    width: 800,
    height: 1000,
  });
});

it("a page names its locale and each other one once", () => {
  expect(ogLocale("es-ar")).toBe("es_AR");
  const of = (address: string) => paths.alternates(new URL(`http://shop.test${address}`));
  expect(otherLocales("en", of("/en/about"))).toEqual(["it_IT", "es_ES", "es_AR", "es_PE", "en_US", "es_PR"]);
  expect(otherLocales("it-pe", of("/it-pe/goods?page=2"))).toEqual(["en_GB", "es_PE"]);
});
