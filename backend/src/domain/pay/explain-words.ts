import type { Language, PaidTo } from "./rule-set";

/** The sentences of an account of a split, in three languages. Amounts and percentages come in as they are written there. */
export type ExplainWords = {
  to: Record<PaidTo, string>;
  withheld: string;
  entrusted: string;
  share: (percent: string, of: string) => string;
  with_moved: (percent: string) => string;
  per_day: (amount: string, days: number) => string;
  ordered: (amount: string) => string;
  asked: (amount: string) => string;
  remainder: string;
  imported: string;
  handed_over: string;
  at_least_left: (percent: string) => string;
  at_most: (percent: string) => string;
  paid_off: (amount: string) => string;
  full: (amount: string) => string;
  paid_out_of: (amount: string) => string;
  locked: string;
  releasable: (amount: string) => string;
  carried: (amount: string) => string;
  uncovered: (amount: string) => string;
  waits: (way: string) => string;
  estimate: string;
};

export const EXPLAIN_WORDS: Record<Language, ExplainWords> = {
  en: {
    to: {
      member_account: "The member's account",
      family: "The family",
      court: "The court's account",
      institution: "The institution",
      savings: "A savings account",
      coop: "Kept by the co-op",
    },
    withheld: "Tax and contributions",
    entrusted: "Pay handed over whole",
    share: (percent, of) => `${percent} of ${of}`,
    with_moved: (percent) => `with ${percent} that is not due elsewhere`,
    per_day: (amount, days) => `${amount} a day for ${days} ${days === 1 ? "day" : "days"}`,
    ordered: (amount) => `ordered: ${amount}`,
    asked: (amount) => `asked for: ${amount}`,
    remainder: "what is left",
    imported: "as whoever computes pay has withheld it",
    handed_over: "all that is left after what is withheld",
    at_least_left: (percent) => `at least ${percent} of the base is left`,
    at_most: (percent) => `at most ${percent} of the base`,
    paid_off: (amount) => `with ${amount} of a debt that is paid off`,
    full: (amount) => `with ${amount} above another head's limit`,
    paid_out_of: (amount) => `less ${amount} that was ordered out of it`,
    locked: "Locked until the member leaves.",
    releasable: (amount) => `Up to ${amount} of it may be released before.`,
    carried: (amount) => `${amount} is carried to the next pay.`,
    uncovered: (amount) => `${amount} is not covered and is not asked for again here.`,
    waits: (way) => `Waits for a lawful account. ${way}`,
    estimate: "An estimate: whoever receives the pay divides it.",
  },
  it: {
    to: {
      member_account: "Il conto del membro",
      family: "La famiglia",
      court: "Il conto del tribunale",
      institution: "L'istituto",
      savings: "Un conto di risparmio",
      coop: "Tenuto dalla cooperativa",
    },
    withheld: "Imposte e contributi",
    entrusted: "Paga consegnata intera",
    share: (percent, of) => `${percent} di ${of}`,
    with_moved: (percent) => `con il ${percent} che non è dovuto altrove`,
    per_day: (amount, days) => `${amount} al giorno per ${days} ${days === 1 ? "giorno" : "giorni"}`,
    ordered: (amount) => `ordinati: ${amount}`,
    asked: (amount) => `richiesti: ${amount}`,
    remainder: "ciò che resta",
    imported: "come trattenuto da chi calcola la paga",
    handed_over: "tutto ciò che resta dopo le trattenute",
    at_least_left: (percent) => `resta almeno il ${percent} della base`,
    at_most: (percent) => `al massimo il ${percent} della base`,
    paid_off: (amount) => `con ${amount} di un debito estinto`,
    full: (amount) => `con ${amount} oltre il limite di un'altra voce`,
    paid_out_of: (amount) => `meno ${amount} ordinati da questa parte`,
    locked: "Vincolato fino all'uscita.",
    releasable: (amount) => `Fino a ${amount} possono essere liberati prima.`,
    carried: (amount) => `${amount} passano alla prossima paga.`,
    uncovered: (amount) => `${amount} non sono coperti e qui non si chiedono più.`,
    waits: (way) => `Attende un conto lecito. ${way}`,
    estimate: "Una stima: la divide chi riceve la paga.",
  },
  es: {
    to: {
      member_account: "La cuenta de la persona",
      family: "La familia",
      court: "La cuenta del juzgado",
      institution: "El establecimiento",
      savings: "Una cuenta de ahorro",
      coop: "Guardado por la cooperativa",
    },
    withheld: "Impuestos y aportes",
    entrusted: "Paga entregada entera",
    share: (percent, of) => `${percent} de ${of}`,
    with_moved: (percent) => `con el ${percent} que no corresponde a otro concepto`,
    per_day: (amount, days) => `${amount} por día durante ${days} ${days === 1 ? "día" : "días"}`,
    ordered: (amount) => `ordenado: ${amount}`,
    asked: (amount) => `pedido: ${amount}`,
    remainder: "lo que queda",
    imported: "según lo retuvo quien calcula la paga",
    handed_over: "todo lo que queda después de lo retenido",
    at_least_left: (percent) => `queda al menos el ${percent} de la base`,
    at_most: (percent) => `como máximo el ${percent} de la base`,
    paid_off: (amount) => `con ${amount} de una deuda ya pagada`,
    full: (amount) => `con ${amount} por encima del límite de otro concepto`,
    paid_out_of: (amount) => `menos ${amount} ordenado de esta parte`,
    locked: "Retenido hasta la salida.",
    releasable: (amount) => `Hasta ${amount} puede liberarse antes.`,
    carried: (amount) => `${amount} pasa a la próxima paga.`,
    uncovered: (amount) => `${amount} no queda cubierto y aquí no se vuelve a pedir.`,
    waits: (way) => `Espera una cuenta legal. ${way}`,
    estimate: "Una estimación: la reparte quien recibe la paga.",
  },
};
