import type { Head } from "./heads";
import type { Language, PaidTo } from "./rule-set";

/**
 * The sentences of an account of a split, in three languages. Amounts and percentages come in as they are written there,
 * and heads as `names` calls them. Sentences about an amount put it last, since no language then has to agree with it.
 */
export type ExplainWords = {
  to: Record<PaidTo, string>;
  /** As it stands after "for". */
  names: Record<Head, string>;
  withheld: string;
  withheld_to: string;
  entrusted: string;

  // How a part comes about.
  imported: string;
  all: (of: string) => string;
  share: (percent: string, of: string) => string;
  share_of_rest: (percent: string, of: string) => string;
  remainder: (of: string) => string;
  per_day: (amount: string, days: number) => string;
  ordered: (amount: string) => string;
  still_open: (amount: string) => string;
  nothing_due_now: string;

  // Why it is more or less than that.
  of_which: (parts: readonly string[]) => string;
  part_not_due: (percent: string, name: string) => string;
  also_not_due: (name: string) => string;
  above_debt: (amount: string, name: string) => string;
  above_limit: (amount: string, name: string) => string;
  ordered_out: (amount: string, name: string) => string;
  at_most_leaving: (percent: string, of: string) => string;
  at_most: (percent: string, of: string) => string;
  at_most_there: string;
  at_most_owed: string;
  at_most_held: (amount: string) => string;

  // What else is to be known.
  locked: string;
  releasable: (amount: string) => string;
  carried: (amount: string) => string;
  uncovered: (amount: string) => string;
  waits: string;
};

export const EXPLAIN_WORDS: Record<Language, ExplainWords> = {
  en: {
    to: {
      member_account: "To the member's own account",
      family: "To the family",
      court: "To the court's account",
      institution: "To the institution",
      savings: "To a savings account",
      coop: "Kept by the co-op",
    },
    names: {
      withheld: "tax and contributions",
      damages: "damages",
      maintenance: "maintenance",
      costs: "costs",
      property_damage: "damage to property",
      upkeep: "upkeep",
      family: "the family",
      savings: "savings",
      locked: "the locked fund",
      own: "the member's own part",
      entrusted: "pay handed over",
    },
    withheld: "Tax and contributions withheld",
    withheld_to: "Kept by the co-op, which pays it on",
    entrusted: "Pay handed over whole",
    imported: "worked out by whoever computes pay",
    all: (of) => `all of ${of}`,
    share: (percent, of) => `${percent} of ${of}`,
    share_of_rest: (percent, of) => `${percent} of the remaining ${of}`,
    remainder: (of) => `what is left of ${of}`,
    per_day: (amount, days) => `${amount} a day for ${days} ${days === 1 ? "day" : "days"}`,
    ordered: (amount) => `ordered: ${amount}`,
    still_open: (amount) => `open from before: ${amount}`,
    nothing_due_now: "nothing is due now",
    of_which: (parts) => `of which ${listed(parts, "and")}`,
    part_not_due: (percent, name) => `${percent} because nothing is due for ${name}`,
    also_not_due: (name) => `also because nothing is due for ${name}`,
    above_debt: (amount, name) => `plus ${amount} above what is owed for ${name}`,
    above_limit: (amount, name) => `plus ${amount} above the limit for ${name}`,
    ordered_out: (amount, name) => `less ${amount} ordered for ${name}`,
    at_most_leaving: (percent, of) => `at most what leaves ${percent} of ${of}`,
    at_most: (percent, of) => `at most ${percent} of ${of}`,
    at_most_there: "at most what there is",
    at_most_owed: "at most what is still owed",
    at_most_held: (amount) => `at most until ${amount} is held`,
    locked: "Locked until release.",
    releasable: (amount) => `Locked until release; before that, up to ${amount} of it may be released.`,
    carried: (amount) => `Asked for again next time: ${amount}.`,
    uncovered: (amount) => `Not covered: ${amount}.`,
    waits: "Waits: there is no lawful account yet.",
  },
  it: {
    to: {
      member_account: "Sul conto proprio del membro",
      family: "Alla famiglia",
      court: "Sul conto del tribunale",
      institution: "All'istituto",
      savings: "Su un conto di risparmio",
      coop: "Resta alla cooperativa",
    },
    names: {
      withheld: "imposte e contributi",
      damages: "il risarcimento",
      maintenance: "gli alimenti",
      costs: "le spese",
      property_damage: "i danni a cose",
      upkeep: "il mantenimento",
      family: "la famiglia",
      savings: "il risparmio",
      locked: "il fondo vincolato",
      own: "la parte propria",
      entrusted: "la paga consegnata",
    },
    withheld: "Imposte e contributi trattenuti",
    withheld_to: "Resta alla cooperativa, che li versa",
    entrusted: "Paga consegnata intera",
    imported: "calcolati da chi elabora la paga",
    all: (of) => `tutti i ${of}`,
    share: (percent, of) => `${percent} di ${of}`,
    share_of_rest: (percent, of) => `${percent} dei restanti ${of}`,
    remainder: (of) => `ciò che resta di ${of}`,
    per_day: (amount, days) => `${amount} al giorno per ${days} ${days === 1 ? "giorno" : "giorni"}`,
    ordered: (amount) => `importo ordinato: ${amount}`,
    still_open: (amount) => `rimasto da prima: ${amount}`,
    nothing_due_now: "ora nulla è dovuto",
    of_which: (parts) => `di cui ${listed(parts, "e")}`,
    part_not_due: (percent, name) => `${percent} perché nulla è dovuto per ${name}`,
    also_not_due: (name) => `anche perché nulla è dovuto per ${name}`,
    above_debt: (amount, name) => `più ${amount} oltre quanto è dovuto per ${name}`,
    above_limit: (amount, name) => `più ${amount} oltre il limite per ${name}`,
    ordered_out: (amount, name) => `meno ${amount} ordinati per ${name}`,
    at_most_leaving: (percent, of) => `al massimo quanto lascia il ${percent} di ${of}`,
    at_most: (percent, of) => `al massimo il ${percent} di ${of}`,
    at_most_there: "al massimo quanto c'è",
    at_most_owed: "al massimo quanto è ancora dovuto",
    at_most_held: (amount) => `al massimo fino a raggiungere ${amount}`,
    locked: "Vincolato fino all'uscita.",
    releasable: (amount) => `Vincolato fino all'uscita; prima se ne possono svincolare al massimo ${amount}.`,
    carried: (amount) => `Da chiedere di nuovo la prossima volta: ${amount}.`,
    uncovered: (amount) => `Non coperto: ${amount}.`,
    waits: "In attesa: manca ancora un conto lecito.",
  },
  es: {
    to: {
      member_account: "A la cuenta propia de la persona",
      family: "A la familia",
      court: "A la cuenta del juzgado",
      institution: "Al establecimiento",
      savings: "A una cuenta de ahorro",
      coop: "Queda en la cooperativa",
    },
    names: {
      withheld: "impuestos y aportes",
      damages: "la indemnización",
      maintenance: "los alimentos",
      costs: "las costas",
      property_damage: "los daños a las cosas",
      upkeep: "la manutención",
      family: "la familia",
      savings: "el ahorro",
      locked: "el fondo bloqueado",
      own: "la parte propia",
      entrusted: "la paga entregada",
    },
    withheld: "Impuestos y aportes retenidos",
    withheld_to: "Queda en la cooperativa, que los ingresa",
    entrusted: "Paga entregada entera",
    imported: "calculados por quien liquida la paga",
    all: (of) => `la totalidad de ${of}`,
    share: (percent, of) => `${percent} de ${of}`,
    share_of_rest: (percent, of) => `${percent} de los ${of} restantes`,
    remainder: (of) => `lo que queda de ${of}`,
    per_day: (amount, days) => `${amount} por día durante ${days} ${days === 1 ? "día" : "días"}`,
    ordered: (amount) => `importe ordenado: ${amount}`,
    still_open: (amount) => `pendiente de antes: ${amount}`,
    nothing_due_now: "ahora no se debe nada",
    of_which: (parts) => `del cual ${listed(parts, "y")}`,
    part_not_due: (percent, name) => `${percent} porque no se debe nada para ${name}`,
    also_not_due: (name) => `también porque no se debe nada para ${name}`,
    above_debt: (amount, name) => `más ${amount} por encima de lo que se debe para ${name}`,
    above_limit: (amount, name) => `más ${amount} por encima del límite para ${name}`,
    ordered_out: (amount, name) => `menos ${amount} ordenados para ${name}`,
    at_most_leaving: (percent, of) => `como máximo lo que deja el ${percent} de ${of}`,
    at_most: (percent, of) => `como máximo el ${percent} de ${of}`,
    at_most_there: "como máximo lo que hay",
    at_most_owed: "como máximo lo que todavía se debe",
    at_most_held: (amount) => `como máximo hasta llegar a ${amount}`,
    locked: "Bloqueado hasta la salida.",
    releasable: (amount) => `Bloqueado hasta la salida; antes pueden liberarse como máximo ${amount}.`,
    carried: (amount) => `Se pide de nuevo la próxima vez: ${amount}.`,
    uncovered: (amount) => `Sin cubrir: ${amount}.`,
    waits: "En espera: todavía no hay una cuenta legal.",
  },
};

/** "a", "a and b", "a, b and c". */
function listed(parts: readonly string[], and: string): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} ${and} ${last}`;
}
