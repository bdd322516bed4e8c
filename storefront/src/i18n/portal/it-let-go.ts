import type { let_go as en } from "./en-let-go.ts";

export const let_go: typeof en = {
  title: "Quanto la cooperativa custodisce",
  held: (amount: string) => `La cooperativa custodisce ${amount} per questo codice.`,
  all: "Ora si può versare tutto.",
  part: (amount: string) => `Di questi, secondo le regole ora si possono versare ${amount}.`,
  none: "Secondo le regole non si può ancora versare nulla. Cambia con le regole per la paga, o quando è annotato che ha lasciato la cooperativa.",
  lead: "Deve approvarlo un'altra persona. Resta nella cooperativa.",
  amount: (currency: string) => `Importo, in ${currency}`,
  amount_hint: "Lascia vuoto per versare tutto quello che si può.",
  paid_to: "Di chi è il conto",
  reason: "Motivo",
  reason_hint:
    "Poche parole, per esempio «Come deciso dal consiglio». Che cosa sia successo alla persona non va scritto qui.",
  propose: "Proponi di versarlo",
  of: (code: string, month: string) => `Custodito per ${code}, ${month}`,
  amount_of_run: "Da versare",
  reason_of_run: "Motivo",
  approve_title: (code: string) => `Versare quanto custodito per ${code}?`,
  approve_lead: (amount: string, code: string) =>
    `${amount} custoditi dalla cooperativa diventano di ${code}. Una volta pagati non si può più annullare.`,
  reverse_lead:
    "Non è stato pagato nulla. La cooperativa torna a custodirlo. Tutt'e due restano scritte nel libro.",
  done: {
    rejected: "Respinta. La cooperativa lo custodisce come prima.",
    withdrawn: "Ritirata. La cooperativa lo custodisce come prima.",
    reversed: "Annullata. La cooperativa lo custodisce come prima.",
  },
  statement: {
    title: "Quanto era custodito per te",
    pay: "Versato da quanto era custodito",
    how: "Non è la paga di un nuovo lavoro. La cooperativa lo custodiva per te da paghe precedenti, e ora lo versa.",
  },
  faults: {
    amount: "Un importo è un numero maggiore di zero, per esempio 28,92",
    paid_to: "Di' di chi è il conto.",
    reason: "Scrivi in poche parole il motivo.",
  },
};
