import { basket } from "./basket.ts";
import { checkout } from "./checkout.ts";
import { portalSession } from "./portal-session.ts";

export const server = { basket, checkout, portalSession };
