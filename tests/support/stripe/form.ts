import type Stripe from "stripe";
import { Refusal } from "./refusal.ts";

/** What came as `a[b][0][c]=text`: text at the ends, names or numbers on the way. */
export interface Form {
  [name: string]: string | Form;
}

/** Reads a form body or a query as the SDK writes them. Throws Stripe's refusal for a name given twice over. */
export function parseForm(text: string): Form {
  const form: Form = Object.create(null) as Form;
  for (const [name, value] of new URLSearchParams(text)) {
    const steps = [...name.matchAll(/^[^[\]]+|\[([^[\]]*)\]/g)].map((match) => match[1] ?? match[0]);
    let at = form;
    steps.forEach((step, index) => {
      // `a[]=…` counts on from what is there.
      const key = step === "" ? String(Object.keys(at).length) : step;
      if (index === steps.length - 1) at[key] = value;
      else {
        const next = (at[key] ??= Object.create(null) as Form);
        if (typeof next === "string") throw new Refusal(`Invalid request: ${name}`, { param: name });
        at = next;
      }
    });
  }
  return form;
}

type RuleOf<T> = T extends readonly (infer One)[]
  ? { list: RuleOf<One> }
  : T extends string
    ? "text"
    : T extends number
      ? "whole"
      : T extends boolean
        ? "flag"
        : string extends keyof T
          ? "metadata"
          : "gte" extends keyof T
            ? "range"
            : { fields: Rules<T> };

/** The parameters an endpoint knows, each one of the SDK's for that call: a name it has not does not compile. */
export type Rules<P> = { [K in keyof P]?: RuleOf<NonNullable<P[K]>> };
type Rule =
  "text" | "whole" | "flag" | "metadata" | "range" | { list: Rule } | { fields: Record<string, Rule> };

/**
 * The parameters of a call, with numbers and yes-or-no as such. Throws Stripe's refusal for one that is unknown
 * (`parameter_unknown`), empty, or of another kind.
 */
export function read<P>(form: Form, rules: Rules<P>): P {
  return fields(form, rules as Record<string, Rule>, "") as P;
}

function fields(form: Form, rules: Record<string, Rule>, within: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => {
      const param = within === "" ? name : `${within}[${name}]`;
      const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
      if (rule === undefined)
        throw new Refusal(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
      return [name, readOne(value, rule, param)];
    }),
  );
}

function readOne(value: string | Form, rule: Rule, param: string): unknown {
  if (rule === "text" || rule === "whole" || rule === "flag") {
    if (typeof value !== "string")
      throw new Refusal(`Invalid ${rule === "text" ? "string" : rule}: ${JSON.stringify(value)}`, { param });
    return plain(value, rule, param);
  }
  if (rule === "range" && typeof value === "string") return plain(value, "whole", param);
  if (typeof value === "string") {
    // An empty text stands for an empty object or list.
    if (value === "" && rule === "metadata") return {};
    throw new Refusal(`Invalid ${rule === "metadata" ? "hash" : "object"}: "${value}"`, { param });
  }
  if (rule === "metadata") return metadata(value, param);
  if (rule === "range") return fields(value, { gt: "whole", gte: "whole", lt: "whole", lte: "whole" }, param);
  if ("fields" in rule) return fields(value, rule.fields, param);
  return Object.keys(value)
    .sort((one, other) => Number(one) - Number(other))
    .map((place) => readOne(value[place]!, rule.list, `${param}[${place}]`));
}

function plain(value: string, rule: "text" | "whole" | "flag", param: string): string | number | boolean {
  if (value === "")
    throw new Refusal(
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset.`,
      {
        code: "parameter_invalid_empty",
        param,
      },
    );
  if (rule === "text") return value;
  if (rule === "flag") {
    if (value !== "true" && value !== "false") throw new Refusal(`Invalid boolean: ${value}`, { param });
    return value === "true";
  }
  if (!/^-?\d{1,15}$/.test(value))
    throw new Refusal(`Invalid integer: ${value}`, { code: "parameter_invalid_integer", param });
  return Number(value);
}

function metadata(value: Form, param: string): Stripe.Metadata {
  const pairs = Object.entries(value);
  if (pairs.length > 50) throw new Refusal("Metadata can have up to 50 keys", { param });
  for (const [name, text] of pairs)
    if (typeof text !== "string" || name.length > 40 || text.length > 500)
      throw new Refusal(`Metadata keys have up to 40 characters and values up to 500: ${name}`, {
        param: `${param}[${name}]`,
      });
  return Object.fromEntries(pairs.filter(([, text]) => text !== "")) as Stripe.Metadata;
}
