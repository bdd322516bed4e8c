/** What the co-op kept for a member and lets go. */
export const let_go = {
  title: "What the co-op keeps for them",
  held: (amount: string) => `The co-op keeps ${amount} for this member.`,
  all: "All of it may be paid out now.",
  part: (amount: string) => `Of that, ${amount} may be paid out now by the rule set.`,
  none: "By the rule set nothing of it may be paid out yet. That changes with the rules for their pay, or once it is written down that they left the co-op.",
  lead: "Somebody else has to approve it. They stay a member.",
  amount: (currency: string) => `Amount, in ${currency}`,
  amount_hint: "Leave it empty to pay out all that may be.",
  paid_to: "Whose account",
  reason: "Why",
  reason_hint:
    "A few words such as “As the board decided”. Nothing about what happened to the person belongs here.",
  propose: "Propose to pay it out",
  of: (code: string, month: string) => `Kept for ${code}, ${month}`,
  amount_of_run: "To pay out",
  reason_of_run: "Why",
  approve_title: (code: string) => `Pay out what was kept for ${code}?`,
  approve_lead: (amount: string, code: string) =>
    `${amount} that the co-op kept becomes ${code}'s own. Once it is paid, it cannot be undone.`,
  reverse_lead:
    "Nothing of it was paid. The co-op keeps it for the member again. Both stay written in the book.",
  done: {
    rejected: "Rejected. The co-op keeps it as before.",
    withdrawn: "Withdrawn. The co-op keeps it as before.",
    reversed: "Undone. The co-op keeps it as before.",
  },
  statement: {
    title: "What was kept for you",
    pay: "Paid out of what was kept",
    how: "This is no pay for new work. The co-op kept it for you out of earlier pay, and now it is paid out.",
  },
  faults: {
    amount: "An amount is a number above zero, such as 28.92",
    paid_to: "Say whose account it is.",
    reason: "Say in a few words why.",
  },
};
