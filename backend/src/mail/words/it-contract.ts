import type { Block, Letter, MailData, Pen } from "../kinds";

export const seller = {
  sold_by: (coop: string, host: string | null) =>
    host ? `Da ${coop}, vende ${host}` : `Produce e vende ${coop}`,
  made_to_order: (days: number) =>
    `Su ordinazione: parte entro ${days} ${days === 1 ? "giorno" : "giorni"} dal pagamento`,
};

export function rights(display_id: number): Block[] {
  return [
    { heading: "Il tuo diritto di recesso" },
    {
      say: "Puoi recedere entro quattordici giorni da quando tu, o chi hai indicato, hai ricevuto l’ultimo pacco di questo ordine, senza dire perché. Nell’Unione europea è un tuo diritto (Direttiva 2011/83/UE; in Italia articoli 52 e seguenti del Codice del consumo); noi lo diamo in tutti i luoghi.",
    },
    {
      say: "Come fare: apri l’ordine con il link qui sopra e scegli «Recedi dal contratto qui». Te lo confermiamo subito per e-mail. Va bene anche ogni altra dichiarazione chiara, per e-mail o lettera; è in tempo se la spedisci entro i quattordici giorni.",
    },
    {
      say: "Il diritto non c’è, o finisce, per gli alimenti che si guastano in fretta; per alimenti, cosmetici e altri prodotti sigillati che per salute o igiene non si possono rendere, una volta aperti; e per i prodotti fatti su tue indicazioni. Quello che si produce solo all’ordine, ma come il negozio lo mostra, si può restituire.",
    },
    {
      say: "Rispedisci i prodotti entro quattordici giorni dalla tua comunicazione. Il costo è tuo, a meno che fossero difettosi o diversi da quelli ordinati. Ti restituiamo il prezzo e la spedizione più economica disponibile, con lo stesso mezzo di pagamento, entro quattordici giorni; possiamo attendere di riavere i prodotti o la prova che li hai spediti.",
    },
    {
      small: `Un modulo che puoi usare: «Alla cooperativa indicata sopra, tramite Arnia. Recedo dal contratto per i seguenti prodotti: … Ordinati il … Ricevuti il … Numero d’ordine ${display_id}. Nome … Indirizzo … Data …»`,
    },
    { heading: "Se qualcosa non va" },
    {
      say: "La legge ti dà una garanzia: i prodotti devono essere come descritti e senza difetti. Altrimenti hai diritto alla riparazione, alla sostituzione o al rimborso, nell’Unione europea per almeno due anni dalla consegna, in alcuni paesi anche di più, altrove per il tempo previsto dalla legge del tuo luogo. Nulla qui lo limita.",
    },
  ];
}

export function withdrawalReceived(data: MailData["withdrawal_received"], pen: Pen): Letter {
  const at = pen.moment(data.at, data.time_zone);
  return {
    subject: `Ordine ${data.display_id}: abbiamo ricevuto il tuo recesso`,
    preheader: `Ricevuto il ${at}.`,
    title: "Abbiamo ricevuto il tuo recesso",
    blocks: [
      {
        say: `Ci hai comunicato che recedi dal contratto per questi prodotti dell’ordine ${data.display_id}:`,
      },
      { facts: data.lines.map(({ title, quantity }) => [title, `× ${quantity}`] as const) },
      {
        facts: [
          ["Ricevuto il", at],
          ["Nome", data.name],
          ["Conferma a", data.email],
        ],
      },
      ...(data.said ? [{ say: `Hai aggiunto: «${data.said}»` }] : []),
      { heading: "Che cosa succede ora" },
      {
        say: "Se hai già i prodotti, rispediscili entro quattordici giorni all’indirizzo del mittente scritto sul pacco e conserva la ricevuta. Se non sono ancora partiti, non devi fare nulla.",
      },
      {
        say: "Quanto hai pagato torna con lo stesso mezzo di pagamento entro quattordici giorni; possiamo attendere di riavere i prodotti o la prova che li hai spediti. Se non hai ancora pagato, per questi prodotti non devi nulla.",
      },
      { button: "Vedi l’ordine", href: pen.order(data.order_id) },
      { small: "Conserva questa e-mail: dice che cosa hai dichiarato e quando." },
    ],
    why: `Ricevi questa e-mail perché qualcuno con il link privato dell’ordine ${data.display_id} su Arnia ha esercitato il recesso. Se non l’hai fatto tu, scrivici.`,
  };
}
