import { XMLParser, XMLValidator } from "fast-xml-parser";
import Papa from "papaparse";
import type { Currency } from "../../domain/currency";
import { isDomainError, refuse } from "../../domain/errors";
import { ID_PREFIXES } from "../../domain/ids";
import { parseDecimal } from "../../domain/money";
import { readReference } from "../../domain/pay/pay-files";

/**
 * What a bank says became of payments, read from its statement (ISO 20022 camt.053) or from a table with the columns
 * `reference`, `outcome` and `amount`. Entries that are about no payment of ours are passed over: a statement has everything
 * that moved on an account.
 */
export type ReadAnswer = {
  payment_id: string;
  attempt: number;
  outcome: "paid" | "returned";
  amount: bigint;
};

/** `passed_over`: entries and rows that are about nothing we sent. */
export type ReadAnswers = { answers: ReadAnswer[]; passed_over: number };

const MOST = 20_000;

/** Refuses `pay.answers_invalid` for what is no such statement; then nothing of it counts. */
export function readBankAnswers(text: string, currency: Currency): ReadAnswers {
  const plain = text.replace(/^\uFEFF/, "").trim();
  const read = plain.startsWith("<") ? statementEntries(plain) : tableRows(plain);
  if (read.length > MOST) invalid(`It has more than ${MOST} entries.`);
  const answers = read.flatMap(({ reference, outcome, amount, currency: of }, index) => {
    const named = readReference(reference, ID_PREFIXES.payment);
    if (!named) return [];
    if (of !== null && of.toLowerCase() !== currency)
      invalid(`Entry ${index + 1} is in ${of}, and the co-op's account in ${currency.toUpperCase()}.`);
    return [{ ...named, outcome, amount: minor(amount, currency, index) }];
  });
  return { answers, passed_over: read.length - answers.length };
}

type Entry = {
  reference: string;
  outcome: "paid" | "returned";
  amount: string;
  currency: string | null;
};

function minor(text: string, currency: Currency, index: number): bigint {
  const amount = amountOrNull(text.trim(), currency);
  if (amount !== null && amount > 0n) return amount;
  return invalid(`Entry ${index + 1} has no amount of ${currency.toUpperCase()}: "${text.slice(0, 40)}".`);
}

function amountOrNull(text: string, currency: Currency): bigint | null {
  try {
    return parseDecimal(text, currency).amount_minor;
  } catch (refusal) {
    if (isDomainError(refusal)) return null;
    throw refusal;
  }
}

type Node = { [name: string]: unknown };

// No entity is expanded and no number is guessed: what a bank wrote stays the text that it wrote.
const PARSER = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
});

/** The booked entries of every statement in the message. */
function statementEntries(text: string): Entry[] {
  if (text.includes("<!DOCTYPE")) invalid("A statement declares no document type.");
  if (XMLValidator.validate(text) !== true) invalid("It is cut off, or no XML.");
  const document = nodeOf(nodeOf(PARSER.parse(text)).Document);
  const message = nodeOf(document.BkToCstmrStmt);
  if (message.Stmt === undefined) invalid("It is no camt.053 statement.");
  return listOf(message.Stmt)
    .flatMap((statement) => listOf(nodeOf(statement).Ntry).map(nodeOf))
    .filter((entry) => isBooked(entry.Sts))
    .flatMap((entry) =>
      listOf(entry.NtryDtls).flatMap((details) =>
        listOf(nodeOf(details).TxDtls)
          .map(nodeOf)
          .flatMap((one) => {
            const reference = textIn(nodeOf(one.Refs).EndToEndId);
            // One transfer in an entry may leave its amount to the entry.
            const amount = one.Amt ?? nodeOf(nodeOf(one.AmtDtls).TxAmt).Amt ?? entry.Amt;
            const side = textIn(one.CdtDbtInd ?? entry.CdtDbtInd);
            if (reference === null || side === null) return [];
            return [
              {
                reference,
                outcome: outcomeOf(side, textIn(entry.RvslInd), one.RtrInf !== undefined),
                amount: textIn(amount) ?? "",
                currency: currencyIn(amount),
              },
            ];
          }),
      ),
    );
}

/** Money that left is paid. What came in under the same reference, reversed or returned, came back. */
function outcomeOf(side: string, reversal: string | null, has_return: boolean): "paid" | "returned" {
  return side === "CRDT" || reversal === "true" || has_return ? "returned" : "paid";
}

/** `BOOK`, as older messages write it plainly and newer ones as a code. */
function isBooked(status: unknown): boolean {
  return (textIn(status) ?? textIn(nodeOf(status).Cd)) === "BOOK";
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function nodeOf(value: unknown): Node {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function textIn(value: unknown): string | null {
  if (typeof value === "string") return value.trim();
  const inner = nodeOf(value)["#text"];
  return typeof inner === "string" ? inner.trim() : null;
}

function currencyIn(amount: unknown): string | null {
  const currency = nodeOf(amount)["@_Ccy"];
  return typeof currency === "string" ? currency : null;
}

const OUTCOMES: Readonly<Record<string, "paid" | "returned">> = { paid: "paid", returned: "returned" };

function tableRows(text: string): Entry[] {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  const missing = ["reference", "outcome", "amount"].filter((column) => !meta.fields?.includes(column));
  if (missing.length > 0) invalid(`The column ${missing[0]} is missing.`);
  const [fault] = errors;
  if (fault) invalid(`Row ${(fault.row ?? 0) + 2} is not whole.`);
  return data.map((row, index) => {
    const typed = (row.outcome ?? "").trim().toLowerCase();
    const outcome = OUTCOMES[typed];
    if (!outcome)
      return invalid(`Row ${index + 2}: write paid or returned, and not "${typed.slice(0, 40)}".`);
    return { reference: row.reference ?? "", outcome, amount: row.amount ?? "", currency: null };
  });
}

function invalid(why: string): never {
  return refuse("pay.answers_invalid", `This is no statement we can read. ${why} Nothing was changed.`, {
    why,
  });
}
