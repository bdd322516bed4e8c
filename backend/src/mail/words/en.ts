import type { PayeeKind } from "../../domain/members";
import { isNothing } from "../nothing";
import type { Words } from "../kinds";
import { sellerBlocks } from "../sellers";
import { rights, seller, withdrawalReceived } from "./en-contract";

const shipping = "Shipping";
const order = (number: number) => `Order ${number}`;
const aboutOrder = (number: number) =>
  `You get this because you ordered at Arnia: order ${number}. No reply is needed.`;
const follow = "Follow your order";

const PAYEES: Record<PayeeKind, string> = {
  member_account: "Their own account",
  family: "Somebody of the family",
  court: "A court’s fund",
  institution: "The institution’s deposit",
  savings: "A savings account",
};

export const en: Words = {
  demo: "This is a demo. Nothing in it can be bought, and no money moves.",
  or_copy: "Or open this address:",
  letters: {
    order_placed: (data, pen) => ({
      subject: data.transfer
        ? `Order ${data.display_id}: please transfer ${pen.money(data.total)}`
        : `Order ${data.display_id} is placed`,
      preheader: data.transfer ? "The bank details are inside." : "Thank you. The makers start packing.",
      title: "Thank you for your order",
      blocks: [
        {
          say: data.transfer
            ? "We have your order. The makers start packing when your transfer has arrived."
            : "We have your order and your payment. The makers start packing now.",
        },
        ...sellerBlocks(data.sellers, pen, seller),
        {
          facts: [
            [shipping, pen.money(data.shipping)],
            ["Total, tax included", pen.money(data.total)],
          ],
        },
        ...(data.transfer
          ? [
              {
                facts: [
                  ["Pay to", data.transfer.bank] as const,
                  ...data.transfer.numbers.map(({ label, value }) => [label, value] as const),
                  ["Amount", pen.money(data.total)] as const,
                  ["Write on the transfer", data.transfer.reference] as const,
                  ...(data.transfer.until ? [["By", pen.day(data.transfer.until)] as const] : []),
                ],
              },
              { small: "Without the reference we can't tell that the money is yours." },
            ]
          : []),
        { button: follow, href: pen.order(data.order_id) },
        { small: "The link is yours alone: whoever has it can see the order." },
        ...(data.consumer ? rights(data.display_id) : []),
      ],
      why: aboutOrder(data.display_id),
    }),
    receipt_recorded: (data, pen) => {
      const whole = isNothing(data.missing.amount);
      return {
        subject: whole
          ? `Order ${data.display_id} is paid`
          : `Order ${data.display_id}: ${pen.money(data.missing)} still to pay`,
        preheader: whole ? "Your transfer has arrived." : "Part of the money has arrived.",
        title: whole ? "Your transfer has arrived" : "Part of the money has arrived",
        blocks: [
          {
            say: whole
              ? "Your order is paid. The makers start packing now."
              : "The makers start packing when the rest has arrived. Use the same reference as before.",
          },
          {
            facts: [
              ["Arrived", pen.money(data.received)],
              ...(whole ? [] : [["Still to pay", pen.money(data.missing)] as const]),
              [order(data.display_id), pen.money(data.total)],
            ],
          },
          { button: follow, href: pen.order(data.order_id) },
        ],
        why: aboutOrder(data.display_id),
      };
    },
    parcel_sent: (data, pen) => ({
      subject: `A parcel of order ${data.display_id} is on its way`,
      preheader: `From ${data.coop}.`,
      title: "A parcel is on its way",
      blocks: [
        { say: `${data.coop} has sent you a parcel. In it:` },
        { facts: data.lines.map((line) => [line.title, `× ${line.quantity}`] as const) },
        ...(data.tracking ? [{ facts: [["Tracking number", data.tracking] as const] }] : []),
        { button: follow, href: pen.order(data.order_id) },
      ],
      why: aboutOrder(data.display_id),
    }),
    refunded: (data, pen) => ({
      subject: `${pen.money(data.amount)} of order ${data.display_id} is on its way back to you`,
      preheader: "A refund was sent.",
      title: "A refund was sent",
      blocks: [
        {
          say: `We have sent ${pen.money(data.amount)} back the way you paid. A bank may take a few days to show it.`,
        },
        { button: follow, href: pen.order(data.order_id) },
      ],
      why: aboutOrder(data.display_id),
    }),
    order_expired: (data, pen) => ({
      subject: `Order ${data.display_id} has ended unpaid`,
      preheader: "Nothing is owed, and nothing will be sent.",
      title: "Your order has ended",
      blocks: [
        {
          say: `We waited for ${pen.money(data.total)} and it did not arrive in time, so the goods are on sale again. You owe nothing.`,
        },
        ...(data.paid_back
          ? [{ say: "Part of it had arrived. We will send that back to the account it came from." }]
          : []),
        {
          say: "If your transfer is still on its way, it goes back to you too. You are welcome to order again.",
        },
        { button: "See the order", href: pen.order(data.order_id) },
      ],
      why: aboutOrder(data.display_id),
    }),
    card_given_back: (data, pen) => ({
      subject: `${pen.money(data.amount)} goes back to your card`,
      preheader: "No order came of your payment.",
      title: "Your money comes back",
      blocks: [
        {
          say: `You paid ${pen.money(data.amount)} by card, and no order could be made of it: the basket had changed, the payment came too late, or somebody else bought the last piece.`,
        },
        {
          say: "All of it goes back to your card by itself. A bank may take a few days to show it. Nothing will be sent, and you owe nothing.",
        },
      ],
      why: "You get this because this address was given for a payment at Arnia.",
    }),
    withdrawal_received: withdrawalReceived,
    coop_invitation: (data, pen) => ({
      subject: `You are invited to the desk of ${data.coop}`,
      preheader: `Choose a password by ${pen.day(data.until)}.`,
      title: `Welcome to the desk of ${data.coop}`,
      blocks: [
        {
          say: `You are invited to work at the desk of ${data.coop} at Arnia: products, parcels, and the co-op's own book. Open the link and choose a password.`,
        },
        { button: "Accept the invitation", href: pen.invitation(data.invitation_id) },
        {
          small: `The link works once, until ${pen.day(data.until)}, and is for you alone. Don't pass it on.`,
        },
      ],
      why: "You get this because somebody gave us your address for this invitation. If it says nothing to you, leave it: without you nothing happens.",
    }),
    payee_changed: (data, pen) => ({
      subject: `Somebody new is paid for member ${data.member_code}`,
      preheader: `No pay goes there before ${pen.day(data.from)}.`,
      title: "Somebody new is paid",
      blocks: [
        { say: `At the desk of ${data.coop} it was changed who is paid for one of the members.` },
        {
          facts: [
            ["Member", data.member_code],
            ["Paid now", PAYEES[data.payee]],
            ["From", pen.day(data.from)],
          ],
        },
        {
          say: "If you do not know about it, ask the treasurer before that day, and approve no pay until then.",
        },
        { button: "Look at it", href: data.url },
      ],
      why: `You get this because you are on the board of ${data.coop}. Its board is told each time.`,
    }),
    wholesale_applied: (data) => ({
      subject: "Your wholesale application has arrived",
      preheader: "We will look at it and write to you.",
      title: "Your application has arrived",
      blocks: [
        {
          say: `Thank you. We have the application of ${data.company} and will write to you at this address.`,
        },
        { say: "Until then you can buy in the shop like everybody." },
      ],
      why: `You get this because you applied for wholesale prices at Arnia for ${data.company}.`,
    }),
    wholesale_approved: (data) => ({
      subject: "Your wholesale prices are ready",
      preheader: "Log in to see them.",
      title: "Your wholesale prices are ready",
      blocks: [
        {
          say: `${data.company} can now buy at wholesale prices. Log in to see every tier and order by case.`,
        },
        { button: "See the prices", href: data.url },
      ],
      why: `You get this because you applied for wholesale prices at Arnia for ${data.company}.`,
    }),
    password_reset: (data) => ({
      subject: "Choose a new password",
      preheader: `The link works for ${data.minutes} minutes.`,
      title: "Choose a new password",
      blocks: [
        { say: "Somebody asked for a new password for this address. If it was you, open the link." },
        { button: "Choose a new password", href: data.url },
        {
          small: `The link works once, for ${data.minutes} minutes. If it wasn't you, do nothing: your password stays.`,
        },
      ],
      why: "You get this because this address has an account at Arnia.",
    }),
    email_confirmation: (data) => ({
      subject: "Confirm your e-mail address",
      preheader: "One press, and we know that this mailbox is yours.",
      title: "Confirm your e-mail address",
      blocks: [
        { say: "Somebody opened an account at Arnia with this address. If it was you, open the link." },
        { button: "Confirm the address", href: data.url },
        {
          small: `The link works for ${data.days} days. To buy in the shop you need not confirm anything; to buy for a company you do. If it wasn't you, do nothing.`,
        },
      ],
      why: "You get this because an account was opened at Arnia with this address.",
    }),
  },
};
