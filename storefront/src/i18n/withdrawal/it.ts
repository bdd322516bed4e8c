import type { WithdrawalWords } from "./en.ts";

export const withdrawal: WithdrawalWords = {
  link: "Recedi dal contratto qui",
  title: (id) => `Recesso dall’ordine ${id}`,
  lead: "Non devi dire perché. Scegli da che cosa recedi e conferma. È in tempo entro quattordici giorni da quando hai ricevuto l’ultimo pacco dell’ordine.",
  order: "Ordine",
  order_of: (id, date) => `${id}, del ${date}`,
  buyer: "Nome",
  goods: "Da che cosa recedi",
  how_many: (title, most) => `${title}: quanti su ${most}`,
  excepted: "Se quello che c’è scritto non vale per il tuo prodotto, recedi lo stesso.",
  email: "Lo confermiamo a",
  said: "Se vuoi aggiungere qualcosa",
  confirm: "Conferma il recesso",
  confirm_note:
    "Con questo pulsante dichiari di recedere dal contratto. Ricevi subito un’e-mail con ciò che hai dichiarato e quando.",
  law: "Che cosa succede poi e che cosa non si può restituire",
  back: "Torna all’ordine",
  closed:
    "Da questo ordine qui non si può più recedere: il tempo è passato, o l’ordine è finito, o non ne resta nulla. Se non ti risulta, scrivici.",
  faults: {
    nothing: "Scegli almeno un pezzo.",
    quantity: (title, most) => `${title}: scrivi un numero intero da 0 a ${most}.`,
  },
  not_recorded:
    "Non è ancora registrato. Premi di nuovo il pulsante: lo stesso modulo non si registra mai due volte.",
  done: "Abbiamo ricevuto il tuo recesso e te lo confermiamo per e-mail.",
  yours: "Il tuo recesso",
  at: (moment) => `Hai comunicato il recesso il ${moment}`,
  added: (said) => `Hai aggiunto: «${said}»`,
  next: "Se hai già i prodotti, rispediscili entro quattordici giorni all’indirizzo del mittente scritto sul pacco. Il denaro torna con lo stesso mezzo di pagamento entro quattordici giorni; possiamo attendere i prodotti o la prova che li hai spediti. Se non hai ancora pagato, per questi prodotti non devi nulla.",
  refunded: "Il rimborso è deciso. Lo trovi sotto «Rimborsi».",
};
