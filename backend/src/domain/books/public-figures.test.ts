import { describe, expect, it } from "vitest";
import type { Head } from "../pay/heads";
import { publicFigures, type HeadShares, type Share, type YearOfPay } from "./public-figures";

const APRIL = "2027-04-01";
const NOBODY: Share = { amount: 0n, members: 0 };

/** A head of which nothing goes to a court. */
function head(name: Head, amount: bigint, members: number): HeadShares {
  const all = { amount, members };
  return { head: name, all, to_court: NOBODY, elsewhere: all };
}

/** A head of which all goes to a court. */
function court(name: Head, amount: bigint, members: number): HeadShares {
  const all = { amount, members };
  return { head: name, all, to_court: all, elsewhere: NOBODY };
}

function year(amount: bigint, members: number, heads: HeadShares[]): YearOfPay {
  return { year: "2026", currency: "eur", coops: 3, pay: { amount, members }, heads };
}

const shown = (...heads: HeadShares[]) =>
  publicFigures([year(100_00n, 12, heads)], APRIL).flatMap((line) =>
    line.heads.map(({ head: name, amount }) => [name, amount]),
  );
const paidToCourt = (...heads: HeadShares[]) => publicFigures([year(100_00n, 12, heads)], APRIL)[0]?.to_court;

describe("public figures", () => {
  it("are not shown of nine members, and are of ten", () => {
    expect(publicFigures([year(90_00n, 9, [head("own", 90_00n, 9)])], APRIL)).toEqual([]);
    expect(publicFigures([year(90_00n, 10, [head("own", 90_00n, 10)])], APRIL)).toEqual([
      {
        year: "2026",
        currency: "eur",
        coops: 3,
        pay: 90_00n,
        heads: [{ head: "own", amount: 90_00n }],
        to_court: null,
      },
    ]);
  });

  it("are not shown of two co-ops, nor before April after the year", () => {
    const of = year(90_00n, 10, [head("own", 90_00n, 10)]);
    expect(publicFigures([{ ...of, coops: 2 }], APRIL)).toEqual([]);
    expect(publicFigures([of], "2026-12-31")).toEqual([]);
    expect(publicFigures([of], "2027-03-31")).toEqual([]);
    expect(publicFigures([of], "2027-04-01")).toHaveLength(1);
  });

  it("name heads in their own order", () => {
    expect(shown(head("own", 60_00n, 12), head("savings", 30_00n, 11), head("damages", 10_00n, 10))).toEqual([
      ["damages", 10_00n],
      ["savings", 30_00n],
      ["own", 60_00n],
    ]);
  });

  it("hide the next smallest along with the one head of nine members, which would follow by subtraction", () => {
    expect(shown(head("own", 60_00n, 12), head("savings", 30_00n, 11), head("damages", 10_00n, 9))).toEqual([
      ["own", 60_00n],
    ]);
    expect(shown(head("own", 90_00n, 12), head("damages", 10_00n, 9))).toEqual([]);
  });

  it("do so too when several heads of few members would follow as one sum", () => {
    const few = [head("damages", 6_00n, 3), head("costs", 4_00n, 2)];
    expect(shown(head("own", 60_00n, 12), head("savings", 30_00n, 11), ...few)).toEqual([["own", 60_00n]]);
  });

  it("hide more until what is hidden along is no less than what few members have", () => {
    const two = [head("family", 2_00n, 10), head("savings", 20_00n, 11)];
    expect(shown(head("own", 68_00n, 12), ...two, head("damages", 10_00n, 9))).toEqual([["own", 68_00n]]);
  });

  it("hide between two heads of the same size the one that is named first", () => {
    const alike = [head("savings", 30_00n, 12), head("family", 30_00n, 12)];
    expect(shown(head("own", 35_00n, 12), ...alike, head("damages", 5_00n, 1))).toEqual([
      ["savings", 30_00n],
      ["own", 35_00n],
    ]);
  });

  it("say what was paid to courts when ten members have it, and not of nine", () => {
    expect(paidToCourt(head("own", 85_00n, 12), court("damages", 15_00n, 10))).toBe(15_00n);
    expect(paidToCourt(head("own", 85_00n, 12), court("damages", 15_00n, 9))).toBeNull();
  });

  it("say nothing of courts when a hidden head would follow from it", () => {
    const hidden = court("damages", 5_00n, 3);
    const heads = [head("own", 60_00n, 12), court("costs", 25_00n, 12), head("savings", 10_00n, 12), hidden];
    expect(shown(...heads)).toEqual([
      ["costs", 25_00n],
      ["own", 60_00n],
    ]);
    expect(paidToCourt(...heads)).toBeNull();
  });

  it("say nothing of courts when few members have a part of a head there, or the part elsewhere", () => {
    const all = { amount: 20_00n, members: 12 };
    const [many, one] = [
      { amount: 18_00n, members: 11 },
      { amount: 2_00n, members: 1 },
    ];
    const own = head("own", 80_00n, 12);
    expect(paidToCourt(own, { head: "costs", all, to_court: one, elsewhere: many })).toBeNull();
    expect(paidToCourt(own, { head: "costs", all, to_court: many, elsewhere: one })).toBeNull();
    expect(paidToCourt(own, { head: "costs", all, to_court: many, elsewhere: { ...one, members: 10 } })).toBe(
      18_00n,
    );
  });

  it("come newest year first, and each currency by itself", () => {
    const line = year(50_00n, 10, [head("own", 50_00n, 10)]);
    const lines = publicFigures(
      [
        { ...line, year: "2025" },
        { ...line, currency: "usd" },
        { ...line, currency: "pen", pay: { amount: 50_00n, members: 9 } },
        line,
      ],
      APRIL,
    );
    expect(lines.map(({ year: of, currency }) => `${of} ${currency}`)).toEqual([
      "2026 eur",
      "2026 usd",
      "2025 eur",
    ]);
  });
});
