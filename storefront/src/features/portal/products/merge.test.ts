import { describe, expect, it } from "vitest";
import { emptyFields, type Fields } from "./form.ts";
import { flat, merge, untouchedStock, withTheirs } from "./merge.ts";

const fields = (texts: Record<string, string>, price = "6.90", stock = "4"): Fields => ({
  ...emptyFields(),
  texts,
  variants: [{ id: "v1", key: "{}", title: "", price, sku: "A", stock }],
});

describe("two editors of one product", () => {
  const was = fields({ "title.en": "Honey", "title.it": "Miele", category: "honey" });

  it("do not clash when each changed something else", () => {
    const mine = fields({ ...was.texts, "title.en": "Rosemary honey" });
    const theirs = fields(was.texts, "7.20");
    const { taken, clashes } = merge(flat(was), flat(mine), flat(theirs));
    expect(clashes).toEqual([]);
    expect(taken).toEqual(["price:{}"]);
    const merged = withTheirs(mine, taken, theirs);
    expect(merged.texts["title.en"]).toBe("Rosemary honey");
    expect(merged.variants[0]?.price).toBe("7.20");
  });

  it("clash where both changed the same field differently", () => {
    const mine = fields({ ...was.texts, "title.en": "Mine" });
    const theirs = fields({ ...was.texts, "title.en": "Theirs" });
    expect(merge(flat(was), flat(mine), flat(theirs)).clashes).toEqual([
      { name: "title.en", mine: "Mine", theirs: "Theirs" },
    ]);
    expect(withTheirs(mine, ["title.en"], theirs).texts["title.en"]).toBe("Theirs");
    expect(withTheirs(mine, [], theirs).texts["title.en"]).toBe("Mine");
  });

  it("agree when both wrote the same", () => {
    const both = fields({ ...was.texts, "title.it": "Miele di rosmarino" });
    expect(merge(flat(was), flat(both), flat(both))).toEqual({ taken: [], clashes: [] });
  });

  it("do not put back what was sold meanwhile", () => {
    const [mine, theirs] = [fields({ ...was.texts, "title.en": "Mine" }), fields(was.texts, "6.90", "1")];
    const { taken, clashes } = merge(flat(was), flat(mine), flat(theirs));
    expect([taken, clashes]).toEqual([["stock:{}"], []]);
    const merged = withTheirs(mine, taken, theirs);
    expect([merged.texts["title.en"], merged.variants[0]?.stock]).toEqual(["Mine", "1"]);
    expect(flat(merged)["stock:{}"]).toBe(flat(theirs)["stock:{}"]);
  });

  it("choose where one of them counted the stock and it moved meanwhile", () => {
    const [mine, theirs] = [fields(was.texts, "6.90", "20"), fields(was.texts, "6.90", "1")];
    const { taken, clashes } = merge(flat(was), flat(mine), flat(theirs));
    expect([taken, clashes]).toEqual([[], [{ name: "stock:{}", mine: "20", theirs: "1" }]]);
    expect(withTheirs(mine, taken, theirs).variants[0]?.stock).toBe("20");
    expect(withTheirs(mine, ["stock:{}"], theirs).variants[0]?.stock).toBe("1");
    expect([untouchedStock(flat(was), mine), untouchedStock(flat(was), was)]).toEqual([[], ["stock:{}"]]);
  });

  it("leave the stock of a kind alone that one of them took out", () => {
    const none = { ...was, variants: [] };
    const sold = fields(was.texts, "6.90", "1");
    expect(merge(flat(was), flat(none), flat(sold))).toEqual({ taken: [], clashes: [] });
    const { taken } = merge(flat(was), flat(was), flat(none));
    expect(withTheirs(was, taken, none).variants[0]?.stock).toBe("");
  });

  it("take pictures as one field", () => {
    const picture = { base: "/pictures/u/pic_1", alt: { en: "", it: "", es: "" } };
    const theirs = { ...was, pictures: [picture] };
    const { taken } = merge(flat(was), flat(was), flat(theirs));
    expect(taken).toEqual(["pictures"]);
    expect(withTheirs(was, taken, theirs).pictures).toEqual([picture]);
  });
});
