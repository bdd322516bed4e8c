import type { sharing as english } from "./en-share.ts";

export const sharing: typeof english = {
  title: "Dividere in altro modo, o rettificare",
  legend: "Come si divide",
  ways: {
    work: "In base al lavoro registrato",
    equal: "In parti uguali: lo stesso per chi ha lavorato",
    rate: "A tariffa: un tanto per ogni ora o pezzo intero accettato",
  },
  rate: (currency: string) => `Tariffa per un'ora o un pezzo intero, in ${currency}`,
  rate_hint:
    "Solo per la paga a tariffa. È dovuta qualunque cosa ci sia nel fondo lavoro: lascia vuota la somma.",
  adjustments: "Rettifiche",
  adjustments_hint:
    "Una persona per riga: codice; importo; motivo. Con il meno si toglie. Il motivo si legge sul prospetto: usa parole neutre.",
  cell: (line: number, typed: string) => `Rettifiche, riga ${line}, «${typed}»`,
  faults: {
    cells: "servono un codice, un importo e un motivo.",
    member_unknown: "nessuno ha questo codice.",
    twice: "questo codice c'è due volte.",
    not_an_amount: "non è un importo, o si può leggere in due modi. Scrivilo così: 3,50 o -3,50.",
    nothing: "una rettifica è più o meno di zero.",
    reason_missing: "manca il motivo.",
    reason_long: "il motivo supera le 120 lettere.",
  },
  rate_fault: "La tariffa è un numero maggiore di zero, per esempio 2,50",
  faults_title: (n: number) => (n === 1 ? "Una casella non va bene" : `${n} caselle non vanno bene`),
  nothing_kept: "Non è stato salvato ancora nulla. Quello che hai scritto è qui sotto.",
  divided: {
    work: "Divisa in base al lavoro.",
    equal: "Divisa in parti uguali tra chi ha lavorato.",
    rate: (rate: string) => `${rate} per ogni ora o pezzo intero accettato.`,
  },
  due: (fund: string) =>
    `Nel fondo lavoro ci sono ${fund}. Ciò che è stato accettato si paga comunque: all'approvazione entra dalla banca della cooperativa quanto manca allora al fondo, e non di più.`,
  counts: (n: string) => `conta ${n}`,
  of_grade: (grade: string, quantity: string) => `${grade}: ${quantity}`,
  adjusted: (amount: string, reason: string) => `di cui ${amount}: ${reason}`,
  grades: {
    title: "Categorie dei pezzi",
    lead: "Se i pezzi non valgono tutti uguale. Una categoria per riga: il nome e quanto conta un suo pezzo, come «A; 1» e «B; 0,7». Lascia vuoto se un pezzo è un pezzo.",
    field: "Categorie",
    save: "Salva le categorie",
    saved: "Le categorie sono salvate.",
    counts: (grade: string, weight: string) => `${grade}, conta ${weight}`,
    cell: (code: string, grade: string) => `${code}, ${grade}`,
    paste_hint:
      "Tre colonne, codice, categoria e quanti, una riga per ogni categoria. Per la stessa persona vale quello che incolli, non quello scritto sopra.",
    fault:
      "Questa non è una categoria: un nome, un punto e virgola e un numero fino a 100. Possono essere sei, con nomi diversi.",
    in_use: "Ci sono ancora pezzi di una categoria tolta. Svuota prima le sue caselle.",
    cells: "servono tre colonne: un codice, una categoria e un numero.",
  },
  statement: {
    of_grade: (grade: string, weight: string) => `Di categoria ${grade}, che conta ${weight}`,
    counted: "Il tuo lavoro conta",
    all_counted: "Il lavoro di tutti insieme conta",
    members: "Quante persone hanno lavorato",
    divided_equally: "Somma divisa in parti uguali",
    rate: "Per ogni ora o pezzo intero",
    adjustment: (reason: string) => `Rettifica: ${reason}`,
    how_equal: "Chi ha lavorato ha la stessa parte della somma divisa.",
    how_rate: "Ciascuno ha un tanto per ogni ora o pezzo intero accettato.",
  },
};
