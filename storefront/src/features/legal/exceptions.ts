/** Categories whose goods are eaten or drunk. */
const FOOD = new Set(["chocolate", "coffee", "honey", "biscuits"]);

type Exception = "food" | "cosmetics" | "made_to_order";

/** Which exceptions to the right to withdraw concern goods of these categories; all of them when nobody knows. */
export function exceptionsFor({
  kinds,
  made_to_order,
}: {
  kinds: readonly string[] | null;
  made_to_order: boolean;
}): Exception[] {
  if (kinds === null) return ["food", "cosmetics", "made_to_order"];
  return [
    ...(kinds.some((kind) => FOOD.has(kind)) ? (["food"] as const) : []),
    ...(kinds.includes("cosmetics") ? (["cosmetics"] as const) : []),
    ...(made_to_order ? (["made_to_order"] as const) : []),
  ];
}
