import { type Currency, decimalsOf } from "../currency";
import { refuse } from "../errors";
import type { PayeeKind, Regime } from "../members";
import type { Head } from "./heads";

/**
 * A rule set: one jurisdiction's division of a member's pay, as a file with the citation beside each rule. A file is a
 * *document*; with what a co-op settled for itself (`RuleSettings`) it becomes a *rule set*, which the engine reads.
 *
 * The language is closed on purpose. A statute that needs a word which is not here is a change to the engine, with a
 * review; so nobody has to run a rule in the head to know what it can do.
 */

export type Language = "en" | "it" | "es";
export type Words = Record<Language, string>;

/**
 * - `share`: basis points of the base, or of what the heads before it left. Shares that follow each other are cut together
 * - `fixed_per_day`: an amount for each day
 * - `ordered_amount`: an amount that somebody ordered, such as a court; taken from the base, or out of another head
 * - `remainder`: what is left; the last head of every rule set
 * - `withheld`: tax and contributions, imported from who computes pay and never computed
 */
export const HEAD_KINDS = ["share", "fixed_per_day", "ordered_amount", "remainder", "withheld"] as const;
export type HeadKind = (typeof HEAD_KINDS)[number];

/** When a head is due. A flag is what somebody attested of the member. */
export const DUES = ["always", "never", "damages_owed", "maintenance_due"] as const;
export type Due = (typeof DUES)[number];

/** `coop`: stays with the co-op, which owes it to the member. */
export type PaidTo = PayeeKind | "coop";

/**
 * At most so much: what is still owed under this head (`owed`), or what may be held under it (`up_to`, in major units of
 * the document's currency). What is above goes to another head.
 */
export type BalanceLimit = { owed: true; excess_to: Head } | { up_to: string; excess_to: Head };

/** A number that the co-op settles when it attests. */
export type Setting = { setting: string };
/** Only where the co-op settled for this option. */
export type OnlyIf = { setting: string; is: string };

export type HeadRule<Bps = number> = {
  head: Head;
  kind: HeadKind;
  words: Words;
  citation: string;
  paid_to: PaidTo;
  /** Of a share. */
  bps?: Bps;
  /** Of a share: the whole base, or what the heads before left of it (the usual case). */
  of?: "base" | "left";
  /** Of a fixed amount per day: major units of the document's currency. */
  per_day?: string;
  /** Of an ordered amount: the head it is taken out of, once that is cut. */
  from?: Head;
  due?: Due;
  /** Where a share goes that is not due. */
  if_not_due_to?: Head;
  /** At most so much of the base, rounded down. */
  cap_bps?: number;
  /** Takes only what leaves so much of the base, rounded up, to the heads after it. */
  floor_bps?: number;
  balance_limit?: BalanceLimit;
  /** What could not be taken is asked for again in the next period. */
  carry?: boolean;
  /** The member's own, and paid out on release. */
  locked?: boolean;
  /** Of what is locked, so much may be released before, rounded down, by whoever the citation says. */
  releasable_bps?: number;
  only_if?: OnlyIf;
};

/** Pay is handed over whole to somebody who divides it, so that our division is an estimate. */
export type HandedOver = { to: PaidTo; words: Words; citation: string; only_if?: OnlyIf };

type RegimeChange<Bps = number> = Partial<Omit<HeadRule<Bps>, "head">>;

/** What a regime changes: nothing, some heads (null takes one away), all of them, or there is no rule for it. */
export type RegimeRule<Bps = number> = {
  words: Words;
  citation: string;
  no_rule?: boolean;
  changes?: Partial<Record<Head, RegimeChange<Bps> | null>>;
  heads?: HeadRule<Bps>[];
  handed_over?: false;
};

export type SettingRule =
  | { kind: "bps"; words: Words; citation: string }
  | { kind: "choice"; words: Words; citation: string; options: Record<string, Words> };

export const PAY_METHODS = ["share", "payroll"] as const;
export type PayMethod = (typeof PAY_METHODS)[number];

export type RuleSetDocument<Bps = number | Setting> = {
  id: string;
  name: Words;
  /** `country_code: null` is for any place, with what the co-op itself attests. */
  jurisdiction: { country_code: string | null; note: Words };
  /** From which day, and to which, both included, the text is known to hold; `to: null` is until another day is known. */
  effective: { from: string; to: string | null };
  source: { title: string; read_on: string };
  /** What `fixed_per_day` and `up_to` are written in; null where there is no amount. */
  currency: Currency | null;
  /** How members may be paid there. */
  methods: PayMethod[];
  base: { words: Words; citation: string };
  heads: HeadRule<Bps>[];
  handed_over?: HandedOver;
  regimes: Record<Regime, RegimeRule<Bps>>;
  /** What a member without a lawful account may be paid by. */
  without_account: { words: Words; citation: string };
  /** What is not settled, or not found: to be read before attesting. */
  open_questions: Words[];
  settings?: Record<string, SettingRule>;
};

/** What a co-op settles: basis points by name, and options by name. */
export type RuleSettings = Readonly<Record<string, number | string>>;

/** What the engine reads: nothing is left to be settled. */
export type RuleSet = Omit<RuleSetDocument<number>, "settings"> & { settled: RuleSettings };

/** The heads of one regime, in the order in which they are taken. Refuses `pay.no_rule_for_regime`. */
export function headsOf(rules: RuleSet, regime: Regime): HeadRule[] {
  const rule = rules.regimes[regime];
  if (rule.no_rule) {
    refuse("pay.no_rule_for_regime", `${rules.name.en} has no rule for ${regime}: ${rule.words.en}`, {
      rule_set_id: rules.id,
      regime,
    });
  }
  if (rule.heads) return rule.heads;
  return rules.heads.flatMap((head) => {
    const change = rule.changes?.[head.head];
    if (change === null) return [];
    return [{ ...head, ...change }];
  });
}

/** To whom pay is handed over whole in a regime; null where it is divided by us. */
export function handedOverIn(rules: RuleSet, regime: Regime): HandedOver | null {
  return rules.regimes[regime].handed_over === false ? null : (rules.handed_over ?? null);
}

/**
 * A document with a co-op's settings in their places. Refuses `pay.settings_invalid` where one is missing, unknown, out of
 * range or makes shares of more than the whole, and `pay.rule_set_invalid` where the document itself contradicts itself.
 */
export function settle(document: RuleSetDocument, settings: RuleSettings): RuleSet {
  const { settings: asked = {}, ...rest } = document;
  for (const name of Object.keys(settings)) {
    if (!Object.hasOwn(asked, name)) refuseSetting(document, name, "There is no such setting.");
  }
  for (const [name, rule] of Object.entries(asked)) checkSetting(document, name, rule, settings[name]);
  checkReferences(document);

  const holds = (only_if: OnlyIf | undefined): boolean =>
    only_if === undefined || settings[only_if.setting] === only_if.is;
  const number = (bps: number | Setting): number =>
    typeof bps === "number" ? bps : Number(settings[bps.setting]);
  const head = ({ only_if, bps, ...rule }: HeadRule<number | Setting>): HeadRule[] =>
    holds(only_if) ? [{ ...rule, ...(bps === undefined ? {} : { bps: number(bps) }) }] : [];
  const regime = ({ heads, changes, ...rule }: RegimeRule<number | Setting>): RegimeRule => ({
    ...rule,
    ...(heads ? { heads: heads.flatMap(head) } : {}),
    ...(changes
      ? {
          changes: Object.fromEntries(
            Object.entries(changes).flatMap(([name, change]): [string, RegimeChange | null][] => {
              if (change === null) return [[name, null]];
              const { bps, only_if, ...others } = change;
              if (!holds(only_if)) return [];
              return [[name, { ...others, ...(bps === undefined ? {} : { bps: number(bps) }) }]];
            }),
          ),
        }
      : {}),
  });
  const { handed_over, heads, regimes, ...same } = rest;
  const rules: RuleSet = {
    ...same,
    heads: heads.flatMap(head),
    ...(handed_over && holds(handed_over.only_if) ? { handed_over } : {}),
    regimes: {
      remand: regime(regimes.remand),
      inside: regime(regimes.inside),
      day_release: regime(regimes.day_release),
      released: regime(regimes.released),
    },
    settled: settings,
  };
  checkRules(rules, Object.keys(asked).length > 0);
  return rules;
}

/**
 * Refuses, as `settle` does, a document that no co-op could settle: each option is tried, with nothing for what is a number. So
 * a text that cannot divide is noticed by whoever writes it, and not by the board that reads it.
 */
export function checkDocument(document: RuleSetDocument): void {
  let tried: RuleSettings[] = [{}];
  for (const [name, rule] of Object.entries(document.settings ?? {})) {
    const values = rule.kind === "bps" ? [0] : Object.keys(rule.options);
    tried = tried.flatMap((settings) => values.map((value) => ({ ...settings, [name]: value })));
  }
  for (const settings of tried) settle(document, settings);
}

function checkSetting(
  document: RuleSetDocument,
  name: string,
  rule: SettingRule,
  value: number | string | undefined,
): void {
  if (rule.kind === "bps") {
    if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 10_000) return;
    refuseSetting(document, name, "It has to be a percentage from 0 to 100 with two decimals at most.");
  }
  if (typeof value === "string" && Object.hasOwn(rule.options, value)) return;
  refuseSetting(document, name, `It has to be one of ${Object.keys(rule.options).join(", ")}.`);
}

/** What a document says of a setting is said of one that it asks for, and of an option that can be chosen. */
function checkReferences(document: RuleSetDocument): void {
  const { settings: asked = {}, heads, regimes, handed_over } = document;
  const invalid = (setting: string): never =>
    refuse(
      "pay.rule_set_invalid",
      `Rule set ${document.id} names the setting "${setting}", which it has not.`,
      {
        rule_set_id: document.id,
        setting,
      },
    );
  const changed = Object.values(regimes).flatMap((regime) => [
    ...(regime.heads ?? []),
    ...Object.values(regime.changes ?? {}).flatMap((change) => change ?? []),
  ]);
  for (const { bps, only_if } of [...heads, ...changed, { bps: undefined, only_if: handed_over?.only_if }]) {
    if (typeof bps === "object" && ruleOf(asked, bps.setting)?.kind !== "bps") invalid(bps.setting);
    if (!only_if) continue;
    const rule = ruleOf(asked, only_if.setting);
    if (rule?.kind !== "choice" || !Object.hasOwn(rule.options, only_if.is)) invalid(only_if.setting);
  }
}

function ruleOf(asked: Record<string, SettingRule>, name: string): SettingRule | undefined {
  return Object.hasOwn(asked, name) ? asked[name] : undefined;
}

function refuseSetting(document: RuleSetDocument, name: string, why: string): never {
  return refuse("pay.settings_invalid", `${document.name.en}, setting "${name}": ${why}`, {
    rule_set_id: document.id,
    setting: name,
  });
}

/** What no shape can say: every regime's heads make one division that always adds up. */
function checkRules(rules: RuleSet, has_settings: boolean): void {
  const fault = (regime: string, why: string): never =>
    refuse("pay.rule_set_invalid", `Rule set ${rules.id}, ${regime}: ${why}`, {
      rule_set_id: rules.id,
      regime,
    });
  if (rules.effective.to !== null && rules.effective.to < rules.effective.from)
    fault("dates", "It ends before it begins.");
  for (const [regime, rule] of Object.entries(rules.regimes) as [Regime, RegimeRule][]) {
    if (rule.no_rule) continue;
    if (rule.heads && rule.changes) fault(regime, "It changes heads and has heads of its own.");
    for (const changed of Object.keys(rule.changes ?? {})) {
      if (!rules.heads.some(({ head }) => head === changed))
        fault(regime, `${changed} is changed and not there.`);
    }
    const heads = headsOf(rules, regime);
    const found = heads.map(({ head }) => head);
    const at = (head: Head): number => found.indexOf(head);
    if (new Set(found).size < found.length) fault(regime, "A head is there twice.");
    checkWhole(heads, (why) => fault(regime, why));
    for (const rule_of of heads) {
      const { head, kind, if_not_due_to, from, balance_limit, due = "always" } = rule_of;
      const needs = (holds: boolean, why: string): void => void (holds || fault(regime, `${head}: ${why}`));
      needs(!(["withheld", "entrusted"] as Head[]).includes(head), "This head is never a rule of its own.");
      for (const [word, kinds] of Object.entries(WORDS_OF_KINDS) as [keyof HeadRule, HeadKind[]][]) {
        needs(
          rule_of[word] === undefined || kinds.includes(kind),
          `A head of the kind ${kind} has no ${word}.`,
        );
      }
      needs(kind !== "share" || rule_of.bps !== undefined, "A share has bps.");
      needs(kind !== "fixed_per_day" || rule_of.per_day !== undefined, "fixed_per_day has per_day.");
      needs(
        rule_of.releasable_bps === undefined || rule_of.locked === true,
        "Only what is locked is released.",
      );
      needs(
        from === undefined || (at(from) >= 0 && from !== head),
        "It is taken from a head that is not there.",
      );
      needs(
        from === undefined || heads[at(from)]?.from === undefined,
        "It is taken from a head that is itself taken from another.",
      );
      needs(
        from === undefined || isOpen(heads[at(from)]),
        "It is taken from a head that was itself asked for; take it from a share or the remainder.",
      );
      needs(
        kind !== "share" || due === "always" || if_not_due_to !== undefined,
        "Say where it goes when not due.",
      );
      needs(if_not_due_to === undefined || endsDue(heads, head), "It never reaches a head that is due.");
      needs(
        if_not_due_to === undefined || cutTogether(heads, head, if_not_due_to),
        "What is not due goes to a share that is cut together with it, or to the remainder.",
      );
      needs(
        balance_limit === undefined || (at(balance_limit.excess_to) >= 0 && balance_limit.excess_to !== head),
        "What is above the limit has to go to another head that is there.",
      );
      needs(
        balance_limit === undefined || endsWithoutLimit(heads, head),
        "What is above the limit has to end in a share or remainder without cap, floor and limit.",
      );
      needs(
        rules.currency !== null || (kind !== "fixed_per_day" && !(balance_limit && "up_to" in balance_limit)),
        "An amount needs the currency of the document.",
      );
      const amounts = [
        rule_of.per_day,
        balance_limit && "up_to" in balance_limit ? balance_limit.up_to : undefined,
      ];
      for (const amount of amounts) {
        const decimals = amount?.split(".")[1]?.length ?? 0;
        needs(rules.currency === null || decimals <= decimalsOf(rules.currency), `${amount} is too precise.`);
      }
    }
    for (const of of ["base", "left"] as const) {
      const total = sharesOf(heads, of);
      if (total <= WHOLE) continue;
      if (!has_settings) fault(regime, `The shares make ${total} of ${WHOLE}.`);
      refuse(
        "pay.settings_invalid",
        `The shares of ${rules.name.en} make ${total / 100} % together. Make them 100 % or less.`,
        { rule_set_id: rules.id },
      );
    }
  }
}

const WHOLE = 10_000;

function sharesOf(heads: readonly HeadRule[], of: "base" | "left"): number {
  return heads.reduce((sum, { bps = 0, of: mine = "left" }) => (mine === of ? sum + bps : sum), 0);
}

/** Which words mean something for which kinds. A word that means nothing is a rule that somebody believes in. */
const WORDS_OF_KINDS: Partial<Record<keyof HeadRule, readonly HeadKind[]>> = {
  bps: ["share"],
  of: ["share"],
  if_not_due_to: ["share"],
  per_day: ["fixed_per_day"],
  from: ["ordered_amount"],
  due: ["share", "ordered_amount", "fixed_per_day"],
  cap_bps: ["share", "ordered_amount", "fixed_per_day"],
  floor_bps: ["share", "ordered_amount", "fixed_per_day"],
  carry: ["ordered_amount", "fixed_per_day"],
  balance_limit: ["share", "remainder"],
};

/** Nothing may be left over: a remainder comes last, or shares without a limit of their own that make up the whole. */
function checkWhole(heads: readonly HeadRule[], fault: (why: string) => never): void {
  const taking = heads.filter(({ from }) => from === undefined);
  const remainders = taking.filter(({ kind }) => kind === "remainder").length;
  const last = taking.at(-1);
  if (remainders === 1 && last?.kind === "remainder") return;
  const shares = taking.filter(({ kind }) => kind === "share");
  const are_last = taking.slice(-shares.length).every(({ kind }) => kind === "share");
  const are_plain = shares.every(
    ({ of = "left", cap_bps, floor_bps }) =>
      of === "left" && cap_bps === undefined && floor_bps === undefined,
  );
  if (remainders === 0 && are_last && are_plain && sharesOf(shares, "left") === WHOLE) return;
  fault("The last head has to be the remainder, or the last heads shares that make 10000 together.");
}

/** Whether a share that is not due comes to a head that always is. */
function endsDue(heads: readonly HeadRule[], start: Head): boolean {
  const passed = new Set<Head>();
  for (let head: Head | undefined = start; head !== undefined && !passed.has(head);) {
    passed.add(head);
    const rule: HeadRule | undefined = heads.find((one) => one.head === head);
    if (!rule || (rule.kind !== "share" && rule.kind !== "remainder")) return false;
    if ((rule.due ?? "always") === "always") return true;
    head = rule.if_not_due_to;
  }
  return false;
}

/** A head that may be given more, or less, than its own rule says. */
function isOpen(rule: HeadRule | undefined): boolean {
  return rule?.kind === "share" || rule?.kind === "remainder";
}

/** Whether two heads are shares of one cut, or the second is the remainder, which takes whatever was not cut. */
function cutTogether(heads: readonly HeadRule[], one: Head, other: Head): boolean {
  const taking = heads.filter(({ from }) => from === undefined);
  const places = [one, other].map((head) => taking.findIndex((rule) => rule.head === head));
  if (taking[places[1] ?? -1]?.kind === "remainder") return true;
  const between = taking.slice(Math.min(...places), Math.max(...places) + 1);
  const ofs = new Set(between.map(({ of = "left" }) => of));
  return between.every(({ kind }) => kind === "share") && ofs.size === 1;
}

/** Whether what is above a limit comes to a head that may take all of it. */
function endsWithoutLimit(heads: readonly HeadRule[], start: Head): boolean {
  const passed = new Set<Head>();
  for (let head = start; !passed.has(head);) {
    const rule = heads.find((one) => one.head === head);
    if (!rule || !isOpen(rule)) return false;
    if (passed.size > 0 && (rule.cap_bps !== undefined || rule.floor_bps !== undefined)) return false;
    if (!rule.balance_limit) return true;
    passed.add(head);
    head = rule.balance_limit.excess_to;
  }
  return false;
}

/** Whether a day lies in the time for which the text is known to hold. */
export function holdsOn({ effective }: Pick<RuleSetDocument, "effective">, day: string): boolean {
  return effective.from <= day && (effective.to === null || day <= effective.to);
}

/** Refuses `pay.method_not_allowed` where a rule set does not let members be paid so. */
export function requireMethod(rules: RuleSet, method: PayMethod): void {
  if (rules.methods.includes(method)) return;
  refuse(
    "pay.method_not_allowed",
    `By ${rules.name.en} members are paid by ${rules.methods.join(" or ")}, not by ${method}.`,
    { rule_set_id: rules.id, method },
  );
}
