import type { Block, Letter, MailData, Pen } from "../kinds";

/** What the law wants a buyer to have in hand about the contract (Directive 2011/83/EU, articles 6, 8(7) and 11a). */
export const seller = {
  sold_by: (coop: string, host: string | null) =>
    host ? `From ${coop}, sold by ${host}` : `Made and sold by ${coop}`,
  made_to_order: (days: number) =>
    `Made to order, leaves within ${days} ${days === 1 ? "day" : "days"} of payment`,
};

export function rights(display_id: number): Block[] {
  return [
    { heading: "Your right to withdraw" },
    {
      say: "You can withdraw within fourteen days of the day on which you, or whoever you named, received the last parcel of this order. You need not say why. In the European Union this is your right by Directive 2011/83/EU; we give it in all places.",
    },
    {
      say: "How: open your order with the link above and choose “Withdraw from contract here”. We confirm it by e-mail at once. Any other clear words will do too, by e-mail or letter; it is in time if you send them within the fourteen days.",
    },
    {
      say: "The right does not exist, or ends, for food that spoils quickly; for sealed food, cosmetics and other sealed goods that can’t come back for reasons of health or hygiene, once you have opened them; and for goods made to your own specification. What is made only when it is ordered, as the shop shows it, can come back.",
    },
    {
      say: "Send the goods back within fourteen days of telling us. You pay for that, unless they were faulty or not what you ordered. We give you back the price and the cheapest shipping there was, the way you paid, within fourteen days of your word; we may wait until the goods are back or you show that they were sent.",
    },
    {
      small: `A form you may use: “To the co-op named above, through Arnia. I withdraw from the contract on the following goods: … Ordered on … Received on … Order number ${display_id}. My name … My address … Date …”`,
    },
    { heading: "If something is not right" },
    {
      say: "The law gives you a guarantee: goods must be as described and without faults. If they are not, you have a right to repair, replacement or your money back, in the European Union for at least two years from delivery, in some of its countries longer, elsewhere for as long as the law of your place says. Nothing here takes any of it away.",
    },
  ];
}

export function withdrawalReceived(data: MailData["withdrawal_received"], pen: Pen): Letter {
  const at = pen.moment(data.at, data.time_zone);
  return {
    subject: `We have your withdrawal from order ${data.display_id}`,
    preheader: `Received on ${at}.`,
    title: "We have your withdrawal",
    blocks: [
      {
        say: `You have told us that you withdraw from the contract on these goods of order ${data.display_id}:`,
      },
      { facts: data.lines.map(({ title, quantity }) => [title, `× ${quantity}`] as const) },
      {
        facts: [
          ["Received on", at],
          ["Name", data.name],
          ["Confirmation to", data.email],
        ],
      },
      ...(data.said ? [{ say: `You added: “${data.said}”` }] : []),
      { heading: "What happens next" },
      {
        say: "If you have the goods, send them back within fourteen days to the sender’s address on the parcel, and keep the receipt. If they have not left yet, you need do nothing.",
      },
      {
        say: "What you paid comes back the way you paid, within fourteen days; we may wait until the goods are back or you show that they were sent. If you have not paid yet, you owe nothing for these goods.",
      },
      { button: "See the order", href: pen.order(data.order_id) },
      { small: "Keep this e-mail: it shows what you declared and when." },
    ],
    why: `You get this because somebody with the private link of order ${data.display_id} at Arnia withdrew from it. If it was not you, write to us.`,
  };
}
