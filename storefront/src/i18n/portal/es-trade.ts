import type { trade as en } from "./en-trade.ts";
import { book, earnings, settlements } from "./es-book.ts";
import { certificates } from "./es-certificates.ts";
import { let_go } from "./es-let-go.ts";
import { members } from "./es-members.ts";
import { parcels, slip, workshop } from "./es-parcels.ts";
import { pay, statement, work } from "./es-pay.ts";
import { sharing } from "./es-share.ts";
import { payroll } from "./es-payroll.ts";
import { rules } from "./es-rules.ts";

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
