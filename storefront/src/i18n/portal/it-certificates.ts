import type { certificates as words } from "./en-certificates.ts";

export const certificates: typeof words = {
  title: "Attestati di lavoro",
  lead: "Per chi chiede a una persona che lavoro ha fatto. Le cifre sono quelle del libro nel giorno in cui si fa. Chi ha il codice può leggerle; nessuno lo trova in un elenco.",
  none: "Non è ancora stato fatto nessun attestato.",
  made: (period, day) => `${period}, fatto il ${day}`,
  withdrawn: (day) => `Ritirato il ${day}`,
  code: "Codice",
  print: "Da stampare (PDF)",
  withdraw: "Ritiralo",
  withdraw_title: "Ritirare",
  withdraw_lead:
    "Da allora il codice non mostra più nulla a nessuno. Non si può annullare, ma se ne può fare un altro.",
  make: "Fai un attestato",
  make_title: "Un nuovo attestato",
  from: "Dal mese",
  to: "Al mese",
  training: "Ore di formazione",
  training_hint:
    "Un numero intero, se la tua cooperativa lo può confermare. C’è scritto che lo dichiara la cooperativa.",
  board: "Gli attestati li fa qualcuno del direttivo.",
  done: { certified: "L’attestato è fatto.", certificate_withdrawn: "L’attestato è ritirato." },
  faults: {
    month: "Scegli un mese, come 2026-11",
    training: "Le ore di formazione sono un numero intero maggiore di zero.",
  },
};
