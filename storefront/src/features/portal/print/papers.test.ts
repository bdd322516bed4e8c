import { describe, expect, it } from "vitest";
import { DICTIONARIES, LANGS } from "../../../i18n/index.ts";
import { HEADS, type StatementSet } from "../wire.ts";
import { certificatePaper } from "./certificate.ts";
import { linesOf, runsOf } from "./glyphs.ts";
import { memberStatements } from "./member-statements.ts";
import { packingSlip } from "./packing-slip.ts";
import { settlementStatement } from "./settlement-statement.ts";
import { carriedParts, firstLines, headRows, howOf, sheetTitle } from "./statement-rows.ts";

const pen = (amount: string) => ({ amount, currency_code: "pen" });
const eur = (amount: string) => ({ amount, currency_code: "eur" });

const UNGRADED = { grades: [], counted: "0.0000", adjustment: null };
const NO_SHARE = { division: null, all_counted: "0.0000", members: 0 };

const STATEMENTS: StatementSet = {
  coop_name: "Valdemiel",
  month: "2026-10",
  kind: "hours",
  division: { by: "work", rate: null },
  fund: pen("28.92"),
  all_worked: "20.00",
  all_counted: "20.0000",
  members: 3,
  demo_split: true,
  key: {
    rule_sets: [{ en: "By hand", it: "A mano", es: "A mano" }],
    heads: [{ head: "own", words: null, citation: "Art. 1" }],
  },
  method: "share",
  statements: [
    ["M-01", "10.00", "14.46"],
    ["M-02", "7.00", "10.12"],
    ["M-03", "3.00", "4.34"],
  ].map(([code = "", quantity = "", amount = ""]) => ({
    code,
    quantity,
    ...UNGRADED,
    counted: `${quantity}00`,
    amount: pen(amount),
    heads: [{ head: "own", amount: pen(amount) }],
    net: pen(amount),
    payments: [
      { paid_to: "member_account", payee: "family", state: "paid", waits: false, amount: pen(amount) },
    ],
    held: [{ head: "locked", amount: pen("2.89") }],
    year: { pay: pen("100.00"), heads: [{ head: "own", amount: pen("100.00") }] },
    payroll: null,
    estimate: [],
    carried: [],
    paid_on: code === "M-03" ? null : "2026-11-21",
  })),
};

/** I's payroll month of the worked example. */
const PAYROLL: StatementSet = {
  ...{ coop_name: "Saponaria", month: "2026-10", kind: "hours", method: "payroll", demo_split: false },
  ...{ fund: eur("1320.00"), all_worked: "0.00", key: { rule_sets: [], heads: [] } },
  ...NO_SHARE,
  statements: [
    {
      ...UNGRADED,
      ...{ code: "I-01", quantity: "0.00", amount: eur("1320.00"), net: eur("0.00"), paid_on: null },
      payroll: { withheld: eur("320.00"), net: eur("1000.00") },
      heads: [
        { head: "withheld", amount: eur("320.00"), paid_to: "coop" },
        { head: "entrusted", amount: eur("1000.00"), paid_to: "institution" },
      ],
      estimate: [
        { head: "damages", amount: eur("300.00"), paid_to: "court" },
        { head: "upkeep", amount: eur("100.00"), paid_to: "institution" },
        { head: "locked", amount: eur("200.00"), paid_to: "institution" },
        { head: "own", amount: eur("400.00"), paid_to: "institution" },
      ],
      carried: [{ head: "upkeep", amount: eur("8.60") }],
      payments: [
        { paid_to: "institution", payee: "institution", state: "sent", waits: false, amount: eur("1000.00") },
      ],
      held: [],
      year: { pay: eur("1320.00"), heads: [] },
    },
  ],
};

/** What was kept is let go: no work is behind it, and no rule set divides it. */
const LET_GO: StatementSet = {
  ...{ coop_name: "Valdemiel", month: "2026-11", kind: "hours", method: "locked", demo_split: false },
  ...{ fund: eur("2.89"), all_worked: "0.00", key: { rule_sets: [], heads: [] } },
  ...NO_SHARE,
  statements: [
    {
      ...UNGRADED,
      ...{ code: "P-01", quantity: "0.00", amount: eur("2.89"), net: eur("2.89"), paid_on: null },
      heads: [{ head: "own", amount: eur("2.89"), paid_to: "family" }],
      payments: [{ paid_to: "family", payee: null, state: "sent", waits: false, amount: eur("2.89") }],
      held: [{ head: "own", amount: eur("2.89") }],
      year: { pay: eur("14.46"), heads: [{ head: "upkeep", amount: eur("1.45") }] },
      ...{ payroll: null, estimate: [], carried: [] },
    },
  ],
};

/** 4.50 with 0.20 for one of them: 4.30 by 37 to 8 is 3.54 and 0.76. */
const GRADED: StatementSet = {
  ...STATEMENTS,
  ...{ kind: "pieces", fund: eur("4.30"), all_worked: "48.00", all_counted: "45.0000", members: 2 },
  statements: STATEMENTS.statements.slice(0, 1).map((one) => ({
    ...one,
    ...{ quantity: "40.00", counted: "37.0000", amount: eur("3.74") },
    grades: [
      { grade: "A", weight: "1.00", quantity: "30.00" },
      { grade: "B", weight: "0.70", quantity: "10.00" },
    ],
    adjustment: { amount: eur("0.20"), reason: "Night work" },
  })),
};

const SLIP = {
  order_display_id: 1001,
  shipping: "Padded parcel, 4 to 6 working days",
  sender: ["Arnia, Valdemiel", "Calle Mayor 1", "10001 Cáceres"],
  to: ["Ada Rossi", "Via Po 1", "10124 Torino"],
  pieces: [{ title: "Rosemary honey", sku: "VAL-HON-500", quantity: 3 }],
  earlier: [{ title: "Beeswax candles, a pair", quantity: 1 }],
};

const SETTLEMENT = {
  coop_name: "Valdemiel",
  settlement: {
    id: "set_01",
    status: "paid",
    total: eur("20.14"),
    created_at: "2026-11-20T10:00:00Z",
    paid_at: "2026-11-21T10:00:00Z",
    credit: { amount: pen("81.56"), credited_on: "2026-11-22" },
    parts: { work: eur("4.76"), materials: eur("2.17"), funds: eur("1.73"), shipping: eur("11.48") },
    lines: [
      { order_display_id: 1001, kind: "sale", amount: eur("24.47"), parts: {} },
      { order_display_id: 1001, kind: "refund", amount: eur("-4.33"), parts: {} },
    ],
  },
};

const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;

describe("text for paper", () => {
  const ascii = (code: number) => code >= 0x20 && code < 0x7f;
  const polish = (code: number) => code === 0x142;

  it("goes to the first font that has all of a character", () => {
    expect(runsOf("Paweł!", [ascii, polish])).toEqual([
      { font: 0, text: "Pawe" },
      { font: 1, text: "ł" },
      { font: 0, text: "!" },
    ]);
  });

  it("has one box for each character that no font has, and none for invisible marks", () => {
    expect(
      runsOf("a👩‍👩‍👧\u200fب\u0007b", [ascii]).map(({ font, text }) => font ?? `box:${text.length}`),
    ).toEqual([0, "box:6", "box:1", 0]);
  });

  it("breaks lines at spaces, and a word longer than a line where it must", () => {
    const width = (text: string) => text.length;
    expect(linesOf("three jars of honey", 10, width)).toEqual(["three jars", "of honey"]);
    expect(linesOf("a incomprensibilmente b", 10, width)).toEqual(["a", "incomprens", "ibilmente", "b"]);
    expect(linesOf("", 10, width)).toEqual([]);
  });
});

// Reading a font takes a slow machine a while.
describe("papers", { timeout: 30_000 }, () => {
  it.each(LANGS)("are printed in %s, a page for each member", async (lang) => {
    const t = DICTIONARIES[lang];
    // A list to sign, three sheets, and the key.
    expect(pagesOf(await memberStatements(STATEMENTS, t, lang))).toBe(5);
    expect(pagesOf(await memberStatements(PAYROLL, t, lang))).toBe(3);
    expect(pagesOf(await memberStatements(LET_GO, t, lang))).toBe(2);
    expect(pagesOf(await packingSlip(SLIP, t, lang))).toBe(1);
    expect(pagesOf(await settlementStatement(SETTLEMENT, t, lang))).toBe(1);
  });

  it.each([
    ["en", "What was kept for you", "Paid out of what was kept", "€2.89"],
    ["it", "Quanto era custodito per te", "Versato da quanto era custodito", "2,89\u00a0€"],
    ["es", "Lo que se guardaba para ti", "Se paga de lo guardado", "2,89\u00a0€"],
  ] as const)("say in %s that what was kept is paid out, and of no work", (lang, title, pay, amount) => {
    const [one] = LET_GO.statements;
    const t = DICTIONARIES[lang];
    expect(sheetTitle(LET_GO, t)).toBe(title);
    expect(firstLines(LET_GO, one!, t, lang).map(({ label, value }) => [label, value])).toEqual([
      [t.portal.statement.member, "P-01"],
      [pay, amount],
      [
        t.portal.statement.paid_to,
        `${t.portal.members.payee_kinds.family}, ${t.portal.pay.payment_states.sent}`,
      ],
    ]);
    expect(howOf(LET_GO, t)).not.toBe(t.portal.statement.how);
  });

  it("say what is asked for again where pay is shared, and leave that to the estimate of a payroll", () => {
    const [share] = STATEMENTS.statements;
    const [payroll] = PAYROLL.statements;
    const carried = [{ head: "maintenance" as const, amount: pen("5.00") }];
    expect(carriedParts({ ...share!, carried })).toEqual(carried);
    expect(carriedParts(payroll!)).toEqual([]);
  });

  it("say what a member needs to reckon their part anew, however it was divided", () => {
    const t = DICTIONARIES["en"];
    const [one] = GRADED.statements;
    const lines = (set: StatementSet) =>
      firstLines(set, one!, t, "en").map(({ label, value }) => `${label}: ${value}`);
    const own = ["Member: M-01", "Your work: 40 pieces"];
    const grades = ["Of grade A, which counts 1: 30", "Of grade B, which counts 0.7: 10"];
    const end = ["Adjusted: Night work: €0.20", "Your pay: €3.74"];
    expect(lines(GRADED)).toEqual([
      ...own,
      ...grades,
      "Your work counts: 37",
      "The work of all members counts: 45",
      "Divided by work: €4.30",
      ...end,
    ]);
    const equal: StatementSet = { ...GRADED, division: { by: "equal", rate: null } };
    expect(lines(equal)).toEqual([
      ...own,
      ...grades,
      "Members who worked: 2",
      "Divided equally: €4.30",
      ...end,
    ]);
    const rate: StatementSet = { ...GRADED, division: { by: "rate", rate: eur("0.05") } };
    expect(lines(rate)).toEqual([
      ...own,
      ...grades,
      "Your work counts: 37",
      "For each hour or full piece: €0.05",
      ...end,
    ]);
    expect(new Set([STATEMENTS, equal, rate].map((set) => howOf(set, t))).size).toBe(3);
  });

  it("say who has a payment, and not whom the law names, where the member chose", () => {
    const [one] = STATEMENTS.statements;
    const own = {
      ...one!,
      heads: [{ head: "own" as const, amount: pen("14.46"), paid_to: "member_account" as const }],
    };
    expect(headRows(own, DICTIONARIES.en)[0]?.to).toBe("Somebody of the family, paid");
  });

  it.each(LANGS)("have one page for a member in %s, however many parts a pay has", async (lang) => {
    const heads = HEADS.map((head) => ({
      head,
      amount: pen("1234567.89"),
      paid_to: "member_account" as const,
    }));
    const one = {
      ...{
        code: "ABCDEFGHIJ-1",
        quantity: "160.25",
        amount: pen("13580246.79"),
        heads,
        net: pen("3703703.67"),
      },
      ...{
        counted: "1234567.1234",
        adjustment: { amount: pen("-1234567.89"), reason: "reason ".repeat(17) },
      },
      grades: Array.from({ length: 6 }, (_, at) => ({
        ...{ grade: `Second choice, no. ${at}`, weight: "99.99", quantity: "1234567.89" },
      })),
      payments: [
        {
          paid_to: "member_account" as const,
          payee: "institution" as const,
          state: "unknown" as const,
          waits: false,
          amount: pen("1.00"),
        },
      ],
      held: heads.slice(7, 10),
      year: { pay: pen("99999999.99"), heads },
      ...{ paid_on: null, payroll: null, estimate: [], carried: [] },
    };
    const pdf = await memberStatements({ ...STATEMENTS, statements: [one] }, DICTIONARIES[lang], lang);
    expect(pagesOf(pdf)).toBe(3);
  });

  it.each(LANGS)("certify on one page in %s, whatever there is to say", async (lang) => {
    const one = {
      ...{ id: "cert_1", code: "7K3MZ-0V9QX-2TRB8-1WYDN", withdrawn_on: null, issued_on: "2026-11-23" },
      ...{ coop_name: "Cooperativa de trabajo de nombre larguísimo ".repeat(3), member_code: "ABCDEFGHIJ-1" },
      ...{ from: "2025-09", to: "2026-09", months: 13, hours: "1234567.25", pieces: "1234567.00" },
      ...{ training_hours: 99_999, pay: [eur("1234567.89"), pen("1234567.89")] },
    };
    const around = { where: `shop.example/${"long/".repeat(12)}certificate`, demo: true };
    expect(pagesOf(await certificatePaper(one, around, DICTIONARIES[lang], lang))).toBe(1);
  });

  it("go on for two hundred members: a sheet for each, and the list over as many pages as it needs", async () => {
    const [one] = STATEMENTS.statements;
    const statements = Array.from({ length: 200 }, () => one).flatMap((each) => (each ? [each] : []));
    const pages = pagesOf(await memberStatements({ ...STATEMENTS, statements }, DICTIONARIES.es, "es"));
    expect(pages).toBeGreaterThan(205);
    expect(pages).toBeLessThan(215);
  });

  it("are printed whatever script a name is written in", async () => {
    const to = ["Łucja Wójcik", "محمد علي", "🐝 Ωμέγα Ñandú", "a".repeat(300), "", "\u202e"];
    const pdf = await packingSlip({ ...SLIP, to }, DICTIONARIES.it, "it");
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("go on to another page when one is full", async () => {
    const lines = Array.from({ length: 80 }, (_, i) => ({
      order_display_id: 1000 + i,
      kind: "sale",
      amount: eur("1.00"),
      parts: {},
    }));
    const long = { ...SETTLEMENT, settlement: { ...SETTLEMENT.settlement, lines } };
    expect(pagesOf(await settlementStatement(long, DICTIONARIES.en, "en"))).toBeGreaterThan(2);
  });

  it("say in no language where a member lives", async () => {
    for (const lang of LANGS) {
      const { statement, slip, let_go } = DICTIONARIES[lang].portal;
      const words = JSON.stringify([
        ...[
          statement,
          slip,
          let_go.statement,
          DICTIONARIES[lang].portal.pay.demo_split,
          DICTIONARIES[lang].certificate,
        ],
      ]);
      expect(words).not.toMatch(/prison|prisi[oó]n|carcer|c[aá]rcel|istituto|pena\b|restitution|inside/i);
    }
  });
});
