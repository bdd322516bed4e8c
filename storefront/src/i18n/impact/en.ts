/** The words of the public figures. Others' figures are quoted with what they count, and nothing is added to them. */
export const impact = {
  title: "The figures",
  link: "What the co-ops paid for work, in figures",
  lead: "These figures are from the books of the co-ops, added up. Each is shown only where ten members or more and three co-ops share it, so the lines of a year need not add up to its total. A year is shown from April after it.",
  demo: "In this demonstration they are of invented co-ops.",
  books: "What the books say",
  nothing:
    "There is nothing to show yet: a year is shown from April after it, once ten members or more of three co-ops were paid in it.",
  caption: (year: string) => `Work of ${year}, paid`,
  what: "What",
  amount: "Amount",
  coops: (n: number) => `${n} ${n === 1 ? "co-op" : "co-ops"}`,
  pay: "Pay for work",
  to_court: "Of all this, paid into court or reparation accounts",
  others: "What others say",
  others_lead:
    "These are not from our books. We repeat them with what they count, and do not calculate with them.",
  source: "Source",
  as_of: "As of",
  definition: "What it counts",
  caveat: "To keep in mind",
  declared: {
    organized: {
      figure: "About 2,000 people in co-ops in Italy, or 12%",
      where: "article on co-ops of incarcerated workers",
      as_of: "The article gives no date for it.",
      definition: "People organised in co-ops, among those in prison who work for the prison administration.",
      caveat: "The 12% is of those who work, not of everybody in prison. Another source has a lower share.",
    },
    employed: {
      figure: "4% of those who work in prison in Italy",
      where: "the national council for economics and labour of Italy",
      as_of: "December 2024",
      definition: "People employed by co-ops, among those in prison who work.",
      caveat:
        "It counts employment by co-ops and cannot be compared with other shares without their definitions.",
    },
    mekelle: {
      figure: "31 active co-operatives in Mekelle, Ethiopia",
      where: "the United Nations' agency for labour, on a project of 2012 and 2013",
      as_of: "The time of the project.",
      definition: "Co-operatives of people in Mekelle's prison that the project calls active.",
      caveat: "Their present status is unknown.",
    },
  },
};

export type ImpactWords = typeof impact;
