import { HEADS, type Head } from "../pay/heads";
import type { AccountFacts, Chart } from "./chart";

/**
 * The accounts of a co-op's book. It starts where the co-op's bank is credited and ends at the payees, so there is one
 * place where money is, the bank, and everything else says whose it is. Nothing here may end below zero: a co-op cannot
 * spend what it has not got.
 */
export type CoopBookAccount = "bank" | Purpose | MemberAccount | InstructionAccount;

/** What the money in the bank is for, in the order in which ties between parts of a credit are decided. */
export const PURPOSES = ["work", "materials", "funds", "shipping", "tax"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What a co-op may spend or pay by itself. Only pay leaves *work*. */
export const SPENDABLE = ["materials", "funds", "shipping", "tax"] as const satisfies readonly Purpose[];
export type Spendable = (typeof SPENDABLE)[number];

/** What a member was given for one purpose and has not been sent. */
export type MemberAccount = `member:${string}:${Head}`;
/** What the bank was told to pay and has not said to be paid. */
export type InstructionAccount = `instruction:${string}`;

const LABELS: Readonly<Record<"bank" | Purpose, string>> = {
  bank: "In the co-op's bank account",
  work: "Set aside for work",
  materials: "For materials",
  funds: "The co-op's own funds",
  shipping: "For sending parcels",
  tax: "Tax the co-op pays to the state",
};

const MEMBER_ACCOUNT = new RegExp(`^member:[A-Za-z0-9_-]+:(${HEADS.join("|")})$`);
const INSTRUCTION_ACCOUNT = /^instruction:[A-Za-z0-9_-]+$/;

/** The chart of every co-op's book. */
export const COOP_CHART: Chart = {
  name: "a co-op's book",
  find(account): AccountFacts | null {
    if (isFixed(account)) {
      return {
        side: account === "bank" ? "where" : "whose",
        label: LABELS[account],
        may_be_negative: false,
      };
    }
    const label = MEMBER_ACCOUNT.test(account)
      ? "Given to a member and not yet sent"
      : INSTRUCTION_ACCOUNT.test(account)
        ? "On its way to a payee"
        : null;
    return label === null ? null : { side: "whose", label, may_be_negative: false };
  },
};

export function memberAccount(member_id: string, head: Head): MemberAccount {
  return `member:${member_id}:${head}`;
}

export function instructionAccount(payment_id: string): InstructionAccount {
  return `instruction:${payment_id}`;
}

/** The id a co-op's book has. There is one book for each co-op, opened by its first act. */
export function coopBookId(coop_id: string): string {
  return `book_${coop_id}`;
}

function isFixed(account: string): account is "bank" | Purpose {
  return Object.hasOwn(LABELS, account);
}
