import type { ImpactWords } from "./en.ts";

export const impact: ImpactWords = {
  title: "Le cifre",
  link: "Quanto le cooperative hanno pagato per il lavoro, in cifre",
  lead: "Queste cifre vengono dai libri contabili delle cooperative, sommati. Ognuna si mostra solo se riguarda almeno dieci soci e tre cooperative, perciò le voci di un anno possono non dare il totale. Un anno si mostra dall’aprile successivo.",
  demo: "In questa dimostrazione riguardano cooperative inventate.",
  books: "Che cosa dicono i libri",
  nothing:
    "Non c’è ancora nulla da mostrare: un anno si mostra dall’aprile successivo, se almeno dieci soci di tre cooperative sono stati pagati.",
  caption: (year) => `Lavoro del ${year}, pagato`,
  what: "Voce",
  amount: "Importo",
  coops: (n) => `${n} ${n === 1 ? "cooperativa" : "cooperative"}`,
  pay: "Compenso per il lavoro",
  to_court: "Di tutto questo, versato su conti di tribunali o di riparazione",
  others: "Che cosa dicono altri",
  others_lead:
    "Queste cifre non vengono dai nostri libri. Le riportiamo con ciò che contano, senza usarle per calcoli.",
  source: "Fonte",
  as_of: "Aggiornata a",
  definition: "Che cosa conta",
  caveat: "Da tenere presente",
  declared: {
    organized: {
      figure: "Circa 2.000 persone in cooperativa in Italia, o il 12%",
      where: "articolo sulle cooperative di chi lavora in prigione",
      as_of: "L'articolo non ne dà la data.",
      definition:
        "Persone organizzate in cooperative, tra chi in prigione lavora per l'amministrazione penitenziaria.",
      caveat:
        "Il 12% è di chi lavora, non di tutte le persone in prigione. Un'altra fonte dà una quota più bassa.",
    },
    employed: {
      figure: "Il 4% di chi lavora in prigione in Italia",
      where: "Consiglio nazionale dell'economia e del lavoro",
      as_of: "Dicembre 2024",
      definition: "Persone impiegate da cooperative, tra chi lavora in prigione.",
      caveat:
        "Conta gli impieghi presso cooperative e non si confronta con altre quote senza le loro definizioni.",
    },
    mekelle: {
      figure: "31 cooperative attive a Macallè, in Etiopia",
      where: "l'agenzia delle Nazioni Unite per il lavoro, su un progetto del 2012 e 2013",
      as_of: "Il tempo del progetto.",
      definition: "Cooperative di persone nella prigione di Macallè che il progetto chiama attive.",
      caveat: "Non si sa in che stato siano oggi.",
    },
  },
};
