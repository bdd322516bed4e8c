import { account } from "./account.ts";
import { basket } from "./basket.ts";
import { certificate } from "./certificate.ts";
import { checkout } from "./checkout.ts";
import { orders } from "./orders.ts";
import { place } from "./place.ts";
import { portalSession } from "./portal-session.ts";
import { portalShop } from "./portal-shop.ts";
import { portalStaff } from "./portal-staff.ts";
import { portalBook } from "./portal-book.ts";
import { portalCertificates } from "./portal-certificates.ts";
import { portalMembers } from "./portal-members.ts";
import { portalParcels } from "./portal-parcels.ts";
import { portalPay } from "./portal-pay.ts";
import { portalPayroll } from "./portal-payroll.ts";
import { portalRules } from "./portal-rules.ts";
import { portalShare } from "./portal-share.ts";
import { portalWork } from "./portal-work.ts";
import { wholesale } from "./wholesale.ts";

export const server = {
  account,
  wholesale,
  portalBook,
  portalCertificates,
  portalMembers,
  portalParcels,
  portalPay,
  portalPayroll,
  portalRules,
  portalShare,
  portalWork,
  basket,
  certificate,
  checkout,
  orders,
  place,
  portalSession,
  portalShop,
  portalStaff,
};
