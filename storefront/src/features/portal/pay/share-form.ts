import type { Dictionary } from "../../../i18n/index.ts";
import { isMonth, plainAmount } from "../amount.ts";
import { DIVISIONS, type Division } from "../wire.ts";
import { parseAdjustments, type AdjustmentRow, type FaultyAdjustment } from "./adjustments.ts";

type Fields = Record<string, string>;
/** What the backend is asked for, to preview or to propose. */
export type ShareBody = {
  month: string;
  divided_by: Division["by"];
  amount?: { amount: string; currency_code: string };
  rate?: { amount: string; currency_code: string };
  adjustments?: AdjustmentRow[];
};

/** By work, where the form says nothing else. */
export function divisionIn(values: Fields): Division["by"] {
  return DIVISIONS.find((one) => one === values["divided_by"]) ?? "work";
}

/** A form of a share as the backend takes it, or the fields at fault. An amount beside a rate is for the backend to refuse. */
export function shareBody(
  values: Fields,
  currency_code: string,
): { body: ShareBody | null; faults: Partial<Record<"month" | "amount" | "rate", string>> } {
  const { month = "", amount: typed = "", rate: typed_rate = "" } = values;
  const divided_by = divisionIn(values);
  const [amount, rate] = [plainAmount(typed), plainAmount(typed_rate)];
  const { rows, faults: lines } = parseAdjustments(values["adjustments"] ?? "");
  const faults = {
    ...(isMonth(month) ? {} : { month: "month" }),
    ...(typed !== "" && amount === null ? { amount: "amount" } : {}),
    ...(divided_by === "rate" && rate === null ? { rate: "rate" } : {}),
  };
  if (Object.keys(faults).length > 0 || lines.length > 0) return { body: null, faults };
  return {
    faults,
    body: {
      ...{ month, divided_by },
      ...(amount ? { amount: { amount, currency_code } } : {}),
      ...(divided_by === "rate" && rate ? { rate: { amount: rate, currency_code } } : {}),
      ...(rows.length > 0
        ? { adjustments: rows.map(({ code, amount: more, reason }) => ({ code, amount: more, reason })) }
        : {}),
    },
  };
}

/** Every wrong cell of the adjustments by its line, each leading to the text it came from. */
export function adjustmentFaults(
  text: string,
  cells: readonly FaultyAdjustment[],
  t: Dictionary,
): { href: string; words: string }[] {
  const words = t.portal.sharing;
  const { rows, faults } = parseAdjustments(text);
  return [
    ...faults.map(({ line, text: typed }) => ({ line, typed, fault: words.faults.cells })),
    ...cells.map(({ row, typed, fault }) => ({
      ...{ line: rows[row]?.line ?? row + 1, typed, fault: words.faults[fault] },
    })),
  ]
    .sort((left, right) => left.line - right.line)
    .map(({ line, typed, fault }) => ({
      href: "#adjustments",
      words: `${words.cell(line, typed)}: ${fault}`,
    }));
}
