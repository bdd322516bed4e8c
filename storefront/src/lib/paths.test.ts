import { describe, expect, it } from "vitest";
import { inLanguage, isPrivatePath, langOf, paths, wishedLang } from "./paths.ts";

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
