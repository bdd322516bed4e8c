import type { MedusaContainer } from "@medusajs/framework/types";
import { dayOf, now } from "../../adapters/clock";
import { toWire } from "../../adapters/money";
import { FLAGS, inForce } from "../../domain/members";
import { needsConsent } from "../../domain/payees";
import { type AmountPlace, balancesOf } from "../../domain/pay/amounts";
import { sum } from "../../domain/pay/locked";
import type { AmountEntry, FlagEntry, MemberRecord, Payee, RegimeEntry } from "../../modules/member/types";
import { amountPlaces } from "../../workflows/members/amounts";
import { goodFrom } from "../../workflows/pay/check-payees";
import { coopFacts } from "../../workflows/pay/coop-facts";
import { lockedOf } from "../../workflows/pay/locked";
import { books, members, staff } from "../../workflows/services";
import type { StaffOnRequest } from "../coop-gate";

/**
 * Reads of the vault. They run no workflow, so that what they show stands in no workflow's state; the vault itself writes
 * down who looked.
 */

type Names = (staff_id: string) => string;

/** Who attested and who looked are told by e-mail, those who have left too. */
export async function namesOf(container: MedusaContainer, coop_id: string): Promise<Names> {
  const people = new Map((await staff(container).staffOfCoop(coop_id)).map(({ id, email }) => [id, email]));
  return (staff_id) => people.get(staff_id) ?? staff_id;
}

/** The last day there is: nothing is attested ahead, wherever the co-op's midnight is. */
const today = (): string => dayOf(now(), "Pacific/Kiritimati");

/** The list: each member's code, regime and payee. */
export async function memberList(container: MedusaContainer, person: StaffOnRequest) {
  const found = await members(container).readMembers(person.coop_id, { by: person.id, now: now() });
  return found.map(memberCard);
}

function memberCard(member: MemberRecord) {
  const regime = inForce(member.regimes, today());
  const payee = member.payees.filter(({ ended_at }) => ended_at === null).at(-1);
  return {
    id: member.id,
    code: member.code,
    left_on: member.left_on,
    regime: regime && { name: regime.regime, effective_from: regime.effective_from },
    payee: payee ? { kind: payee.kind, verified: payee.verified_at !== null } : null,
  };
}

/** One member with the whole history, the latest first. Refuses `member.not_found`. */
export async function memberPage(container: MedusaContainer, person: StaffOnRequest, member_id: string) {
  const { coop_id } = person;
  const [member, name, places, { time_zone }] = await Promise.all([
    members(container).readMember(coop_id, member_id, { by: person.id, now: now() }),
    namesOf(container, coop_id),
    amountPlaces(container, coop_id),
    coopFacts(container, coop_id),
  ]);
  const [amounts, locked] = await Promise.all([
    amountsView(container, coop_id, member, places),
    lockedView(container, coop_id, member),
  ]);
  return {
    ...memberCard(member),
    regimes: member.regimes.toReversed().map((entry) => ({ name: entry.regime, ...attested(entry, name) })),
    flags: FLAGS.map((flag) => {
      const entry = inForce(
        member.flags.filter((one) => one.flag === flag),
        today(),
      );
      return entry ? flagView(entry, name) : { flag, value: null };
    }),
    flag_history: member.flags.toReversed().map((entry) => flagView(entry, name)),
    amounts_asked: places,
    amounts: amounts.map(({ entry, ...rest }) => ({ ...rest, ...attested(entry, name) })),
    locked,
    payees: member.payees.toReversed().map((payee) => payeeView(payee, name, time_zone)),
  };
}

/**
 * What is in force of each amount, and what is left or held of it now that the approved pay since then is counted. `now` is
 * null for an order, which is of each month.
 */
async function amountsView(
  container: MedusaContainer,
  coop_id: string,
  { id, amounts }: MemberRecord,
  asked: readonly AmountPlace[],
) {
  const places = [...asked, ...amounts].filter(
    ({ kind, head }, at, all) => all.findIndex((one) => one.kind === kind && one.head === head) === at,
  );
  const found = [];
  for (const { kind, head } of places) {
    const entry = inForce(
      amounts.filter((one) => one.kind === kind && one.head === head),
      today(),
    );
    if (!entry) continue;
    const { amount, currency } = entry;
    const now_is =
      kind === "ordered" || amount === null ? null : await balanceNow(container, coop_id, id, entry);
    found.push({
      ...{ entry, kind, head, amount: amount === null ? null : toWire(amount, currency) },
      now: now_is === null ? null : toWire(now_is, currency),
    });
  }
  return found;
}

/** What the co-op holds for a member, and what may be let go now; null where it holds nothing. */
async function lockedView(container: MedusaContainer, coop_id: string, member: MemberRecord) {
  const [{ held, may }, { currency }] = await Promise.all([
    lockedOf(container, coop_id, member),
    coopFacts(container, coop_id),
  ]);
  return sum(held) === 0n ? null : { held: toWire(sum(held), currency), may: toWire(sum(may), currency) };
}

async function balanceNow(
  container: MedusaContainer,
  coop_id: string,
  member_id: string,
  entry: AmountEntry,
): Promise<bigint> {
  const { kind, head, amount, currency, effective_from } = entry;
  const taken = (await books(container).takenByMember(coop_id, currency)).get(member_id) ?? [];
  const since = { [head]: { amount: amount ?? 0n, month: effective_from.slice(0, 7) } };
  const { owed, held } = balancesOf({ owed: since, held: since }, taken);
  return (kind === "owed" ? owed : held)[head] ?? 0n;
}

function attested(entry: RegimeEntry | FlagEntry | AmountEntry, name: Names) {
  return {
    effective_from: entry.effective_from,
    attested_by: name(entry.attested_by),
    attested_at: entry.attested_at.toISOString(),
  };
}

function flagView(entry: FlagEntry, name: Names) {
  return {
    flag: entry.flag,
    value: entry.value ? ("yes" as const) : ("no" as const),
    ...attested(entry, name),
  };
}

function payeeView(payee: Payee, name: Names, time_zone: string) {
  return {
    id: payee.id,
    kind: payee.kind,
    rail: payee.rail,
    has_account: payee.has_account,
    /** "not_asked": a court or the institution says who is paid. */
    consent: consentOf(payee),
    consented_by: payee.consented_by && name(payee.consented_by),
    consented_at: payee.consented_at?.toISOString() ?? null,
    proof: payee.proof,
    /** After a change, the day from which pay may go there. */
    good_from: goodFrom({ since_change: payee.takes_a_place ? payee.created_at : null }, time_zone),
    verified: payee.verified_at !== null,
    verified_by: payee.verified_by && name(payee.verified_by),
    verified_at: payee.verified_at?.toISOString() ?? null,
    added_by: name(payee.created_by),
    added_at: payee.created_at.toISOString(),
    ended_at: payee.ended_at?.toISOString() ?? null,
  };
}

function consentOf({ kind, consented_at }: Pick<Payee, "kind" | "consented_at">) {
  if (!needsConsent(kind)) return "not_asked" as const;
  return consented_at ? ("yes" as const) : ("no" as const);
}

/** One payee after an act on it, without who acted: the page is read again. */
export function payeeCard({ id, kind, rail, has_account, verified_at }: Payee) {
  return { id, kind, rail, has_account, verified: verified_at !== null };
}

/** A member after an act: the code, and nothing that would be a look into the vault. Refuses nothing; undefined when gone. */
export async function memberCode(container: MedusaContainer, coop_id: string, member_id: string) {
  return (await members(container).listMembers(coop_id)).find(({ id }) => id === member_id);
}

/** Who looked at what, the latest first. */
export async function readsView(container: MedusaContainer, coop_id: string, offset: number) {
  const [reads, name] = await Promise.all([
    members(container).listReads(coop_id, { limit: 100, offset }),
    namesOf(container, coop_id),
  ]);
  return reads.map(({ what, member_id, code, by, at }) => ({
    at: at.toISOString(),
    staff_email: name(by),
    what,
    member_id,
    member_code: code,
  }));
}
