import type { payroll as english } from "./en-payroll.ts";

export const payroll: typeof english = {
  title: "Pagare dalle buste paga",
  lead: "Chi elabora le paghe della cooperativa comunica lordo, trattenute e netto di ogni persona. Qui non si calcola nulla.",
  offer: "Lordo e netto arrivano da chi elabora le paghe?",
  go_there: "Pagare dalle buste paga",
  month: "Mese",
  file: "La tabella delle paghe (CSV o XLSX)",
  file_hint:
    "Quattro colonne: codice, lordo, trattenute, netto. Le altre colonne si saltano, se la prima riga nomina queste quattro. Lascia fuori i nomi.",
  paste: "Oppure incollala",
  paste_hint: "Una persona per riga. Il lordo è ciò che la paga costa alla cooperativa, contributi compresi.",
  show: "Mostra chi riceve quanto",
  faults_title: (n: number) => (n === 1 ? "Una cella non va" : `${n} celle non vanno`),
  nothing_kept: "Non è ancora salvato nulla. Ciò che hai dato è ancora qui sotto.",
  cell: (line: number, column: string, typed: string) => `Riga ${line}, ${column}, «${typed}»`,
  line: (line: number, text: string) => `Riga ${line}, «${text}»`,
  columns: { code: "codice", gross: "lordo", withheld: "trattenute", net: "netto" },
  faults: {
    member_unknown: "nessuna persona ha questo codice.",
    twice: "questo codice c'è due volte.",
    not_an_amount: "non è un importo, o si può leggere in due modi. Scrivilo così: 1320,50.",
    negative: "nessun importo è sotto zero.",
    sum: "il lordo deve essere la somma di trattenute e netto.",
    cells: "servono quattro colonne: codice, lordo, trattenute, netto.",
    file: "Questo file non si può leggere. Scegli una tabella CSV o XLSX, più piccola di 1 MB.",
    nothing: "Scegli un file, o incolla la tabella.",
    month: "Scegli un mese.",
    reason: "Di' in poche parole perché.",
    too_many: "Sono più di 5.000 persone.",
  },
  gross: "Lordo, con contributi",
  withheld: "Trattenute",
  net: "Netto",
  goes: "Il netto va a",
  top_up: (amount: string) => `${amount} vengono dal denaro della cooperativa`,
  top_up_lead: (fund: string) =>
    `Il fondo lavoro ha ${fund}. La paga è dovuta comunque: all'approvazione entra dalla banca della cooperativa ciò che allora manca al fondo, e non di più.`,
  topped_up: (amount: string) =>
    `${amount} sono venuti dal denaro della cooperativa, perché il fondo lavoro aveva meno.`,
  top_up_at_approval: "Entra esattamente ciò che manca al fondo all'approvazione.",
  approve_lead: (amount: string, members: string) =>
    `${amount} diventano la paga lorda di ${members}. Quando qualcosa è pagato, non si può più annullare.`,
  of_members: "Lordo, trattenute e netto",
  reason: "Perché si usa il denaro della cooperativa",
  estimate: "Stima",
  estimate_lead:
    "La direzione riceve il netto e lo divide. Questo è il nostro calcolo secondo la legge. Contano solo i conti della direzione.",
  estimate_of: (code: string) => `Stima per ${code}`,
  estimate_none:
    "La direzione riceve il netto e lo divide. Non c'è una stima: manca un importo disposto da un'autorità.",
  available: "Disponibile per la persona",
  carried: (head: string) => `Richiesto di nuovo il mese prossimo: ${head}`,
  kept: "Le trattenute restano alla cooperativa, che le deve al fisco e agli istituti previdenziali.",
  statement: {
    gross: "La tua paga, lordo con contributi",
    net: "La tua paga netta",
    how: "Queste cifre vengono da chi elabora le paghe della cooperativa.",
  },
};
