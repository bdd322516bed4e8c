import type { trade as en } from "./en-trade.ts";
import { book, earnings, settlements } from "./it-book.ts";
import { certificates } from "./it-certificates.ts";
import { let_go } from "./it-let-go.ts";
import { members } from "./it-members.ts";
import { parcels, slip, workshop } from "./it-parcels.ts";
import { pay, statement, work } from "./it-pay.ts";
import { sharing } from "./it-share.ts";
import { payroll } from "./it-payroll.ts";
import { rules } from "./it-rules.ts";

export const trade: typeof en = {
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
