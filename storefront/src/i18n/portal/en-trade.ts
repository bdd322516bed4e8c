import { book, earnings, settlements } from "./en-book.ts";
import { certificates } from "./en-certificates.ts";
import { let_go } from "./en-let-go.ts";
import { members } from "./en-members.ts";
import { parcels, slip, workshop } from "./en-parcels.ts";
import { pay, statement, work } from "./en-pay.ts";
import { sharing } from "./en-share.ts";
import { payroll } from "./en-payroll.ts";
import { rules } from "./en-rules.ts";

/** The words of parcels, money, members and pay. */
export const trade = {
  parcels,
  workshop,
  slip,
  earnings,
  settlements,
  book,
  certificates,
  let_go,
  members,
  work,
  pay,
  payroll,
  sharing,
  rules,
  statement,
};
