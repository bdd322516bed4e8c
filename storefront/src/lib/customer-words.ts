import type { Dictionary } from "../i18n/index.ts";
import { customerCode, type Details } from "./customer-error.ts";

/** A refusal of an account or of wholesale in a sentence, with the numbers that say what to do next. */
export function refusalWords(t: Dictionary, { code, details }: { code: string; details: Details }): string {
  const known = customerCode(code);
  const words = t.buyer.errors[known];
  const number = (name: string): number => Number(details[name] ?? 0);
  if (known === "staff.too_many_attempts" && number("minutes") > 0) return t.buyer.wait(number("minutes"));
  if (known === "wholesale.case_pack")
    return `${words} ${t.buyer.packs(number("fewer"), number("more"), number("case_pack"))}`;
  if (known === "wholesale.below_least") return `${words} ${t.buyer.least(number("least"))}`;
  if (known === "stock.not_enough" && "left" in details) return t.buyer.left(number("left"));
  return words;
}
