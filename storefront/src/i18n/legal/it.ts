import type { LegalWords } from "./en.ts";

export const it: LegalWords = {
  nav: "Informazioni legali",
  to_check: "Da verificare",
  to_check_text:
    "Questo è un testo dimostrativo. Prima di vendere davvero, chi conosce le leggi di ogni luogo deve verificarlo e completarlo.",
  before_buying: {
    withdraw: "Hai 14 giorni per ripensarci.",
    food: "Gli alimenti che si guastano in fretta, o che hai aperto, non si possono restituire.",
    cosmetics: "I cosmetici non si possono restituire una volta rotto il sigillo.",
    made_to_order:
      "Quello che è fatto su tue indicazioni non si può restituire; quello che si produce solo quando lo ordini sì.",
    more: "Recesso ed eccezioni",
    guarantee: "Quello che compri è garantito dalla legge, nell’Unione europea per almeno due anni.",
    guarantee_more: "Garanzia legale",
    accept: "Con l’ordine accetti le",
    terms: "condizioni di vendita",
  },
  kept: {
    member: () =>
      "Il codice di un socio o di una socia: finché il consiglio della cooperativa non lo cancella. Resta un numero che non dice nulla, perché i libri lo nominano.",
    member_regime: () => "Quali regole segue la sua paga: fino alla cancellazione.",
    member_flag: () => "I sì e i no da cui dipende la sua paga: fino alla cancellazione.",
    member_amount: () => "Gli importi da cui dipende la sua paga, sigillati: fino alla cancellazione.",
    payee: (long) =>
      `Il conto su cui riceve la paga, sigillato: ${long} da quando un altro ha preso il suo posto, o fino alla cancellazione. Finché un pagamento è in viaggio resta.`,
    vault_read: (long) => `Chi, tra il personale, ha guardato i suoi dati: ${long}.`,
    coop_staff: () =>
      "Indirizzo e-mail, ruoli e lingua del personale di una cooperativa: finché si conservano i libri della cooperativa.",
    coop_invitation: (long) => `Un invito al personale che nessuno ha accettato: ${long} dalla sua fine.`,
    coop_login_attempt: (long) =>
      `Un indirizzo e-mail con cui qualcuno ha provato una password per lavorare per una cooperativa: al massimo ${long}.`,
    mail: (long) => `A chi è andata un’e-mail: ${long}. Che cosa diceva: fino all’invio.`,
  },
  pages: {
    imprint: {
      title: "Note legali",
      lead: "Chi gestisce il negozio e come contattarlo.",
      sections: [
        {
          title: "Chi gestisce il negozio",
          text: ["Ancora nessuno: è una dimostrazione. Un negozio vero scrive qui, prima di vendere:"],
          list: [
            "nome e forma giuridica della rete che lo gestisce",
            "indirizzo, e-mail e telefono",
            "registro delle imprese, numero di iscrizione e partita IVA",
            "chi può firmare",
          ],
        },
        {
          title: "Chi produce e vende",
          text: [
            "Ogni cooperativa produce e vende i propri prodotti. Il suo nome è su ogni prodotto, nel carrello e nell’ordine. Per una cooperativa ancora in formazione, accanto c’è il nome di quella che firma per lei.",
            "Per i prodotti non alimentari l’offerta deve riportare nome, indirizzo ed e-mail di chi produce e, se produce fuori dall’Unione europea, quelli di una persona responsabile nell’Unione (Regolamento (UE) 2023/988). Nella dimostrazione i produttori sono inventati.",
          ],
        },
        {
          title: "Se non siamo d’accordo",
          text: [
            "Scrivici prima di tutto. Puoi anche rivolgerti all’organismo che tutela i consumatori dove vivi, e al giudice del posto.",
          ],
        },
      ],
    },
    terms: {
      title: "Condizioni di vendita",
      lead: "Che cosa ci promettiamo quando ordini.",
      sections: [
        {
          title: "Chi ti vende",
          text: [
            "Compri dalla cooperativa indicata sul prodotto. La rete gestisce il negozio, incassa per conto della cooperativa e risponde alle tue domande. In un ordine possono esserci prodotti di più cooperative; ognuna spedisce il suo pacco.",
            "Ogni cooperativa vende come professionista, quindi valgono le norme a tutela dei consumatori. Risponde dei suoi prodotti; la rete risponde del negozio e del pagamento. Negli elenchi i prodotti stanno per tipo, nella ricerca secondo quanto corrispondono alle parole. Nessuno paga per il suo posto.",
          ],
        },
        {
          title: "Come nasce il contratto",
          text: [
            "Quello che il negozio mostra è un invito a ordinare. Ordini con il pulsante «Ordina e paga»; prima puoi correggere tutto nei passaggi precedenti. Il contratto nasce con la nostra conferma, subito sulla pagina e per e-mail. Conserviamo l’ordine: lo ritrovi con il suo link privato.",
          ],
        },
        {
          title: "Prezzi e pagamento",
          text: [
            "I prezzi sono nella valuta del luogo della cooperativa e comprendono l’imposta. La spedizione è indicata prima dell’ordine. Per gli alimenti c’è il prezzo al chilo. Si paga con i mezzi indicati all’ultimo passaggio. Con il bonifico i prodotti restano da parte fino al giorno scritto nell’ordine; se il denaro non arriva, l’ordine finisce e nessuno deve nulla.",
          ],
        },
        {
          id: "guarantee",
          title: "Garanzia legale",
          text: [
            "I prodotti devono essere come descritti e senza difetti. Altrimenti ne risponde la cooperativa che li ha venduti: per almeno due anni nell’Unione europea, in alcuni paesi anche di più (Direttiva (UE) 2019/771), e altrove per il tempo che dice la legge del luogo. Nulla di ciò che è scritto qui lo limita. Per te è gratuito, e puoi chiedere:",
          ],
          list: [
            "la riparazione o la sostituzione, a tua scelta, in un tempo ragionevole",
            "una parte del prezzo, o tutto restituendo i prodotti, se questo non è possibile, non avviene o non basta",
          ],
          check:
            "Dal 27 settembre 2026 i negozi dell’Unione europea mostrano l’avviso armonizzato su questa garanzia (Regolamento di esecuzione (UE) 2025/1960). Questo testo non è quell’avviso: un negozio vero lo mostra qui.",
        },
        {
          title: "Ingrosso",
          text: [
            "Le imprese che comprano all’ingrosso ricevono le condizioni che le riguardano quando vengono ammesse.",
          ],
        },
      ],
    },
    privacy: {
      title: "Privacy",
      lead: "Che cosa sappiamo di te, perché, chi altro lo vede e per quanto tempo.",
      sections: [
        {
          title: "Chi decide",
          text: [
            "La rete che gestisce il negozio è titolare del trattamento di ciò che scrivi nel negozio: nome, indirizzi, ordini e account. È indicata nelle note legali.",
            "Ogni cooperativa riceve quanto serve per spedire il suo pacco, cioè nome, indirizzo e prodotti ordinati, e ne è titolare.",
            "Chi ospita il negozio e chi trasporta le sue e-mail sono responsabili del trattamento: agiscono solo su nostra istruzione. La banca o il servizio di pagamento è titolare per conto proprio.",
          ],
        },
        {
          title: "A che scopo e su quale base",
          text: [],
          list: [
            "Vendere e spedire ciò che ordini e dirti che cosa succede: il contratto.",
            "Tenere la contabilità: la legge.",
            "Tenere un account, se lo hai aperto: il contratto, finché non lo cancelli.",
            "Difendersi dalle intrusioni, per esempio contando le password sbagliate: il nostro interesse a un negozio sicuro.",
          ],
        },
        {
          title: "Per quanto tempo",
          text: [],
          list: [
            "Ordini e ricevute: dieci anni in Italia, e negli altri luoghi quanto chiede la legge fiscale.",
            "Un carrello mai ordinato: trenta giorni.",
            "Password sbagliate: minuti.",
            "Una richiesta per l’ingrosso: finché non cancelli l’account da cui è partita. Un’azienda che ha ordinato resta con i suoi ordini.",
            "Account e indirizzi: finché non li cancelli. Gli ordini restano quanto detto sopra, separati dall’account.",
          ],
        },
        { id: "kept", title: "Per quanto tempo: le e-mail e le persone delle cooperative", text: [] },
        {
          title: "Cookie",
          text: [
            "Il negozio usa solo quelli che gli servono per funzionare: carrello, luogo, accesso. Nessuno ti segue, nulla si carica da altri, e per questo non c’è un avviso da accettare.",
          ],
        },
        {
          title: "Le persone che producono",
          text: [
            "Nel negozio, nelle e-mail e sui pacchi non ci sono nomi, volti, storie passate o numeri dei soci. Ciò che serve a pagarli è sigillato e separato dal negozio. Pacchi, e-mail e bonifici non dicono dove si produce.",
          ],
        },
        {
          title: "Che cosa puoi chiedere",
          text: [
            "Di vedere ciò che abbiamo su di te, di farlo correggere, cancellare, limitare o consegnare in una forma leggibile dalle macchine, e di opporti. Con un account fai quasi tutto da te. Puoi presentare reclamo all’autorità per la protezione dei dati del tuo luogo.",
          ],
        },
      ],
    },
    withdrawal: {
      title: "Diritto di recesso",
      lead: "Puoi cambiare idea senza dire perché, e che cosa non si può restituire.",
      sections: [
        {
          title: "Quattordici giorni",
          text: [
            "Puoi recedere da un ordine entro quattordici giorni da quando tu, o chi hai indicato, hai ricevuto l’ultimo pacco. Nell’Unione europea è un diritto (Direttiva 2011/83/UE); noi lo diamo in tutti i luoghi, e la legge di alcuni dà di più.",
            "Il modo più semplice è nella pagina del tuo ordine: «Recedi dal contratto qui». Non serve un accesso, e te lo confermiamo subito per e-mail, con ciò che hai dichiarato e quando. Basta anche ogni altra dichiarazione chiara, per e-mail o per lettera, con il numero dell’ordine. È in tempo se la spedisci entro i quattordici giorni.",
          ],
        },
        {
          title: "Che cosa succede poi",
          text: [
            "Rispedisci i prodotti entro quattordici giorni dalla tua comunicazione. Il costo del reso è tuo, a meno che fossero difettosi o diversi da quelli ordinati. Ti restituiamo il prezzo e la spedizione più economica disponibile, con lo stesso mezzo di pagamento, entro quattordici giorni; possiamo attendere di riavere i prodotti o la prova che li hai spediti. Se valgono meno perché usati più di quanto si farebbe in negozio, possiamo trattenere quella parte.",
          ],
        },
        {
          title: "Che cosa non si può restituire",
          text: ["Il diritto non c’è, o finisce, per:"],
          list: [
            "alimenti che si guastano in fretta o che scadono presto",
            "alimenti, cosmetici e altri prodotti sigillati che per salute o igiene non si possono rendere, una volta aperti",
            "prodotti fatti su tue indicazioni, per esempio una misura o una scritta tua. Quello che si produce solo all’ordine, ma come il negozio lo mostra, si può restituire",
          ],
        },
        {
          title: "Un modulo che puoi usare",
          text: [
            "«Recedo dal contratto per i seguenti prodotti: … Ordinati il … Ricevuti il … Numero d’ordine … Nome … Indirizzo … Data.»",
          ],
        },
      ],
    },
    shipping: {
      title: "Spedizioni",
      lead: "Dove spediamo, in quanto tempo e a che prezzo.",
      sections: [
        {
          id: "where",
          title: "Dove",
          text: [
            "Una cooperativa spedisce dentro la propria area doganale, nei paesi elencati qui. Così nessun pacco passa dalla dogana e alla porta non si aggiunge nulla. Non tutti i paesi accettano prodotti fatti da persone in carcere: anche per questo non attraversiamo quei confini.",
          ],
        },
        {
          title: "Quanti pacchi",
          text: [
            "Uno per ogni cooperativa dell’ordine. Ognuno ha il suo prezzo di spedizione, che scegli e vedi prima di ordinare.",
          ],
        },
        {
          title: "In quanto tempo",
          text: [
            "Ciò che è pronto parte entro tre giorni lavorativi dal pagamento. Ciò che si fa su ordinazione indica i giorni accanto al prezzo. Se un laboratorio deve fermarsi te lo diciamo, e puoi scegliere il rimborso.",
          ],
        },
        {
          title: "Come arriva",
          text: [
            "In un imballo neutro, da un indirizzo esterno, con un numero di spedizione se il corriere lo dà.",
          ],
        },
      ],
    },
  },
};
