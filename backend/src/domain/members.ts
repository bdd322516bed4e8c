import { refuse } from "./errors";

/**
 * What may be known of a member: a code, a regime, four flags, and who receives their pay. Flags and not facts: that
 * damages are owed, never for what. There is no field for a person's name, face, offence, sentence, cell or release.
 */

/** Which rules a member's pay follows. A change of regime never ends a membership. */
export const REGIMES = ["remand", "inside", "day_release", "released"] as const;

export const FLAGS = ["damages_owed", "maintenance_due", "account_available", "may_sign"] as const;

/** Who receives a payment. Never assumed to be the member. */
export const PAYEE_KINDS = ["member_account", "family", "court", "institution", "savings"] as const;

/**
 * The roads by which pay travels to a payee: a SEPA transfer, a list for a bank that takes no such file, a list for an
 * institution that credits its own deposits, or cash that is signed for.
 */
export const RAILS = ["sepa", "bank_list", "deposit_list", "cash"] as const;
export type Rail = (typeof RAILS)[number];

export type Regime = (typeof REGIMES)[number];
export type Flag = (typeof FLAGS)[number];
export type PayeeKind = (typeof PAYEE_KINDS)[number];

/**
 * The code a co-op calls a member by in its lists, in capitals. Refuses `member.code_invalid`: too long for a code is long
 * enough for a name.
 */
export function parseMemberCode(text: string): string {
  const code = text.trim().toUpperCase();
  if (/^[A-Z0-9-]{1,12}$/.test(code)) return code;
  return refuse(
    "member.code_invalid",
    "That is not a member code. Use up to 12 letters without accents, digits and hyphens, and never a name.",
  );
}

/** Why a member is erased: they asked, nothing needs them any more, or they were entered by mistake. */
export const ERASE_REASONS = ["asked", "no_longer_needed", "mistake"] as const;
export type EraseReason = (typeof ERASE_REASONS)[number];

/** What an erased member is called: made of the id, which says nothing, and so nobody else's. */
export function codeOfErased(member_id: string): string {
  return `X-${member_id.slice(-10).toUpperCase()}`;
}

/**
 * Refuses `member.day_ahead` for a day after `today`. What is attested has happened; a regime or a leaving that lies ahead
 * would tell when somebody is expected to be released, which is nowhere written down.
 */
export function checkNotAhead(day: string, today: string): void {
  if (day <= today) return;
  refuse("member.day_ahead", `${day} has not come yet. Write it down on the day, or choose an earlier one.`, {
    day,
  });
}

/** Something attested from a day on. `seq` grows with every attestation. */
type Attested = { effective_from: string; seq: number };

/**
 * What is in force on a day: the latest day that has come decides and, for the same day, what was attested last. So a
 * mistake is mended by attesting again and nothing is ever overwritten.
 */
export function inForce<T extends Attested>(history: readonly T[], day: string): T | null {
  return history
    .filter((entry) => entry.effective_from <= day)
    .reduce<T | null>((found, entry) => (found === null || later(entry, found) ? entry : found), null);
}

function later(a: Attested, b: Attested): boolean {
  return a.effective_from === b.effective_from ? a.seq > b.seq : a.effective_from > b.effective_from;
}

/**
 * Checks an account before it is sealed. Refuses `member.account_invalid`; no message and no detail repeats what was
 * typed, since both may be written to a log.
 */
export function parseAccountNumber(text: string): string {
  const number = text.trim().replaceAll(/\s+/g, " ");
  if (/^[A-Za-z0-9](?:[A-Za-z0-9 ./-]{2,46})[A-Za-z0-9]$/.test(number)) return number;
  return refuse(
    "member.account_invalid",
    "That is not an account number. Use 4 to 48 letters, digits, spaces, points, hyphens and strokes.",
  );
}

/** A name as a bank knows it, in any script. Refuses `member.account_invalid`, without repeating it. */
export function parseAccountHolder(text: string): string {
  const holder = text.trim().replaceAll(/\s+/g, " ");
  if (/^[^\p{Cc}\p{Cs}]{1,140}$/u.test(holder)) return holder;
  return refuse("member.account_invalid", "The account holder needs 1 to 140 characters of plain text.");
}

/** What a payee is told by, without telling it: `iban` where the account is one. */
export type PayeeFacts = { kind: PayeeKind; account: "iban" | "other" | null };

/**
 * The road to a payee: the one asked for, or what fits. Refuses `member.rail_not_allowed` for a road that needs an account
 * where there is none.
 */
export function railFor({ kind, account }: PayeeFacts, asked: Rail | null): Rail {
  if (asked === "sepa" && account !== "iban") {
    refuse("member.rail_not_allowed", "A SEPA transfer needs an IBAN. Copy it from a letter of the bank.");
  }
  if (asked === "bank_list" && account === null) {
    refuse("member.rail_not_allowed", "A bank pays to an account. Write it down, or choose another road.");
  }
  if (asked) return asked;
  if (kind === "institution") return "deposit_list";
  if (account === null) return kind === "family" ? "cash" : "deposit_list";
  return account === "iban" ? "sepa" : "bank_list";
}

/** The road in a currency: SEPA moves euros alone, and an account elsewhere is paid from a list. */
export function railIn(currency: string, rail: Rail): Rail {
  return rail === "sepa" && currency !== "eur" ? "bank_list" : rail;
}

/**
 * Cash is for families, and for members who are outside by day or for good; inside there is none. Refuses
 * `member.rail_not_allowed`.
 */
export function checkCash(rail: Rail, kind: PayeeKind, regime: Regime | null): void {
  if (rail !== "cash" || kind === "family" || regime === "day_release" || regime === "released") return;
  refuse(
    "member.rail_not_allowed",
    "Cash is for families and for members outside. Choose an account, or the institution's deposit.",
  );
}

/** Whom a member may choose for their own part: nobody chooses a court or an institution. */
const CHOSEN: ReadonlySet<PayeeKind> = new Set(["family", "savings"]);

/**
 * Whom a part of a member's pay goes to, of the payees in force, the last added first; null where nobody is written down.
 * The member's own part goes to their own account and, where they have none, to whom they chose last; every other part to a
 * payee of its kind.
 */
export function payeeFor<P extends { kind: PayeeKind }>(
  paid_to: PayeeKind | "coop",
  in_force: readonly P[],
): P | null {
  const of_kind = in_force.find(({ kind }) => kind === paid_to) ?? null;
  if (of_kind || paid_to !== "member_account") return of_kind;
  return in_force.find(({ kind }) => CHOSEN.has(kind)) ?? null;
}

/** A code as people type it: capitals and spaces around it make no other member. */
export function codeKey(code: string): string {
  return code.normalize("NFC").trim().toUpperCase();
}
