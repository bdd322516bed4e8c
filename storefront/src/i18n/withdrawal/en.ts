/** Withdrawing from a contract. The link and the button are called as Directive 2011/83/EU, article 11a, calls them. */
export const withdrawal = {
  link: "Withdraw from contract here",
  title: (id: number) => `Withdraw from order ${id}`,
  lead: "You need not say why. Choose what you withdraw from, then confirm. It is in time within fourteen days of receiving the last parcel of the order.",
  order: "Order",
  order_of: (id: number, date: string) => `${id}, of ${date}`,
  buyer: "Name",
  goods: "What you withdraw from",
  how_many: (title: string, most: number) => `${title}: how many of ${most}`,
  excepted: "If what stands there does not apply to your piece, withdraw from it all the same.",
  email: "We confirm it to",
  said: "Anything you want to add",
  confirm: "Confirm withdrawal",
  confirm_note:
    "With this button you declare that you withdraw from the contract. You get an e-mail at once, with what you declared and when.",
  law: "What happens then, and what can’t come back",
  back: "Back to the order",
  closed:
    "You can’t withdraw from this order here any more. Its time is over, or it has ended, or nothing of it is left. If you think otherwise, write to us.",
  faults: {
    nothing: "Choose at least one piece.",
    quantity: (title: string, most: number) => `${title}: write a whole number from 0 to ${most}.`,
  },
  not_recorded: "It is not recorded yet. Press the button again: one form is never recorded twice.",
  done: "We have your withdrawal, and confirm it to you by e-mail.",
  yours: "Your withdrawal",
  at: (moment: string) => `You withdrew on ${moment}`,
  added: (said: string) => `You added: “${said}”`,
  next: "If you have the goods, send them back within fourteen days to the sender’s address on the parcel. The money comes back the way you paid, within fourteen days; we may wait for the goods, or for proof that you sent them. If you have not paid yet, you owe nothing for them.",
  refunded: "The refund is decided. It stands under “Refunds”.",
};

export type WithdrawalWords = typeof withdrawal;
