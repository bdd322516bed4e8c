import { refuse, type ErrorCode } from "../errors";
import { formatDecimal } from "../money";
import { tierAt, WHOLESALE_MOST, type WholesaleTerms } from "./terms";

export type Units = { variant_id: string; quantity: number };

/** `filling`: a basket on its way, which may still be small. `ordering`: what shall become an order. */
export type Stage = "filling" | "ordering";

/** One rule that a basket breaks. `variant_id` is null where it is the whole basket's fault. */
export type WholesaleFault = {
  code: Extract<ErrorCode, `wholesale.${string}` | "cart.quantity">;
  variant_id: string | null;
  message: string;
  details: Record<string, string | number>;
};

/**
 * Every rule of a wholesale basket that these units break: sold to this group, whole cases, the least of the good and, once
 * it shall be ordered, the least of the order. The one place where they are judged; every road into a basket and out of it
 * asks here. Lines of one good count together.
 */
export function faultsOf(terms: WholesaleTerms, lines: readonly Units[], stage: Stage): WholesaleFault[] {
  const units = together(lines);
  const faults = units.flatMap((line) => faultOfLine(terms, line) ?? []);
  const small = stage === "ordering" && faults.length === 0 ? belowMinimum(terms, units) : null;
  return small ? [...faults, small] : faults;
}

/** Refuses the first fault: `wholesale.not_on_list`, `.case_pack`, `.below_least`, `.below_minimum`, `cart.quantity`. */
export function checkWholesale(terms: WholesaleTerms, lines: readonly Units[], stage: Stage): void {
  const [fault] = faultsOf(terms, lines, stage);
  if (fault)
    refuse(fault.code, fault.message, {
      ...fault.details,
      ...(fault.variant_id ? { variant_id: fault.variant_id } : {}),
    });
}

/** What the goods of a basket cost without tax; goods that are not on the list count nothing. */
export function goodsNet(terms: WholesaleTerms, lines: readonly Units[]): bigint {
  return together(lines).reduce((sum, { variant_id, quantity }) => {
    const tier = tierAt(terms.goods.get(variant_id)?.tiers ?? [], quantity);
    return sum + (tier?.unit_minor ?? 0n) * BigInt(quantity);
  }, 0n);
}

/** Units by good, however many lines a good stands on. */
export function together(lines: readonly Units[]): Units[] {
  const sums = new Map<string, number>();
  for (const { variant_id, quantity } of lines) sums.set(variant_id, (sums.get(variant_id) ?? 0) + quantity);
  return [...sums].map(([variant_id, quantity]) => ({ variant_id, quantity }));
}

function faultOfLine(terms: WholesaleTerms, { variant_id, quantity }: Units): WholesaleFault | null {
  const good = terms.goods.get(variant_id);
  if (!good)
    return {
      code: "wholesale.not_on_list",
      variant_id,
      message: "This is not on your price list. Leave it out, or buy it in the shop like everybody else.",
      details: {},
    };
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > WHOLESALE_MOST)
    return {
      code: "cart.quantity",
      variant_id,
      message: `${quantity} is not a quantity. Use a whole number from 1 to ${WHOLESALE_MOST}.`,
      details: { quantity, most: WHOLESALE_MOST },
    };
  const { case_pack } = good;
  const least = good.tiers[0]?.from ?? case_pack;
  if (quantity < least)
    return {
      code: "wholesale.below_least",
      variant_id,
      message: `${quantity} is fewer than the ${least} that are sold at once. Take ${least} or more.`,
      details: { quantity, least, case_pack },
    };
  if (quantity % case_pack === 0) return null;
  const fewer = Math.max(least, quantity - (quantity % case_pack));
  const more = quantity + case_pack - (quantity % case_pack);
  return {
    code: "wholesale.case_pack",
    variant_id,
    message: `${quantity} is not whole cases of ${case_pack}. Take ${fewer} or ${more}.`,
    details: { quantity, case_pack, fewer, more },
  };
}

function belowMinimum(terms: WholesaleTerms, units: readonly Units[]): WholesaleFault | null {
  const net = goodsNet(terms, units);
  if (net >= terms.minimum_minor) return null;
  const write = (amount_minor: bigint) => formatDecimal({ amount_minor, currency: terms.currency });
  const minimum = write(terms.minimum_minor);
  const missing = write(terms.minimum_minor - net);
  const currency_code = terms.currency;
  return {
    code: "wholesale.below_minimum",
    variant_id: null,
    message: `An order begins at ${minimum} ${currency_code.toUpperCase()} of goods without tax. Add goods for ${missing} more.`,
    details: { minimum, missing, currency_code },
  };
}
