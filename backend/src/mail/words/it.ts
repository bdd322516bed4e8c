import type { PayeeKind } from "../../domain/members";
import { isNothing } from "../nothing";
import type { Words } from "../kinds";
import { sellerBlocks } from "../sellers";
import { rights, seller, withdrawalReceived } from "./it-contract";

const order = (number: number) => `Ordine ${number}`;
const aboutOrder = (number: number) =>
  `Ricevi questa e-mail perché hai fatto un ordine su Arnia, il numero ${number}. Non serve rispondere.`;
const follow = "Segui il tuo ordine";

const PAYEES: Record<PayeeKind, string> = {
  member_account: "Il proprio conto",
  family: "Qualcuno della famiglia",
  court: "Un fondo del tribunale",
  institution: "Il deposito dell’istituto",
  savings: "Un conto di risparmio",
};

export const it: Words = {
  demo: "Questa è una dimostrazione: non si può comprare davvero e nessun denaro si muove.",
  or_copy: "Oppure apri questo indirizzo:",
  letters: {
    order_placed: (data, pen) => ({
      subject: data.transfer
        ? `Ordine ${data.display_id}: attendiamo il bonifico di ${pen.money(data.total)}`
        : `Ordine ${data.display_id} ricevuto`,
      preheader: data.transfer ? "Dentro trovi i dati per il bonifico." : "Grazie. Ora si prepara il pacco.",
      title: "Grazie per il tuo ordine",
      blocks: [
        {
          say: data.transfer
            ? "Abbiamo ricevuto il tuo ordine. Le cooperative cominciano a prepararlo quando arriva il bonifico."
            : "Abbiamo ricevuto ordine e pagamento. Le cooperative cominciano subito a prepararlo.",
        },
        ...sellerBlocks(data.sellers, pen, seller),
        {
          facts: [
            ["Spedizione", pen.money(data.shipping)],
            ["Totale, imposte incluse", pen.money(data.total)],
          ],
        },
        ...(data.transfer
          ? [
              {
                facts: [
                  ["A favore di", data.transfer.bank] as const,
                  ...data.transfer.numbers.map(({ label, value }) => [label, value] as const),
                  ["Importo", pen.money(data.total)] as const,
                  ["Causale", data.transfer.reference] as const,
                  ...(data.transfer.until ? [["Entro il", pen.day(data.transfer.until)] as const] : []),
                ],
              },
              { small: "Senza la causale non possiamo capire che il bonifico è tuo." },
            ]
          : []),
        { button: follow, href: pen.order(data.order_id) },
        { small: "Il link è solo tuo: chi lo possiede può vedere l’ordine." },
        ...(data.consumer ? rights(data.display_id) : []),
      ],
      why: aboutOrder(data.display_id),
    }),
    receipt_recorded: (data, pen) => {
      const whole = isNothing(data.missing.amount);
      return {
        subject: whole
          ? `Ordine ${data.display_id} pagato`
          : `Ordine ${data.display_id}: mancano ${pen.money(data.missing)}`,
        preheader: whole ? "Il tuo bonifico è arrivato." : "È arrivata una parte dell’importo.",
        title: whole ? "Il tuo bonifico è arrivato" : "È arrivata una parte dell’importo",
        blocks: [
          {
            say: whole
              ? "L’ordine è pagato. Ora si prepara il pacco."
              : "Si comincia a preparare il pacco quando arriva il resto. Usa la stessa causale di prima.",
          },
          {
            facts: [
              ["Arrivati", pen.money(data.received)],
              ...(whole ? [] : [["Mancano", pen.money(data.missing)] as const]),
              [order(data.display_id), pen.money(data.total)],
            ],
          },
          { button: follow, href: pen.order(data.order_id) },
        ],
        why: aboutOrder(data.display_id),
      };
    },
    parcel_sent: (data, pen) => ({
      subject: `Un pacco dell’ordine ${data.display_id} è in viaggio`,
      preheader: `Da ${data.coop}.`,
      title: "Un pacco è in viaggio",
      blocks: [
        { say: `${data.coop} ti ha spedito un pacco. Dentro ci sono:` },
        { facts: data.lines.map((line) => [line.title, `× ${line.quantity}`] as const) },
        ...(data.tracking ? [{ facts: [["Numero di spedizione", data.tracking] as const] }] : []),
        { button: follow, href: pen.order(data.order_id) },
      ],
      why: aboutOrder(data.display_id),
    }),
    refunded: (data, pen) => ({
      subject: `Ordine ${data.display_id}: ti abbiamo rimborsato ${pen.money(data.amount)}`,
      preheader: "Il rimborso è partito.",
      title: "Il rimborso è partito",
      blocks: [
        {
          say: `Ti abbiamo restituito ${pen.money(data.amount)} con lo stesso mezzo che hai usato per pagare. Prima di vederlo sul conto può passare qualche giorno.`,
        },
        { button: follow, href: pen.order(data.order_id) },
      ],
      why: aboutOrder(data.display_id),
    }),
    order_expired: (data, pen) => ({
      subject: `Ordine ${data.display_id} scaduto senza pagamento`,
      preheader: "Non devi nulla e non spediremo nulla.",
      title: "Il tuo ordine è scaduto",
      blocks: [
        {
          say: `Abbiamo atteso ${pen.money(data.total)}, ma il bonifico non è arrivato in tempo: i prodotti sono di nuovo in vendita. Non devi nulla.`,
        },
        ...(data.paid_back
          ? [{ say: "Una parte era arrivata: la rimandiamo al conto da cui è partita." }]
          : []),
        {
          say: "Se il bonifico è ancora in viaggio, anche quello torna da te. Quando vuoi, puoi ordinare di nuovo.",
        },
        { button: "Vedi l’ordine", href: pen.order(data.order_id) },
      ],
      why: aboutOrder(data.display_id),
    }),
    card_given_back: (data, pen) => ({
      subject: `${pen.money(data.amount)} tornano sulla tua carta`,
      preheader: "Dal tuo pagamento non è nato un ordine.",
      title: "Il tuo denaro torna da te",
      blocks: [
        {
          say: `Hai pagato ${pen.money(data.amount)} con la carta, ma non ne è potuto nascere un ordine: il carrello era cambiato, il pagamento è arrivato troppo tardi o qualcun altro ha comprato l’ultimo pezzo.`,
        },
        {
          say: "Tutto l’importo torna sulla carta da solo. La banca può impiegare qualche giorno a mostrarlo. Non spediremo nulla e non devi nulla.",
        },
      ],
      why: "Ricevi questo messaggio perché questo indirizzo è stato indicato per un pagamento su Arnia.",
    }),
    withdrawal_received: withdrawalReceived,
    coop_invitation: (data, pen) => ({
      subject: `Un invito al banco di ${data.coop}`,
      preheader: `Scegli una password entro il ${pen.day(data.until)}.`,
      title: `Ti aspettiamo al banco di ${data.coop}`,
      blocks: [
        {
          say: `Hai un invito a lavorare al banco di ${data.coop} su Arnia: prodotti, pacchi e il libro dei conti della cooperativa. Apri il link e scegli una password.`,
        },
        { button: "Accetta l’invito", href: pen.invitation(data.invitation_id) },
        {
          small: `Il link vale una volta, fino al ${pen.day(data.until)}, ed è solo per te. Non inoltrarlo.`,
        },
      ],
      why: "Ricevi questa e-mail perché qualcuno ci ha dato il tuo indirizzo per questo invito. Se non ti dice nulla, ignorala: senza di te non succede niente.",
    }),
    payee_changed: (data, pen) => ({
      subject: `È cambiato chi si paga per ${data.member_code}`,
      preheader: `Prima del ${pen.day(data.from)} nessuna paga ci arriva.`,
      title: "È cambiato chi si paga",
      blocks: [
        { say: `Al banco di ${data.coop} è cambiato chi si paga per una delle persone socie.` },
        {
          facts: [
            ["Persona socia", data.member_code],
            ["Ora si paga a", PAYEES[data.payee]],
            ["Dal", pen.day(data.from)],
          ],
        },
        {
          say: "Se non ne sai nulla, chiedi alla tesoreria prima di quel giorno e fino ad allora non approvare nessuna paga.",
        },
        { button: "Guarda", href: data.url },
      ],
      why: `Ricevi questa e-mail perché fai parte del consiglio di ${data.coop}. Il consiglio lo viene a sapere ogni volta.`,
    }),
    wholesale_applied: (data) => ({
      subject: "Abbiamo ricevuto la richiesta per l’ingrosso",
      preheader: "La esaminiamo e ti scriviamo.",
      title: "Richiesta ricevuta",
      blocks: [
        { say: `Grazie. Abbiamo la richiesta di ${data.company} e ti risponderemo a questo indirizzo.` },
        { say: "Nel frattempo puoi comprare nel negozio come tutti." },
      ],
      why: `Ricevi questa e-mail perché hai chiesto ad Arnia i prezzi all’ingrosso per ${data.company}.`,
    }),
    wholesale_approved: (data) => ({
      subject: "I tuoi prezzi all’ingrosso sono pronti",
      preheader: "Accedi per vederli.",
      title: "I tuoi prezzi all’ingrosso sono pronti",
      blocks: [
        {
          say: `${data.company} può ora comprare all’ingrosso. Accedi per vedere tutti gli scaglioni e ordinare a cartoni.`,
        },
        { button: "Vedi i prezzi", href: data.url },
      ],
      why: `Ricevi questa e-mail perché hai chiesto ad Arnia i prezzi all’ingrosso per ${data.company}.`,
    }),
    password_reset: (data) => ({
      subject: "Scegli una nuova password",
      preheader: `Il link vale ${data.minutes} minuti.`,
      title: "Scegli una nuova password",
      blocks: [
        {
          say: "Qualcuno ha chiesto una nuova password per questo indirizzo. Se l’hai chiesta tu, apri il link.",
        },
        { button: "Scegli la password", href: data.url },
        {
          small: `Il link vale una volta, per ${data.minutes} minuti. Se non l’hai chiesta tu, non fare nulla: la password resta quella di prima.`,
        },
      ],
      why: "Ricevi questa e-mail perché questo indirizzo ha un account su Arnia.",
    }),
    email_confirmation: (data) => ({
      subject: "Conferma il tuo indirizzo e-mail",
      preheader: "Un clic, e sappiamo che questa casella è tua.",
      title: "Conferma il tuo indirizzo e-mail",
      blocks: [
        {
          say: "Qualcuno ha aperto un account su Arnia con questo indirizzo. Se l’hai aperto tu, apri il link.",
        },
        { button: "Conferma l’indirizzo", href: data.url },
        {
          small: `Il link vale ${data.days} giorni. Per comprare nel negozio non serve confermare nulla; per comprare per un’azienda sì. Se non l’hai aperto tu, non fare nulla.`,
        },
      ],
      why: "Ricevi questa e-mail perché su Arnia è stato aperto un account con questo indirizzo.",
    }),
  },
};
