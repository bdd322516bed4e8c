import type { Form } from "./form.ts";
import { Refusal } from "./refusal.ts";
import type { Store } from "./store.ts";

type Node = Record<string, unknown>;

/** Takes `expand[]` out of the parameters. */
export function takeExpand(form: Form): string[] {
  const { expand = {} } = form;
  delete form["expand"];
  if (typeof expand === "string") throw new Refusal("Invalid array", { param: "expand" });
  return Object.values(expand).map(String);
}

/** A copy of an answer with what was asked for in place of its ids, such as `latest_charge.balance_transaction`. */
export function expanded(store: Store, answer: object, paths: string[]): object {
  const copy = structuredClone(answer) as Node;
  for (const path of paths) {
    if (path.split(".").length > 4)
      throw new Refusal(`You cannot expand more than 4 levels of a property (${path}).`, { param: "expand" });
    expandOne(store, copy, path.split("."), path);
  }
  return copy;
}

function expandOne(store: Store, node: Node, [step = "", ...rest]: string[], path: string): void {
  if (node["object"] === "list" && step === "data") {
    for (const one of node["data"] as Node[]) expandOne(store, one, rest, path);
    return;
  }
  node[step] ??= onDemand(store, node, step);
  const value = node[step];
  if (value === undefined)
    throw new Refusal(`This property cannot be expanded (${path}).`, { param: "expand" });
  if (typeof value === "string") {
    const found = byId(store, value);
    if (found === undefined)
      throw new Refusal(`This property cannot be expanded (${path}).`, { param: "expand" });
    node[step] = structuredClone(found);
  }
  if (rest.length > 0 && node[step] !== null) expandOne(store, node[step] as Node, rest, path);
}

/** What an object has only when it is asked for. */
function onDemand(store: Store, node: Node, step: string): unknown {
  const list = (data: unknown[], url: string) => ({
    object: "list",
    data: structuredClone(data),
    has_more: false,
    url,
  });
  const id = String(node["id"]);
  if (node["object"] === "checkout.session" && step === "line_items")
    return list(store.lines.get(id) ?? [], `/v1/checkout/sessions/${id}/line_items`);
  if (node["object"] === "charge" && step === "refunds")
    return list(
      [...store.refunds.values()].filter(({ charge }) => charge === id).reverse(),
      `/v1/charges/${id}/refunds`,
    );
  return node[step];
}

function byId(store: Store, id: string): object | undefined {
  const { sessions, intents, charges, refunds, disputes, transactions, payouts } = store;
  for (const kind of [sessions, intents, charges, refunds, disputes, transactions, payouts]) {
    const found = kind.get(id);
    if (found !== undefined) return found;
  }
  return undefined;
}
