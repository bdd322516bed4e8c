import { describe, expect, test } from "vitest";
import { readBankAnswers } from "./bank-answers";

const A = "01ARZ3NDEKTSV4RRFFQ69G5FA1";
const B = "01ARZ3NDEKTSV4RRFFQ69G5FB2";

/** A statement as a bank writes one: a standing order, two of our payments in one entry, one that came back. */
const STATEMENT = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>S1</MsgId><CreDtTm>2026-12-01T06:00:00Z</CreDtTm></GrpHdr>
<Stmt><Id>1</Id>
<Ntry><Amt Ccy="EUR">12.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
 <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">4.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><NtryDtls>
 <TxDtls><Refs><EndToEndId>${A}-1</EndToEndId></Refs><Amt Ccy="EUR">3.00</Amt></TxDtls>
 <TxDtls><Refs><EndToEndId>${B}-2</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">1.50</Amt></TxAmt></AmtDtls></TxDtls>
</NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">1.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><NtryDtls>
 <TxDtls><Refs><EndToEndId>${B}-2</EndToEndId></Refs><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>
</NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">9.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts><NtryDtls>
 <TxDtls><Refs><EndToEndId>${A}-3</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>`;

const PAID_A = { payment_id: `ins_${A}`, attempt: 1, outcome: "paid", amount: 300n };

describe("a camt.053 statement", () => {
  test("says which of our payments were paid and which came back; what is pending says nothing", () => {
    expect(readBankAnswers(STATEMENT, "eur")).toEqual({
      answers: [
        PAID_A,
        { payment_id: `ins_${B}`, attempt: 2, outcome: "paid", amount: 150n },
        { payment_id: `ins_${B}`, attempt: 2, outcome: "returned", amount: 150n },
      ],
      passed_over: 1,
    });
  });

  test("with a prefix and without is the same", () => {
    const prefixed = STATEMENT.replaceAll(/<(\/?)([A-Z])/g, "<$1ns2:$2").replace("xmlns=", "xmlns:ns2=");
    expect(readBankAnswers(prefixed, "eur")).toEqual(readBankAnswers(STATEMENT, "eur"));
  });

  test.each([
    ["cut off", STATEMENT.slice(0, 700)],
    ["another message", "<Document><CstmrCdtTrfInitn/></Document>"],
    ["a document type", `<!DOCTYPE a [<!ENTITY b "c">]>${STATEMENT.slice(39)}`],
    ["another currency", STATEMENT.replaceAll('"EUR"', '"USD"')],
    ["an amount of a thousandth", STATEMENT.replace(">3.00<", ">3.001<")],
    ["no amount", STATEMENT.replace(">3.00<", "><")],
    ["nothing", ""],
  ])("%s is refused whole", (_what, text) => {
    expect(() => readBankAnswers(text, "eur")).toThrow("no statement we can read");
  });
});

describe("a table", () => {
  test("is read with either separator, whatever columns stand beside", () => {
    const rows = [`Reference;Outcome;Amount;Note`, `${A}-1;paid;3.00;x`, `rent;paid;12.00;`, ""].join("\r\n");
    expect(readBankAnswers(`\uFEFF${rows}`, "eur")).toEqual({ answers: [PAID_A], passed_over: 1 });
    expect(readBankAnswers(`reference,outcome,amount\n${A}-1,PAID,3.00`, "eur").answers).toEqual([PAID_A]);
  });

  test.each([
    ["a column short", `reference,outcome\n${A}-1,paid`],
    ["another word", `reference,outcome,amount\n${A}-1,lost,3.00`],
    ["an amount in words", `reference,outcome,amount\n${A}-1,paid,three`],
    ["an amount below zero", `reference,outcome,amount\n${A}-1,paid,-3.00`],
  ])("%s is refused whole", (_what, text) => {
    expect(() => readBankAnswers(text, "eur")).toThrow("no statement we can read");
  });
});
