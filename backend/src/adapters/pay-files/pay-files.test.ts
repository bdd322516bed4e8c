import { readFileSync } from "node:fs";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { describe, expect, test, vi } from "vitest";
import type { PayFileContent } from "../../domain/pay/pay-files";
import { rewritePayFile, writePayFile } from "./index";
import { plainLatin } from "./latin";

/** Our own narrower schema of the part of pain.001.001.09 that we write: what it takes, the bank's schema takes. */
const SCHEMA = new URL("../../../../tests/support/pain-001-001-09-subset.xsd", import.meta.url);

const CONTENT: PayFileContent = {
  id: "payf_01KAQ0000000000000000000AA",
  rail: "sepa",
  currency: "eur",
  coop_name: "Cooperativa L'Alveare & figli",
  from_account: "IT60 X054 2811 1010 0000 0123 456",
  month: "2026-11",
  made_at: new Date("2026-11-30T23:30:05.250Z"),
  lines: [
    {
      reference: "01KAQ0000000000000000000P1-1",
      code: "P-01",
      amount: 101_200n,
      account_holder_name: "Ufficio Tesorería “Ñandú” Ł/",
      account_number: "DE89 3704 0044 0532 0130 00",
    },
    {
      reference: "01KAQ0000000000000000000P2-12",
      code: "P-02",
      amount: 7n,
      account_holder_name: "=HYPERLINK(1)",
      account_number: "GB82WEST12345698765432",
    },
  ],
};

function faultsOf(xml: string): string | null {
  using schema = XmlDocument.fromString(readFileSync(SCHEMA, "utf8"));
  using validator = XsdValidator.fromDoc(schema);
  using document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return null;
  } catch (fault) {
    return String(fault);
  }
}

describe("a SEPA credit transfer", () => {
  const { text, media_type, extension } = writePayFile(CONTENT);

  test("is valid, adds up, and says who is paid what under which reference", () => {
    expect(faultsOf(text)).toBeNull();
    for (const said of [
      "<MsgId>payf-01KAQ0000000000000000000AA</MsgId>",
      "<CreDtTm>2026-11-30T23:30:05</CreDtTm>",
      "<NbOfTxs>2</NbOfTxs><CtrlSum>1012.07</CtrlSum>",
      "<ReqdExctnDt><Dt>2026-11-30</Dt></ReqdExctnDt>",
      "<Dbtr><Nm>Cooperativa L&apos;Alveare + figli</Nm></Dbtr>",
      "<IBAN>IT60X0542811101000000123456</IBAN>",
      "<EndToEndId>01KAQ0000000000000000000P1-1</EndToEndId>",
      '<InstdAmt Ccy="EUR">1012.00</InstdAmt>',
      "<Nm>Ufficio Tesoreria .Nandu. L</Nm>",
      "<IBAN>DE89370400440532013000</IBAN>",
      '<InstdAmt Ccy="EUR">0.07</InstdAmt>',
      "<Nm>.HYPERLINK(1)</Nm>",
    ])
      expect(text).toContain(said);
    expect([media_type, extension]).toEqual(["application/xml; charset=utf-8", "xml"]);
  });

  test("made again it is the same, in whatever time zone", () => {
    for (const other of ["Pacific/Auckland", "America/Lima", "UTC"]) {
      vi.stubEnv("TZ", other);
      expect(writePayFile(CONTENT).text, other).toBe(text);
    }
    vi.unstubAllEnvs();
    // Typed once from the bytes that the standard's own schema was tried on.
    expect(writePayFile(CONTENT).hash).toBe(
      "d5cd62271a266666bde0a68ea6a1cece895443aff1109b071117edd7651e2677",
    );
  });

  test("the schema finds what a bank would", () => {
    expect(faultsOf(text.replace("<Nm>.HYPERLINK(1)</Nm>", `<Nm>${"x".repeat(71)}</Nm>`))).toContain("Nm");
    expect(faultsOf(text.replace("1012.07", "1012.071"))).toContain("CtrlSum");
    expect(faultsOf(text.replace("<NbOfTxs>2</NbOfTxs>", ""))).toContain("NbOfTxs");
    expect(faultsOf(text.replace("pain.001.001.09", "pain.001.001.03"))).toContain("Document");
  });

  test("is refused while nobody wrote down which account the co-op pays from", () => {
    expect(() => writePayFile({ ...CONTENT, from_account: null })).toThrow("which account");
  });

  test("a wrong account never becomes a file", () => {
    const wrong = CONTENT.lines.map((line) => ({ ...line, account_number: "DE00370400440532013000" }));
    expect(() => writePayFile({ ...CONTENT, lines: wrong })).toThrow("IBAN");
  });

  test("five thousand of one cent are 50.00", () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => ({
      reference: `01KAQ00000000000000000${String(index).padStart(4, "0")}-1`,
      code: `P-${index}`,
      amount: 1n,
      account_holder_name: "A",
      account_number: "GB82WEST12345698765432",
    }));
    const { text: many } = writePayFile({ ...CONTENT, lines });
    expect(many).toContain("<NbOfTxs>5000</NbOfTxs><CtrlSum>50.00</CtrlSum>");
    expect(faultsOf(many)).toBeNull();
  });
});

test("a list is a table that no spreadsheet runs, with every amount in full", () => {
  const { text, media_type, extension } = writePayFile({ ...CONTENT, rail: "bank_list", from_account: null });
  expect(text).toBe(
    [
      "\uFEFFreference,code,account_holder,account,amount,currency,purpose",
      "01KAQ0000000000000000000P1-1,P-01,Ufficio Tesorería “Ñandú” Ł/,DE89 3704 0044 0532 0130 00,1012.00,EUR,Cooperativa L'Alveare & figli 2026-11",
      "01KAQ0000000000000000000P2-12,P-02,\"'=HYPERLINK(1)\",GB82WEST12345698765432,0.07,EUR,Cooperativa L'Alveare & figli 2026-11",
      "",
    ].join("\r\n"),
  );
  expect([media_type, extension]).toEqual(["text/csv; charset=utf-8", "csv"]);
});

test.each([
  ["José Muñoz", "Jose Munoz"],
  ["Œuvre Straße", "OEuvre Strasse"],
  ["//a//b/", "a/b"],
  ["日本", "."],
  ["  ", "."],
  ["a_b & c", "a-b + c"],
])("%s is written %s for a bank", (given, plain) => {
  expect(plainLatin(given, 70)).toBe(plain);
});

describe("a file made again", () => {
  const { hash, text } = writePayFile(CONTENT);
  const without = {
    ...CONTENT,
    lines: CONTENT.lines.map((line, at) => (at === 1 ? { ...line, account_number: null } : line)),
  };

  test("is the same, or it is none where an account is gone", () => {
    expect(rewritePayFile(CONTENT, hash)?.text).toBe(text);
    expect(rewritePayFile(without, hash)).toBeNull();
    expect(rewritePayFile({ ...CONTENT, lines: CONTENT.lines.slice(0, 1) }, hash)).toBeNull();
    const list = { ...CONTENT, rail: "bank_list" as const };
    expect(rewritePayFile({ ...without, rail: "bank_list" }, writePayFile(list).hash)).toBeNull();
  });

  test("says what is wrong where it cannot be written at all", () => {
    expect(() => rewritePayFile({ ...CONTENT, currency: "pen" }, hash)).toThrow(
      "SEPA pays in euros, and this file is in pen.",
    );
    expect(() => rewritePayFile({ ...CONTENT, from_account: null }, hash)).toThrow(
      expect.objectContaining({ code: "pay.account_missing" }),
    );
  });
});
