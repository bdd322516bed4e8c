/** Certificates of a member's work, as the desk makes and withdraws them. */
export const certificates = {
  title: "Certificates of work",
  lead: "For whoever asks a member what they have worked. The figures are those of the book on the day it is made. Whoever has the code may read them; nobody finds it in a list.",
  none: "No certificate has been made yet.",
  made: (period: string, day: string) => `${period}, made on ${day}`,
  withdrawn: (day: string) => `Withdrawn on ${day}`,
  code: "Code",
  print: "To print (PDF)",
  withdraw: "Withdraw it",
  withdraw_title: "Withdraw",
  withdraw_lead:
    "From then on the code shows nothing to anybody. You cannot undo this, but you can make another one.",
  make: "Make a certificate",
  make_title: "A new certificate",
  from: "From the month",
  to: "To the month",
  training: "Hours of training",
  training_hint: "A whole number, where your co-op can stand by it. It says that your co-op states this.",
  board: "Somebody of your board makes certificates.",
  done: { certified: "The certificate is made.", certificate_withdrawn: "The certificate is withdrawn." },
  faults: {
    month: "Choose a month, such as 2026-11",
    training: "Hours of training are a whole number above zero.",
  },
};
