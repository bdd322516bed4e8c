/** The ways to divide a share of the work fund, its adjustments, and the grades of pieces. */
export const sharing = {
  title: "Divide it otherwise, or adjust it",
  legend: "How it is divided",
  ways: {
    work: "By work, as it is recorded",
    equal: "Equally: the same for everybody who worked",
    rate: "At a rate: so much for each hour or full piece that was accepted",
  },
  rate: (currency: string) => `Rate for one hour or one full piece, in ${currency}`,
  rate_hint: "Only for pay at a rate. It is due whatever the work fund holds, so leave the amount empty.",
  adjustments: "Adjustments",
  adjustments_hint:
    "One member per line: code; amount; reason. What has a minus is taken off. The member reads the reason on their statement, so use neutral words.",
  cell: (line: number, typed: string) => `Adjustments, line ${line}, “${typed}”`,
  faults: {
    cells: "there should be a code, an amount and a reason.",
    member_unknown: "no member has this code.",
    twice: "this code is there twice.",
    not_an_amount: "this is no amount, or can be read in two ways. Write it like 3.50 or -3.50.",
    nothing: "an adjustment is more or less than nothing.",
    reason_missing: "the reason is missing.",
    reason_long: "the reason is longer than 120 letters.",
  },
  rate_fault: "The rate is a number above zero, such as 2.50",
  faults_title: (n: number) => (n === 1 ? "One cell is not right" : `${n} cells are not right`),
  nothing_kept: "Nothing is kept yet. What you typed is still below.",
  divided: {
    work: "Divided by work.",
    equal: "Divided equally among those who worked.",
    rate: (rate: string) => `${rate} for each hour or full piece that was accepted.`,
  },
  due: (fund: string) =>
    `The work fund holds ${fund}. What was accepted is paid all the same: on approval, what the fund lacks then is brought in from the co-op's bank, and no more than that.`,
  counts: (n: string) => `counts ${n}`,
  of_grade: (grade: string, quantity: string) => `${grade}: ${quantity}`,
  adjusted: (amount: string, reason: string) => `${amount} of it: ${reason}`,
  grades: {
    title: "Grades of pieces",
    lead: "Where pieces are not worth the same. One grade per line: its name and what one piece of it counts, like “A; 1” and “B; 0.7”. Leave it empty where a piece is a piece.",
    field: "Grades",
    save: "Save the grades",
    saved: "The grades are saved.",
    counts: (grade: string, weight: string) => `${grade}, counts ${weight}`,
    cell: (code: string, grade: string) => `${code}, ${grade}`,
    paste_hint:
      "Three columns, code, grade and how many, a line for each grade. What is pasted counts instead of what stands above for the same member.",
    fault:
      "This is not a grade: a name, a semicolon and a number up to 100. There can be six, each with another name.",
    in_use: "Pieces of a grade that is gone are still written down. Empty its cells first.",
    cells: "there should be three columns: a code, a grade and a number.",
  },
  statement: {
    of_grade: (grade: string, weight: string) => `Of grade ${grade}, which counts ${weight}`,
    counted: "Your work counts",
    all_counted: "The work of all members counts",
    members: "Members who worked",
    divided_equally: "Divided equally",
    rate: "For each hour or full piece",
    adjustment: (reason: string) => `Adjusted: ${reason}`,
    how_equal: "Everybody who worked has the same part of the amount divided.",
    how_rate: "Everybody has so much for each hour or full piece that was accepted.",
  },
};
