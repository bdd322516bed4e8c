import type { TradeCode } from "../../lib/desk-trade-codes.ts";

export const trade_errors: Record<TradeCode, string> = {
  "book.credit_day_invalid":
    "Il giorno dell'estratto conto non può essere futuro né precedente all'invio della rete. Non è cambiato nulla.",
  "book.grant_day_invalid": "Scegli un giorno futuro, al massimo fra un anno. Non è cambiato nulla.",
  "book.not_enough": "In quel conto non c'è così tanto. Non è stato scritto nulla. Guarda i saldi.",
  "book.request_reused":
    "Questo modulo è già stato inviato con altri dati. Nulla è stato fatto due volte. Ricarica la pagina.",
  "certificate.months_invalid": "Il primo mese viene dopo l’ultimo. Nessun attestato è stato fatto.",
  "certificate.no_work":
    "In questi mesi non è stata approvata nessuna paga per questo codice. Nessun attestato è stato fatto.",
  "certificate.not_found": "Non abbiamo trovato questo attestato tra i vostri.",
  "consignment.already_sent": "Questo pacco è già partito. Non è cambiato nulla.",
  "consignment.not_found": "Non abbiamo trovato quel pacco fra i vostri.",
  "ledger.amount_invalid": "L'importo deve essere maggiore di zero. Non è stato scritto nulla.",
  "member.account_invalid": "Il conto o la sua intestazione non sono completi. Non è cambiato nulla.",
  "member.amount_not_asked": "Nessuna regola della cooperativa chiede quell'importo. Non è cambiato nulla.",
  "member.code_invalid":
    "Un codice ha fino a 12 lettere senza accenti, cifre e trattini. Non è cambiato nulla.",
  "member.code_taken":
    "Nella cooperativa qualcuno ha già quel codice. Non è cambiato nulla. Scegline un altro.",
  "member.day_ahead": "Quel giorno deve ancora venire. Annotalo quando arriva, o scegline uno precedente.",
  "member.not_found": "Non abbiamo trovato quel codice nel vostro elenco.",
  "member.rail_not_allowed":
    "Questa strada non porta a questo beneficiario. Un bonifico SEPA ha bisogno di un IBAN, la banca di un conto, e i contanti sono per le famiglie e per chi è fuori. Non è stato salvato nulla.",
  "member.erased":
    "Questa persona socia è stata cancellata. Quanto si sapeva non c’è più. Non è cambiato nulla.",
  "member.not_left":
    "Questa persona socia lavora qui. Annota prima che ha lasciato la cooperativa. Non è cambiato nulla.",
  "member.payment_open":
    "Una paga con questa persona socia non è decisa, oppure un pagamento è in viaggio. Non è cambiato nulla. Concludila prima.",
  "member.still_held":
    "La cooperativa tiene ancora denaro per questa persona socia. Non è cambiato nulla. Prima va pagato.",
  "member.consent_missing":
    "Non è annotato che la persona socia è d’accordo con questo destinatario. Non è cambiato nulla. Annotalo prima, dal foglio che ha firmato.",
  "member.same_person":
    "Hai annotato tu questo destinatario, quindi deve confrontarlo con il documento qualcun altro. Non è cambiato nulla.",
  "pay.payee_changed":
    "Uno dei destinatari è cambiato da pochi giorni, quindi la paga aspetta prima di andarvi. Non è cambiato nulla. Chi non sa del cambio chieda a chi l’ha fatto.",
  "pay.payee_unverified":
    "Uno dei destinatari non è ancora stato confrontato con un documento. Non è cambiato nulla. Può farlo, sulla pagina della persona socia, chi non l’ha annotato.",
  "pay.payee_missing":
    "Per uno dei soci non è scritto chi va pagato. Non è partito nulla. Aggiungilo prima nella sua pagina.",
  "member.payee_not_found": "Non abbiamo trovato quel conto.",
  "member.request_reused":
    "Questo modulo è già stato inviato con altri dati. Nulla è stato fatto due volte. Ricarica la pagina.",
  "money.negative": "L'importo deve essere maggiore di zero. Non è cambiato nulla.",
  "money.no_weights": "Per questo mese non è registrato nessun lavoro, quindi non c'è come dividere.",
  "parcel.nothing_left": "Tutto è già partito o rimborsato. Non resta nulla da spedire.",
  "parcel.piece_not_found":
    "Uno dei prodotti non è in questo pacco. Non è partito nulla. Ricarica la pagina.",
  "parcel.quantity_invalid": "Scrivi numeri interi da 0 in su, e almeno un prodotto. Non è partito nulla.",
  "parcel.request_reused":
    "Questo modulo ha già spedito un pacco. Nulla è partito due volte. Ricarica la pagina.",
  "parcel.sent_meanwhile":
    "Nel frattempo qualcun altro ha spedito un pacco di questo ordine. Guarda che cosa resta e spedisci quello.",
  "parcel.too_many": "Non resta così tanto da spedire. Non è partito nulla. Ricontrolla i numeri.",
  "pay.account_invalid": "Questo non è un IBAN. Copialo da una lettera della banca e riprova.",
  "pay.account_missing":
    "Non è scritto da quale conto paga la cooperativa. Scrivilo prima in questa pagina; non è partito nulla.",
  "pay.answers_invalid":
    "Questo non è un estratto conto che sappiamo leggere. Non è cambiato nulla. Usa un file camt.053 della banca, oppure una tabella con le colonne riferimento, esito e importo.",
  "pay.file_answered":
    "La banca ha già risposto su una parte di questo file, quindi non si può ritirare. Registra che fine ha fatto ogni altro pagamento.",
  "pay.file_differs":
    "Questo file non si può rifare com’era, perché il conto di un beneficiario non c’è più. Ritiralo e fanne uno nuovo.",
  "pay.file_not_found": "Non abbiamo trovato questo file.",
  "pay.file_withdrawn": "Questo file è stato ritirato, quindi non paga nulla. Usa quello più recente.",
  "pay.not_paid": "Non tutti i pagamenti sono stati fatti. Chiudi la paga quando lo saranno.",
  "pay.nothing_to_send":
    "Ogni pagamento è partito, è stato fatto o aspetta qualcuno. Non c’è nulla di cui fare un file.",
  "pay.payment_moved":
    "Qualcuno ha registrato questo pagamento nel frattempo. Riguardalo; non è cambiato nulla.",
  "pay.payments_changed":
    "Qualcuno ha inviato o registrato pagamenti di questa paga un momento fa. Riguardala; nulla è stato fatto due volte.",
  "pay.run_closed": "Questa paga è chiusa. Non cambia più nulla.",
  "pay.adjustment_too_large":
    "Una rettifica toglie più di quanto c'è da pagare. Non è cambiato nulla. Riducila, o togli il resto da una paga successiva.",
  "pay.adjustments_invalid":
    "Alcune caselle delle rettifiche non vanno bene. Non è stato salvato nulla. Riguardale.",
  "pay.division_invalid":
    "La paga a tariffa vuole la tariffa e nessuna somma, e solo quella ne ha una. Non è cambiato nulla. Riguardala.",
  "pay.already_decided": "Su questa paga qualcuno ha già deciso. Nulla è stato fatto due volte.",
  "pay.balances_changed":
    "Dopo questa proposta è stata approvata o annullata un'altra paga, e quanto qualcuno deve è cambiato. Non è stato approvato nulla. Proponila di nuovo.",
  "pay.payroll_empty": "Nessuna riga paga qualcuno. Dai un importo ad almeno una persona.",
  "pay.payroll_invalid": "Alcune celle delle paghe non vanno. Non è stato salvato nulla. Riguardale.",
  "pay.reason_missing":
    "Il fondo lavoro ha meno di questa paga. Di' perché si usa il denaro della cooperativa.",
  "pay.fund_too_small":
    "Il fondo lavoro è più piccolo. Dividi di meno, o sposta prima dei soldi nel fondo lavoro.",
  "pay.hash_differs": "La paga non è quella che hai guardato. Non è stato approvato nulla. Riguardala.",
  "pay.no_work": "Per questo mese non è registrato nessun lavoro. Registralo prima.",
  "pay.not_to_sign": "Questa paga non attende la rete. Non è cambiato nulla.",
  "pay.not_approved": "Questa paga non è ancora approvata, quindi non si può pagare.",
  "pay.order_missing":
    "Per uno dei membri è dovuto un importo per ordine, e non è scritto. Non è cambiato nulla. Scrivilo prima sulla sua pagina.",
  "pay.payment_not_found": "Non abbiamo trovato quel pagamento.",
  "pay.locked_none": "La cooperativa non custodisce nulla per questo codice. Non è stato proposto nulla.",
  "pay.locked_proposed":
    "Qualcuno ha già proposto di versare quanto è custodito per questo codice. Decidete prima su quella proposta: è tra le paghe.",
  "pay.locked_too_much":
    "Ora non se ne può svincolare tanto. Quanto si può è scritto sulla pagina di chi lo riceve. Non è cambiato nulla.",
  "pay.later_run":
    "C'è una paga più recente, divisa dopo questa. Prima va ritirata, respinta o annullata quella.",
  "pay.payment_made":
    "Qualcosa di questa paga è stato pagato. Prima segnate ogni pagamento come tornato indietro. Non è cambiato nulla.",
  "pay.payment_not_paid": "Questo pagamento non è stato fatto, quindi non può tornare indietro.",
  "pay.rule_set_not_attested":
    "La divisione della paga secondo la legge non è ancora attestata, quindi non si può fare nessuna paga. Non è cambiato nulla. Può attestarla il direttivo.",
  "pay.run_exists": "Per questo mese c'è già una paga. Prima va ritirata o respinta.",
  "pay.run_not_found": "Non abbiamo trovato quella paga fra le vostre.",
  "pay.same_person": "Questa paga l'hai proposta tu: deve approvarla un'altra persona. Non è cambiato nulla.",
  "pay.work_changed":
    "Nel frattempo il lavoro del mese è cambiato. Nulla è stato proposto né approvato. Riguarda la paga e proponila di nuovo.",
  "pay.currency_differs":
    "Le regole sono scritte in un'altra valuta rispetto al conto della cooperativa e non possono dividere questa paga. Non è cambiato nulla. Scegli altre regole o chiedi alla rete.",
  "pay.method_not_allowed":
    "Le regole che valgono non permettono di pagare in questo modo. Non è cambiato nulla. Guarda come la legge divide la paga.",
  "pay.no_regime":
    "Per qualcuno non è annotato quali regole valgono per la paga. Non è cambiato nulla. Annotalo prima sulla sua pagina.",
  "pay.no_rule_for_days":
    "Per alcuni giorni di questo mese non era attestata nessuna regola, quindi questa paga non si può dividere secondo la legge. Non è cambiato nulla. Il direttivo può attestarne una da un giorno precedente.",
  "pay.no_rule_for_regime":
    "Le regole non dicono nulla per la situazione di queste persone, quindi questa paga non si può dividere secondo la legge. Non è cambiato nulla. Leggi che cosa dicono in proposito e chiedi all'istituto.",
  "pay.rule_set_changed":
    "Da quando hai letto questa è uscita un'altra versione. Non è stato attestato nulla. Quello che hai scritto è ancora qui: leggi la versione qui sotto, poi attestala.",
  "pay.rule_set_elsewhere":
    "Queste regole sono di un altro paese. Non è stato attestato nulla. Scegline una fra quelle offerte alla cooperativa.",
  "pay.rule_set_not_found":
    "Non abbiamo trovato quelle regole. Non è cambiato nulla. Scegline una dell'elenco.",
  "pay.rule_set_retired":
    "La rete ha ritirato questa versione, quindi non si può più usare. Non è cambiato nulla. Scegline una dell'elenco.",
  "pay.settings_invalid":
    "Ciò che stabilisce la cooperativa non va bene. Non è cambiato nulla. Ogni percentuale va da 0 a 100, e insieme fanno 100 al massimo.",
  "settlement.already_credited":
    "L'accredito di questo bonifico è già registrato. Nulla è stato fatto due volte.",
  "settlement.credit_too_much":
    "È più di quanto la rete ha inviato. Non è stato registrato nulla. Controlla l'importo.",
  "settlement.credit_used":
    "Una parte di questi soldi è già stata pagata, spostata o spesa: non si può annullare. Nulla è cambiato.",
  "settlement.funds_too_small":
    "I rimborsi di questo bonifico superano quanto c'è nel libro. Registra prima altri soldi della cooperativa.",
  "settlement.not_credited": "Per questo bonifico non è registrato nulla: non c'è nulla da annullare.",
  "settlement.not_found": "Non abbiamo trovato quel bonifico fra i vostri.",
  "settlement.not_paid": "La rete non ha ancora inviato questo bonifico, quindi non c'è nulla da registrare.",
  "work.changed":
    "Nel frattempo qualcun altro ha salvato questo mese. Di tuo non è stato salvato ancora nulla. Quello che hai scritto è qui: confronta e salva di nuovo.",
  "work.closed": "La paga di questo mese è stata approvata: il lavoro non si può più cambiare.",
  "work.grades_invalid":
    "Queste categorie non vanno bene per questo mese. Non è stato salvato nulla. Solo i pezzi hanno categorie, sei al massimo, con nomi diversi e un numero fino a 100.",
  "work.invalid": "Alcune caselle non vanno bene. Non è stato salvato ancora nulla.",
  "work.month_invalid": "Non è un mese. Scrivilo così: 2026-11",
};
