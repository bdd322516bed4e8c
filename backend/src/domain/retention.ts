/**
 * How long each table keeps what it knows of people, and why. `days` is counted by a timetable; null: until the act that `until`
 * names. A test finds every table of the vault, of the staff and of the mail in this list.
 */
type Retention = { table: string; holds: string; why: string; days: number | null; until: string };

export const MINUTES_OF_A_DAY = 24 * 60;

const YEAR = 365;

export const RETENTION = [
  {
    table: "member",
    holds: "a code, the day a member left, and after erasure that they were erased",
    why: "the books name the id, and must stay whole",
    days: null,
    until: "the co-op's board erases the member; the id and a code that says nothing stay",
  },
  {
    table: "member_regime",
    holds: "which rules a member's pay follows, and from when",
    why: "pay is divided by it, and a month can be asked about later",
    days: null,
    until: "the member is erased",
  },
  {
    table: "member_flag",
    holds: "yes or no to what pay depends on",
    why: "pay is divided by it, and a month can be asked about later",
    days: null,
    until: "the member is erased",
  },
  {
    table: "member_amount",
    holds: "what is ordered, owed and held, sealed",
    why: "pay is divided by it, and a month can be asked about later",
    days: null,
    until: "the member is erased",
  },
  {
    table: "payee",
    holds: "who is paid: kind, road, proof, and the account, sealed",
    why: "a payment that comes back is asked about while the bank answers",
    days: 2 * YEAR,
    until:
      "the account goes so long after another took its place, or when the member is erased; never while a payment is out",
  },
  {
    table: "vault_read",
    holds: "who of the staff looked at whom",
    why: "a member can ask who looked, and a misuse can be shown",
    days: 3 * YEAR,
    until: "so long after the look",
  },
  {
    table: "coop_staff",
    holds: "a colleague's e-mail address, roles and language",
    why: "the books and what was attested name who acted",
    days: null,
    until: "the co-op's books need be kept no longer",
  },
  {
    table: "coop_invitation",
    holds: "the e-mail address of somebody invited",
    why: "an invitation that was not taken up can be asked about",
    days: YEAR,
    until: "so long after it ended, where nobody came by it; with the colleague, where somebody did",
  },
  {
    table: "coop_login_attempt",
    holds: "an e-mail address that a password was tried for",
    why: "guesses are counted",
    days: 1,
    until: "so long after the try, and mostly within the hour",
  },
  {
    table: "mail",
    holds: "who got which mail",
    why: "somebody asks where a mail is",
    days: 30,
    until: "so long after it went, or was given up",
  },
] as const satisfies readonly Retention[];

/** Tables of those modules without anything of a person. */
export const NOTHING_OF_PEOPLE = ["mail_scan", "vault_key_version"] as const;

type Kept = (typeof RETENTION)[number];
type CountedTable = Extract<Kept, { days: number }>["table"];

/** For how many days a table keeps it. */
export function daysKept(table: CountedTable): number {
  const found = RETENTION.find((one) => one.table === table);
  if (!found || found.days === null) throw new Error(`${table} keeps no count of days`);
  return found.days;
}
