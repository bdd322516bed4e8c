import type { trade as en } from "./en-trade.ts";

export const trade: typeof en = {};
