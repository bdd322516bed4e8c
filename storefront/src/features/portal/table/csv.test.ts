import { describe, expect, it } from "vitest";
import { csv, figure } from "./csv.ts";

const body = (text: string) => text.replace(/^\uFEFF/, "");

describe("a table for spreadsheets", () => {
  it("is written the way each language's spreadsheets read it", () => {
    const rows = [
      ["Order", "Work"],
      ["1001", figure("-12.50")],
    ];
    expect(body(csv(rows, "en"))).toBe("Order,Work\r\n1001,-12.50\r\n");
    expect(body(csv(rows, "it"))).toBe("Order;Work\r\n1001;-12,50\r\n");
    expect(body(csv(rows, "es"))).toBe("Order;Work\r\n1001;-12,50\r\n");
    expect(csv(rows, "it").startsWith("\uFEFF")).toBe(true);
  });

  it.each(["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "-", "+"])("defuses %j", (text) => {
    expect(body(csv([[text]], "en"))).toMatch(/^"?'/);
  });

  it.each(["-12.50", "+3", "-4,33", "M01", "1001"])("leaves %j alone", (text) => {
    expect(body(csv([[text]], "en")).replaceAll('"', "")).toBe(`${text}\r\n`);
  });

  it("quotes what would break a row", () => {
    expect(body(csv([['a "b"', "c,d", "e\nf"]], "en"))).toBe('"a ""b""","c,d","e\nf"\r\n');
  });

  it("takes decimals only for figures", () => {
    expect(() => figure("12,50")).toThrow("12,50");
    expect(() => figure("=1")).toThrow();
  });
});
