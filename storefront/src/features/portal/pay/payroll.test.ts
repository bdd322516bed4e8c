import { describe, expect, it } from "vitest";
import { asText, figureText, parsePayroll } from "./payroll.ts";

const rows = (text: string) =>
  parsePayroll(text).rows.map(({ line, code, gross, withheld, net }) => [line, code, gross, withheld, net]);

describe("a payroll that is pasted or comes in a file", () => {
  const I01 = ["I-01", "1320,00", "320,00", "1000,00"];

  it("is read with tabs, semicolons or commas, empty lines counted and left out", () => {
    expect(rows("I-01\t1320,00\t320,00\t1000,00\n\nI-02\t1.320,00\t0\t1.320,00")).toEqual([
      [1, ...I01],
      [3, "I-02", "1.320,00", "0", "1.320,00"],
    ]);
    expect(rows("I-01;1320,00;320,00;1000,00;;\r\n")).toEqual([[1, ...I01]]);
    expect(rows('I-01,"1320,00","320,00","1000,00"')).toEqual([[1, ...I01]]);
  });

  it("has its columns where its headings say, and nobody reads the others", () => {
    const table = "Cognome;Codice;Netto;Ritenute;Lordo\nRossi;I-01;1000,00;320,00;1320,00";
    expect(rows(table)).toEqual([[2, ...I01]]);
    expect(JSON.stringify(parsePayroll(table))).not.toContain("Rossi");
  });

  it("leaves out headings that it does not know, where no figure is among them", () => {
    expect(rows("Chi;Quanto;Meno;Resto\nI-01;1320,00;320,00;1000,00")).toEqual([[2, ...I01]]);
    expect(rows("\uFEFFcode;gross;withheld;net\nI-01;1320,00;320,00;1000,00")).toEqual([[2, ...I01]]);
  });

  it("says which lines do not have four columns", () => {
    expect(parsePayroll("I-01;1320,00;320,00\nI-02;1;1;0;more").faults).toEqual([
      { line: 1, text: "I-01 1320,00 320,00" },
      { line: 2, text: "I-02 1 1 0 more" },
    ]);
  });

  it("comes out of a spreadsheet's cells with no amount divided", () => {
    expect(rows(asText([["I-01", figureText(1320.0000000001), "320,00", 'a\t"b']]))).toEqual([
      [1, "I-01", "1320", "320,00", "a  b"],
    ]);
    expect(figureText(0.1 + 0.2)).toBe("0.3");
  });
});
