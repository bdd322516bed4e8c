import type { Portal } from "./en.ts";
import { trade_errors } from "./it-trade-errors.ts";
import { trade } from "./it-trade.ts";

const plurale = (n: number, uno: string, molti: string) => `${n} ${n === 1 ? uno : molti}`;

const either = (n: number, one: string, many: string) => (n === 1 ? one : many);

const errors: Portal["errors"] = {
  ...trade_errors,
  "staff.not_allowed":
    "Il tuo ruolo non lo permette. Non è cambiato nulla. Il ruolo te lo può dare chi è nel direttivo.",
  "staff.too_many_attempts": "Troppi tentativi. Aspetta un quarto d'ora e riprova.",
  "staff.last_board":
    "Al banco serve sempre almeno una persona del direttivo. Non è cambiato nulla. Prima dai quel ruolo a qualcun altro.",
  "staff.not_found": "Questa persona non è più al banco della cooperativa.",
  "invitation.not_found": "Questo invito non vale. Fattene dare uno nuovo.",
  "product.not_found": "Non troviamo questo prodotto fra i vostri.",
  "product.changed":
    "Nel frattempo qualcun altro ha cambiato questo prodotto. Quello che hai scritto è ancora qui; non è ancora salvato nulla.",
  "product.incomplete":
    "Manca ancora qualcosa prima che il prodotto possa andare in negozio. Resta una bozza.",
  "product.invalid":
    "Nel prodotto c'è qualcosa che non va. Non è ancora salvato nulla. Controlla i campi qui sotto.",
  "picture.not_found": "Non troviamo questa immagine.",
  "staff.already_here":
    "Questa persona è già al banco della cooperativa. Non è cambiato nulla. I suoi ruoli si cambiano qui sotto.",
  "staff.other_coop":
    "Questa email è già al banco di un'altra cooperativa. Invita la persona con un altro indirizzo.",
  "staff.password_short": "La password deve avere almeno 12 caratteri. Non è cambiato nulla.",
  "staff.signed_out": "Non hai più accesso. Non è cambiato nulla. Entra di nuovo.",
  "staff.wrong_login": "Email e password non corrispondono. Controllale entrambe e riprova.",
  "invitation.expired":
    "Questo invito ha più di sette giorni. Fattene dare uno nuovo da chi è nel direttivo.",
  "invitation.request_reused":
    "Questo modulo ha già invitato una persona. Nulla è stato fatto due volte. Per invitarne un'altra, ricarica la pagina.",
  "invitation.used": "Questo invito è già stato usato. Entra, oppure fattene dare uno nuovo.",
  "invitation.withdrawn": "Questo invito è stato ritirato. Fattene dare uno nuovo da chi è nel direttivo.",
  "product.request_reused":
    "Questo modulo ha già creato un prodotto. Nulla è stato fatto due volte. Lo trovi nell'elenco.",
  "product.sku_taken":
    "Quel codice articolo è già di un altro prodotto. Non è ancora salvato nulla. Scegline un altro.",
  "product.variant_promised":
    "Un tipo già promesso a chi ha ordinato non si può togliere. Non è ancora salvato nulla. Metti invece la scorta a 0.",
  "picture.not_a_picture": "Questa non è un'immagine che sappiamo leggere. Manda un JPEG, PNG, WebP o AVIF.",
  "picture.too_many_pixels":
    "Questa immagine ha troppi pixel: al massimo 40 milioni. Salvala più piccola e mandala di nuovo.",
  "picture.unreadable":
    "Questa immagine è rovinata, o si è interrotta per strada. Salvala di nuovo e rimandala.",
  "picture.too_large": "Questa immagine supera i 12 MB. Salvala più piccola e mandala di nuovo.",
  "coop.paused": "Il vostro negozio è in pausa. Finché non lo riaprite non si può ordinare nulla.",
  "money.not_decimal": "Questo non è un importo. Scrivilo così: 12,50",
  "money.too_precise": "Un importo ha al massimo due decimali. Scrivilo così: 12,50",
  "stock.below_promised":
    "Questi pezzi sono già promessi a chi ha ordinato. La scorta non può essere più bassa.",
  "stock.quantity_invalid": "La scorta è un numero intero, da 0 in su. Non è cambiato nulla.",
  "store.refused": "Non è stato possibile. Non è cambiato nulla. Controlla la pagina e riprova.",
  "store.unavailable":
    "I registri del negozio al momento non rispondono. Non è cambiato nulla. Riprova fra un minuto.",
  "store.outcome_unknown":
    "La risposta si è persa per strada. Invia di nuovo il modulo: nulla viene fatto due volte.",
};

export const portal: Portal = {
  ...trade,
  name: "Banco della cooperativa",
  skip: "Vai al contenuto",
  menu: "Menu",
  menu_label: "Il banco",
  signed_in_as: (email) => `Sei ${email}`,
  sign_out: "Esci",
  to_shop: "Al negozio",
  paused_banner: "Il vostro negozio è in pausa: non si può ordinare nulla.",
  pages: {
    home: "Oggi",
    parcels: "Pacchi",
    workshop: "Da fare",
    products: "Prodotti",
    earnings: "Incassi",
    settlements: "Versamenti",
    book: "Libro della cooperativa",
    members: "Soci e socie",
    work: "Lavoro",
    payRuns: "Paghe",
    staff: "Persone",
    pause: "Pausa",
    me: "Tu",
  },
  roles: { catalogue: "Catalogo", fulfilment: "Pacchi", treasurer: "Tesoreria", board: "Direttivo" },
  role_notes: {
    catalogue: "Scrive i prodotti, carica le immagini, decide prezzi e scorte.",
    fulfilment: "Prepara e spedisce i pacchi, può mettere in pausa il negozio.",
    treasurer: "Tiene il libro della cooperativa, l'elenco dei soci e il lavoro; propone le paghe.",
    board: "Approva le paghe, invita le persone, può mettere in pausa il negozio.",
  },
  back: "Indietro",
  cancel: "Annulla",
  save: "Salva",
  confirm_title: "Confermi?",
  optional: "facoltativo",
  none: "nessuno",
  trouble: {
    not_allowed: "Questo non rientra nel tuo ruolo",
    not_allowed_lead: (roles) =>
      `Questa pagina è per: ${roles}. Il ruolo te lo può dare chi è nel direttivo.`,
    not_allowed_plain: "Il ruolo che serve te lo può dare chi è nel direttivo.",
    desk: "Qui non c'è",
    desk_lead: "L'indirizzo è forse vecchio o scritto male, oppure ciò che indicava è stato tolto.",
    refused: "Non abbiamo potuto accettare il modulo",
    refused_lead:
      "Non veniva dalle nostre pagine, o era troppo grande. Non è cambiato nulla. Torna indietro, ricarica e riprova.",
    closed: "Il banco al momento non risponde",
    closed_lead: "Forse stiamo solo ripartendo. Ciò che è salvato è al sicuro: riprova fra un minuto.",
    broken: "Da noi si è rotto qualcosa",
    broken_lead: "Ciò che è salvato è al sicuro. Riprova fra un minuto.",
    go: "Puoi continuare da qui:",
  },
  session: {
    title: "Entra",
    lead: "Per chi manda avanti il negozio di una cooperativa.",
    again: "L'accesso è scaduto. Entra di nuovo per continuare.",
    signed_out: "Sei fuori.",
    signed_out_everywhere: "Sei fuori su tutti i dispositivi.",
    email: "Email",
    password: "Password",
    go: "Entra",
    lost: "Non hai un accesso, o hai perso la password? Chi è nel direttivo della tua cooperativa può invitarti di nuovo.",
    wait: (minutes) => `Troppi tentativi. Riprova fra ${plurale(minutes, "minuto", "minuti")}.`,
  },
  invitation: {
    title: (coop) => `Ecco il banco di ${coop}`,
    lead: (email) => `Questo invito è per ${email}.`,
    roles: "Il tuo ruolo",
    until: (date) => `Vale fino al ${date}.`,
    password: "Scegli una password",
    password_hint: "Almeno 12 caratteri. Il meglio sono alcune parole che solo tu metteresti insieme.",
    has_login:
      "Hai già un accesso da noi. Scrivi qui la sua password per aggiungere il banco di questa cooperativa.",
    known_password: "La tua password",
    language: "Lingua del tuo banco",
    go: "Comincia",
    gone: "Questo invito non vale più",
    gone_lead:
      "È già stato usato, ritirato, o ha più di sette giorni. Fattene dare uno nuovo da chi è nel direttivo della tua cooperativa.",
  },
  home: {
    lead: "Che cosa ti aspetta al banco.",
    nothing: "Adesso non c'è nulla in attesa.",
    to_pack: (n) => either(n, "pacco da preparare", "pacchi da preparare"),
    packed: (n) => either(n, "pacco pronto da spedire", "pacchi pronti da spedire"),
    to_make: (n) => either(n, "pezzo da fare", "pezzi da fare"),
    drafts: (n) => either(n, "bozza da finire", "bozze da finire"),
    approve: (n) => either(n, "paga da approvare", "paghe da approvare"),
    credit: (n) => either(n, "versamento da controllare in banca", "versamenti da controllare in banca"),
    unknown: "Una parte del banco al momento non risponde. Il resto è aggiornato.",
  },
  staff: {
    title: "Persone al banco",
    lead: "Chi può fare che cosa per il negozio della cooperativa.",
    people: "Persone",
    person: "Persona",
    roles: "Ruoli",
    since: "Dal",
    acts: "Che cosa puoi fare",
    you: "tu",
    change: "Cambia i ruoli",
    change_of: (email) => `Ruoli di ${email}`,
    changed: "Ruoli cambiati.",
    end: "Togli l'accesso",
    end_of: (email) => `Togli l'accesso a ${email}`,
    end_title: (email) => `Togliere l'accesso a ${email}?`,
    end_lead:
      "Viene scollegata subito da ogni dispositivo e non può più aprire il banco. Quello che ha fatto resta nei registri. Per farla rientrare serve un nuovo invito del direttivo.",
    ended: "Accesso tolto.",
    former: "Prima erano al banco",
    until: (date) => `fino al ${date}`,
    invite: "Invita una persona",
    invite_lead:
      "Ricevi un link da consegnare tu: a mano, per posta, come preferisci. Vale una volta sola e per sette giorni.",
    email: "La sua email",
    invite_go: "Prepara l'invito",
    link_title: "Consegna questo link",
    link_lead: (email) =>
      `Si vede solo questa volta. Chi lo apre sceglie una password e lavora come ${email}.`,
    link: "Link",
    link_known: (email) =>
      `Con questo modulo ${email} è già stata invitata. Il link è stato mostrato una volta. Se si è perso, ritira l'invito e fanne uno nuovo.`,
    invitations: "Inviti aperti",
    no_invitations: "Nessun invito aperto.",
    expires: "Vale fino al",
    withdraw: "Ritira",
    withdraw_of: (email) => `Ritira l'invito per ${email}`,
    withdrawn: "Invito ritirato. Il link non funziona più.",
  },
  me: {
    title: "Tu",
    language: "Lingua del tuo banco",
    saved: "Lingua salvata.",
    sessions: "Uscire",
    sessions_lead:
      "Su un computer usato anche da altri, esci quando te ne vai. Dopo dodici ore l'accesso finisce da solo.",
    everywhere: "Esci dappertutto",
    everywhere_lead:
      "Chiude il tuo accesso su ogni dispositivo, anche su questo. Fallo se un dispositivo va perso.",
    roles: "I tuoi ruoli",
  },
  pause: {
    title: "Metti in pausa il negozio",
    lead: "Per le ferie, per l'inventario, o se è successo qualcosa. I prodotti restano visibili ma non si può ordinare.",
    stays: "Gli ordini già fatti restano come sono e aspettano il loro pacco.",
    message: "Una riga per chi compra",
    message_hint: "Per esempio quando tornate. Chi compra la legge come la scrivi.",
    go: "Metti in pausa",
    is_paused: "Il vostro negozio è in pausa",
    since: (date) => `Dal ${date}.`,
    resume_lead: "Appena lo riapri, i vostri prodotti si possono ordinare di nuovo.",
    resume: "Riapri il negozio",
    paused: "Il negozio è in pausa.",
    resumed: "Il negozio è di nuovo aperto.",
  },
  fields: {
    summary: (n) => (n === 1 ? "C'è un campo da controllare." : `Ci sono ${n} campi da controllare.`),
    missing: (label) => `Manca: ${label}.`,
    too_long: (label) => `Troppo lungo: ${label}.`,
    email: "L'indirizzo email sembra incompleto. Esempio: nome@example.org",
    password: "Servono almeno 12 caratteri.",
    roles: "Scegli almeno un ruolo.",
    amount: "Questo non è un importo. Scrivilo così: 12,50",
    whole: "Scrivi un numero intero, per esempio 12.",
  },
  errors,
  error_title: "Non ha funzionato",
};
