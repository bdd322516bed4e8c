import { settings } from "../adapters/env";
import type { PlaceCode } from "../domain/trade/places";

/** What a buyer needs for a transfer: whose account, and the numbers by which banks of that place find it. */
export type BankAccount = { name: string; numbers: { label: string; value: string }[] };

/** The network's account in a place; null where it has none, and bank transfer is not offered. */
export function bankAccountOf(place: PlaceCode): BankAccount | null {
  const { BANK_NAME, BANK_IBAN, BANK_BIC, BANK_AR, BANK_PE, BANK_PR } = settings();
  if (place === "eu") {
    const numbers = [
      { label: "IBAN", value: BANK_IBAN },
      { label: "BIC", value: BANK_BIC },
    ];
    return { name: BANK_NAME, numbers };
  }
  const line = { ar: BANK_AR, pe: BANK_PE, pr: BANK_PR }[place];
  return line ? parse(line) : null;
}

/** "Holder | CBU 0123 | Alias casa.verde": the holder, then each number behind the name banks give it. */
function parse(line: string): BankAccount {
  const [name = "", ...numbers] = line.split("|").map((part) => part.trim());
  return {
    name,
    numbers: numbers.map((number) => {
      const [label = "", ...value] = number.split(" ");
      return { label, value: value.join(" ") };
    }),
  };
}
