import type { KeptWords } from "./kept.ts";

/** The pages that the law asks for, as demo text: every one says that it is to be checked before anything is sold. */
export const LEGAL_PAGES = ["imprint", "terms", "privacy", "withdrawal", "shipping"] as const;
export type LegalPage = (typeof LEGAL_PAGES)[number];

/** `id` where other pages link to a section or the page adds to it; `check` what has to be put there before anything is sold. */
type Section = {
  id?: "guarantee" | "kept" | "where";
  title: string;
  text: string[];
  list?: string[];
  check?: string;
};
export type LegalText = { title: string; lead: string; sections: Section[] };

export const en = {
  nav: "The law",
  to_check: "To be checked",
  to_check_text:
    "This is demo text. Before anything is really sold, somebody who knows the law of each place has to check it and fill it in.",
  /** Beside the button that orders, and on every good. */
  before_buying: {
    withdraw: "You can change your mind within 14 days.",
    food: "Food that spoils quickly, or that you have opened, can't come back.",
    cosmetics: "Cosmetics can't come back once their seal is broken.",
    made_to_order: "What is made to your own wishes can't come back; what is merely made when you order can.",
    more: "Withdrawal and its exceptions",
    guarantee: "The law guarantees what you buy, in the European Union for at least two years.",
    guarantee_more: "Legal guarantee",
    accept: "By ordering you accept the",
    terms: "terms",
  },
  /** How long what is known of the people of the co-ops stays, by where it is kept. */
  kept: {
    member: () =>
      "A member’s code: until the co-op’s board erases the member. A number that says nothing stays, because the books name it.",
    member_regime: () => "Which rules a member’s pay follows: until the member is erased.",
    member_flag: () => "Yes or no to what that pay depends on: until the member is erased.",
    member_amount: () => "Amounts that pay depends on, sealed: until the member is erased.",
    payee: (long) =>
      `The account that a member is paid into, sealed: ${long} after another took its place, or until the member is erased. While a payment is on its way it stays.`,
    vault_read: (long) => `Who of the staff looked at a member: ${long}.`,
    coop_staff: () =>
      "An e-mail address, roles and language of co-op staff: as long as the co-op’s books are kept.",
    coop_invitation: (long) => `An invitation to co-op staff that nobody took up: ${long} after it ended.`,
    coop_login_attempt: (long) =>
      `An e-mail address that somebody tried a password for, to work for a co-op: at most ${long}.`,
    mail: (long) => `To whom an e-mail went: ${long}. What it said: until it is sent.`,
  } satisfies KeptWords as KeptWords,
  pages: {
    imprint: {
      title: "Imprint",
      lead: "Who runs this shop, and how to reach them.",
      sections: [
        {
          title: "Who runs the shop",
          text: ["Nobody yet: this is a demo. A real shop states here, before it sells anything:"],
          list: [
            "the name and legal form of the network that runs it",
            "its postal address, e-mail address and telephone number",
            "its register and register number, and its VAT number",
            "who may sign for it",
          ],
        },
        {
          title: "Who makes and sells",
          text: [
            "Each co-op makes its own goods and sells them. Its name stands on each of its goods, in the basket and on the order. For a co-op that is still forming, the co-op that signs for it is named beside it.",
            "For goods other than food, the maker’s name, postal and e-mail address belong on the offer itself, and that of a responsible person in the European Union where the maker is outside it (Regulation (EU) 2023/988). In the demo the makers are invented.",
          ],
        },
        {
          title: "If we disagree",
          text: [
            "Write to us first. You can also turn to the consumer body of your place, and to a court where you live.",
          ],
        },
      ],
    },
    terms: {
      title: "Terms of sale",
      lead: "What we promise each other when you order.",
      sections: [
        {
          title: "Who sells to you",
          text: [
            "You buy from the co-op named on the good. The network runs the shop, takes your payment on the co-op’s behalf and answers your questions. One order can hold goods of several co-ops; each sends its own parcel.",
            "Each co-op sells as a trader, so consumer law applies. It answers for its goods, the network for the shop and the payment. Lists stand by kind; search results by how well the words match; nobody pays for a place.",
          ],
        },
        {
          title: "How a contract comes about",
          text: [
            "What the shop shows is an invitation to order. You order with the button “Order and pay”; until then you can correct everything in the steps before it. The contract is made when we confirm the order, which happens at once on the page and by e-mail. We keep the order; you reach it through its private link.",
          ],
        },
        {
          title: "Prices and payment",
          text: [
            "Prices are in the currency of the co-op’s place and include its tax. Shipping is shown before you order. Food shows its price per kilogram. You pay with the means shown at the last step. By bank transfer, the goods are kept for you until the day named in the order; if the money has not arrived by then, the order ends and nobody owes anything.",
          ],
        },
        {
          id: "guarantee",
          title: "Legal guarantee",
          text: [
            "Goods have to be as described and free of faults. If they are not, the co-op that sold them answers for it: for two years at least in the European Union, in some of its countries longer (Directive (EU) 2019/771), and elsewhere for as long as the law there says. Nothing here takes that away. It costs you nothing, and you can ask for:",
          ],
          list: [
            "repair or a replacement, as you choose, within a reasonable time",
            "part of the price back, or all of it for the goods, if that is not possible, is not done, or does not help",
          ],
          check:
            "From 27 September 2026 shops in the European Union show the harmonised notice of this guarantee (Implementing Regulation (EU) 2025/1960). This text is not that notice; a real shop shows it here.",
        },
        {
          title: "Wholesale",
          text: [
            "Companies that buy wholesale are told the terms that differ for them when they are approved.",
          ],
        },
      ],
    },
    privacy: {
      title: "Privacy",
      lead: "What we know of you, what for, who else sees it, and for how long.",
      sections: [
        {
          title: "Who decides",
          text: [
            "The network that runs the shop is the controller of what you tell the shop: your name, addresses, orders and account. It is named in the imprint.",
            "Each co-op gets what it needs to send its parcel, your name and address and what you ordered, and is a controller of that.",
            "Whoever hosts the shop and whoever carries its e-mail are processors: they act on our instructions alone. A bank or payment provider is a controller of its own.",
          ],
        },
        {
          title: "What for, and on what ground",
          text: [],
          list: [
            "To sell and send what you order, and to tell you what happens with it: the contract.",
            "To keep accounts: the law.",
            "To keep an account, where you opened one: the contract, until you delete it.",
            "To fend off break-ins, such as counting wrong passwords: our interest in a safe shop.",
          ],
        },
        {
          title: "How long",
          text: [],
          list: [
            "Orders and receipts: ten years in Italy, and as long as the tax law of the other places asks.",
            "A basket that was never ordered: thirty days.",
            "Wrong passwords: minutes.",
            "A wholesale application: until you delete the account that sent it. A company that has ordered stays with its orders.",
            "Your account and its addresses: until you delete it. Orders stay for as long as above, apart from the account.",
          ],
        },
        { id: "kept", title: "How long: e-mails, and the people of the co-ops", text: [] },
        {
          title: "Cookies",
          text: [
            "The shop sets only what it needs to work: your basket, your place, your login. Nothing follows you, nothing is loaded from anybody else, and so there is no banner.",
          ],
        },
        {
          title: "The people who make the goods",
          text: [
            "No member’s name, face, past or number is in the shop, in its e-mails or on its parcels. What a co-op needs to pay its people is kept sealed and apart from the shop. Parcels, e-mails and transfers do not say where goods are made.",
          ],
        },
        {
          title: "What you can ask for",
          text: [
            "To see what we have of you, to have it corrected, deleted, restricted or handed to you in a form that machines read, and to object. With an account you do most of it yourself. You can complain to the data protection authority of your place.",
          ],
        },
      ],
    },
    withdrawal: {
      title: "Withdrawal",
      lead: "You can change your mind without saying why, and what can’t come back.",
      sections: [
        {
          title: "Fourteen days",
          text: [
            "You can withdraw from an order within fourteen days of the day on which you, or whoever you named, received the last parcel of it. Consumers in the European Union have this right by Directive 2011/83/EU; we give it in all places, and the law of some gives more.",
            "The simplest way stands on the page of your order: “Withdraw from contract here”. It asks for no log-in, and we confirm it by e-mail at once, with what you declared and when. Any other clear words will do too, by e-mail or letter, with the number of the order. It is in time if you send it within the fourteen days.",
          ],
        },
        {
          title: "What happens then",
          text: [
            "Send the goods back within fourteen days of telling us. You pay for sending them back, unless they were faulty or not what you ordered. We give you back the price and the cheapest shipping there was to you, the way you paid, within fourteen days of your word; we may wait until the goods are back or you show that they were sent. If they are worth less because they were used more than looking at them in a shop would, we may keep that part.",
          ],
        },
        {
          title: "What can’t come back",
          text: ["The right to withdraw does not exist, or ends, for:"],
          list: [
            "food that spoils quickly or whose date runs out soon",
            "sealed food, cosmetics and other sealed goods that can’t be returned for reasons of health or hygiene, once you have broken the seal",
            "goods made to your own specification, such as a size or an inscription of your own. What is made only when it is ordered, as the shop shows it, can come back",
          ],
        },
        {
          title: "A form you may use",
          text: [
            "“I withdraw from the contract on the following goods: … Ordered on … Received on … Order number … My name … My address … Date.”",
          ],
        },
      ],
    },
    shipping: {
      title: "Shipping",
      lead: "Where we send, how long it takes, and what it costs.",
      sections: [
        {
          id: "where",
          title: "Where to",
          text: [
            "A co-op sends inside its own customs area, to the countries listed here. So no parcel meets a customs office and nothing is added to the price at your door. Not every country takes goods made by people in prison; that is one more reason why we don’t send across those borders.",
          ],
        },
        {
          title: "How many parcels",
          text: [
            "One from each co-op in your order. Each has its own shipping price, which you choose at checkout and see before you order.",
          ],
        },
        {
          title: "How long",
          text: [
            "What is on the shelf leaves within three working days of payment. What is made to order shows its days beside the price. If a workshop has to stop, we tell you and you may choose your money back.",
          ],
        },
        {
          title: "How it arrives",
          text: [
            "In plain packaging, from an address outside, with a tracking number where the carrier gives one.",
          ],
        },
      ],
    },
  } satisfies Record<LegalPage, LegalText> as Record<LegalPage, LegalText>,
};

export type LegalWords = typeof en;
