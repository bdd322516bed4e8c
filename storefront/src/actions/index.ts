import { basket } from "./basket.ts";
import { checkout } from "./checkout.ts";

export const server = { basket, checkout };
