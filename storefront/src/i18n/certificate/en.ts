/** A certificate of work, on paper and where it is checked. Whoever reads it learns nothing but work and pay. */
export const certificate = {
  title: "Certificate of work",
  check: "Check a certificate of work",
  lead: "Type the code as it stands on the paper. Capitals, spaces and hyphens make no difference.",
  code: "Code",
  missing: "Type the code of the certificate.",
  go: "Check",
  again: "Check another code",
  none: "There is nothing to show for this code.",
  none_more:
    "Look at each letter and digit once more. If they are right, the certificate does not stand: ask whoever gave it to you.",
  stands: "This certificate stands.",
  compare: "Compare it with the paper. Where they differ, what is shown here counts.",
  issued_by: "Issued by",
  member: "Member",
  period: "Months",
  from_to: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  months: "Months with work that was paid for",
  hours: "Hours worked",
  pieces: "Pieces made",
  training: "Hours of training, as the co-op states",
  pay: "Pay for this work, before deductions",
  issued_on: "Issued on",
  statement: (coop: string) => `${coop} certifies the work of the member named below by a code.`,
  name: "Name, written in by the co-op",
  signed: "Date and signature for the co-op",
  check_at: (where: string) => `Anybody may check this certificate at ${where} with the code:`,
  demo: "This is a demonstration. The co-op and all figures are invented.",
};

export type CertificateWords = typeof certificate;
