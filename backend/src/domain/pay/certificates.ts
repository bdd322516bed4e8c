import { refuse } from "../errors";
import { parseMonth } from "./months";

/** Letters and digits that nobody takes for one another when they are read from paper: no I, L, O or U. */
export const CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Each sign is five bits, so that a code is a hundred: nobody finds one by trying. */
export const CODE_LENGTH = 20;

const CODE = /^[0-9A-HJKMNP-TV-Z]{20}$/;

/** A code as somebody copied it from paper: in any case, with or without its gaps, and with letters that it has not. */
export function readCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015-]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return CODE.test(code) ? code : null;
}

/** In groups of five, as it stands on the paper. */
export function showCode(code: string): string {
  return code.match(/.{1,5}/g)?.join("-") ?? code;
}

/** From one month to another, both of them counted. Refuses `work.month_invalid`, `certificate.months_invalid`. */
export function certifiedMonths(from: string, to: string): { from: string; to: string } {
  if (parseMonth(from) <= parseMonth(to)) return { from, to };
  return refuse("certificate.months_invalid", `${from} is after ${to}. Say the earlier month first.`, {
    from,
    to,
  });
}
