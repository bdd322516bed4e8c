import { basket } from "./basket.ts";
import { checkout } from "./checkout.ts";
import { portalSession } from "./portal-session.ts";
import { portalShop } from "./portal-shop.ts";
import { portalStaff } from "./portal-staff.ts";

export const server = { basket, checkout, portalSession, portalShop, portalStaff };
