import { describe, expect, it } from "vitest";
import { inLanguage, isDeskPath, isPrivatePath, langOf, paths, wishedLang, wishedPlace } from "./paths.ts";

describe("addresses", () => {
  it("leave out empty filters", () => {
    expect(paths.goods("it")).toBe("/it/goods");
    expect(paths.goods("it", { category: "honey", coop: undefined })).toBe("/it/goods?category=honey");
  });

  it("carry the language first", () => {
    expect(langOf("/es/goods")).toBe("es");
    expect(langOf("/fr/goods")).toBeNull();
    expect(langOf("/")).toBeNull();
  });

  it("stay on the same page when the language changes", () => {
    const url = new URL("http://shop.test/en/goods?category=honey&_action=basket.add");
    expect(inLanguage(url, "it")).toBe("/it/goods?category=honey");
    expect(inLanguage(new URL("http://shop.test/en"), "es")).toBe("/es");
    expect(inLanguage(new URL("http://shop.test/fr/x"), "es")).toBe("/es");
  });

  it("tell a visitor's own pages from public ones", () => {
    expect(isPrivatePath("/en/checkout/payment")).toBe(true);
    expect(isPrivatePath("/en/goods/basket")).toBe(false);
  });
});

describe("the language a browser wishes for", () => {
  it("is the best one we speak", () => {
    expect(wishedLang("de-DE,de;q=0.9,it;q=0.8,en;q=0.7")).toBe("it");
    expect(wishedLang("en;q=0.2, es-AR")).toBe("es");
  });

  it("is English when we speak none of them, or none was named", () => {
    expect(wishedLang("de,fr;q=0.5")).toBe("en");
    expect(wishedLang(null)).toBe("en");
    expect(wishedLang("it;q=0,xx")).toBe("en");
  });
});

describe("the place in an address", () => {
  it("stands behind the language, and Europe is where none stands", () => {
    expect([paths.home("es"), paths.good("es-ar", "monte-honey-480")]).toEqual([
      "/es",
      "/es-ar/goods/monte-honey-480",
    ]);
    expect(["/en-pe/goods", "/it-pr", "/es-eu", "/es-fr", "/ar"].map(langOf)).toEqual([
      "en-pe",
      "it-pr",
      null,
      null,
      null,
    ]);
  });

  it("stays when the language changes, and the language where a page stands in one place alone", () => {
    const url = new URL("http://shop.test/es-ar/goods?category=wood&page=2");
    expect(inLanguage(url, "it")).toBe("/it-ar/goods?category=wood&page=2");
    expect(paths.canonical(url, "pe")).toBe("/es-pe/goods?category=wood");
    expect(paths.canonical(url, "eu")).toBe("/es/goods?category=wood");
  });

  it("is not said at the co-op's desk, which belongs to none", () => {
    expect(paths.desk.payRun("es-ar", "payrun_1")).toBe("/es/portal/pay/payrun_1");
    expect(isDeskPath("/es-ar/portal/pay")).toBe(true);
    expect([paths.desk.rules("es-ar"), paths.desk.ruleSet("it", "pe-dleg-1343")]).toEqual([
      "/es/portal/pay/rules",
      "/it/portal/pay/rules/pe-dleg-1343",
    ]);
    expect([paths.desk.tryRules("en"), paths.desk.tryRules("en", { rule_set: "manual" })]).toEqual([
      "/en/portal/pay/try",
      "/en/portal/pay/try?rule_set=manual",
    ]);
  });

  it("makes twelve addresses of one page, each with its own hreflang, and names the English one for everybody else", () => {
    const all = paths.alternates(new URL("http://shop.test/en/about"));
    expect(all).toHaveLength(13);
    expect(new Set(all.map(({ hreflang }) => hreflang)).size).toBe(13);
    expect(new Set(all.map(({ path }) => path)).size).toBe(12);
    expect(all).toContainEqual({ hreflang: "es-AR", path: "/es-ar/about" });
    expect(all).toContainEqual({ hreflang: "it", path: "/it/about" });
    expect(all.at(-1)).toEqual({ hreflang: "x-default", path: "/en/about" });
  });

  it("is one of a good's own alone", () => {
    const url = new URL("http://shop.test/en-pe/goods/alpaca-scarf");
    expect(paths.alternates(url, ["pe"])).toEqual([
      { hreflang: "en-PE", path: "/en-pe/goods/alpaca-scarf" },
      { hreflang: "it-PE", path: "/it-pe/goods/alpaca-scarf" },
      { hreflang: "es-PE", path: "/es-pe/goods/alpaca-scarf" },
      { hreflang: "x-default", path: "/en-pe/goods/alpaca-scarf" },
    ]);
    const seen_elsewhere = new URL("http://shop.test/es-ar/goods/alpaca-scarf?country=ar");
    expect(paths.canonical(seen_elsewhere, "pe")).toBe("/es-pe/goods/alpaca-scarf");
    expect(paths.alternates(seen_elsewhere, ["pe"])).toEqual(paths.alternates(url, ["pe"]));
  });
});

describe("the address a page is to be found at", () => {
  const of = (address: string) => new URL(`http://shop.test${address}`);

  it("keeps what makes a page of its own, in one order, and nothing of one visitor's", () => {
    expect(
      paths.canonical(of("/it/goods?page=2&q=miele&min=5&stock=1&sort=price&coop=valdemiel&category=honey")),
    ).toBe("/it/goods?category=honey&coop=valdemiel&page=2");
    for (const own of ["country=de", "to=pe", "max=9", "next=%2Fit%2Faccount", "utm_source=x", "done=sent"])
      expect(paths.canonical(of(`/it-pe/about?${own}`))).toBe("/it-pe/about");
  });

  it("stands in the languages of its place alone when its query holds there alone", () => {
    const named = (address: string) => paths.alternates(of(address)).map(({ path }) => path);
    expect(named("/es-ar/goods?coop=quebracho-sur&page=2")).toEqual([
      ...["en", "it", "es", "en"].map((lang) => `/${lang}-ar/goods?coop=quebracho-sur&page=2`),
    ]);
    for (const here of ["min=5", "max=5", "page=2", "country=de", "to=pe"])
      expect(named(`/en/place?${here}`)).toHaveLength(4);
    expect(named("/en/goods?category=honey&min=")).toHaveLength(13);
  });

  it("is named back by every address that it names", () => {
    for (const address of [
      ...["/en", "/it-pr/goods?category=honey", "/es-ar/goods?coop=quebracho-sur", "/en/goods?page=2"],
      ...["/en-pe/goods?min=5&sort=price", "/es/goods/monte-honey-480?country=de", "/it/place?to=ar"],
    ])
      for (const { path } of paths.alternates(of(address)))
        expect(paths.alternates(of(path)).map((back) => back.path)).toContain(paths.canonical(of(address)));
  });
});

describe("the place a browser names", () => {
  it("is the first region that is a place of ours", () => {
    expect(wishedPlace("es-AR,es;q=0.9")).toBe("ar");
    expect(wishedPlace("en-US,es-PR;q=0.8")).toBe("pr");
    expect(wishedPlace("es-419;q=0.9, es-PE;q=0.5")).toBe("pe");
  });

  it("is Europe when it names none", () => {
    expect([null, "es", "en-US,en;q=0.9", "it-IT", "pe", "es-EU"].map(wishedPlace)).toEqual([
      ...["eu", "eu", "eu", "eu", "eu", "eu"],
    ]);
  });
});
