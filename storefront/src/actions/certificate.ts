import { defineAction } from "astro:actions";
import { customerFor } from "../lib/customer.ts";
import { customerProblem, orProblem, type CustomerOutcome } from "../lib/customer-form.ts";
import { textFields } from "../lib/outcome.ts";
import type { Certificate } from "../lib/wire.ts";

export type Looked = { certificate: Certificate | null };

export const certificate = {
  /** Posted, so that a code stands in no address and in no log of addresses. */
  look: defineAction({
    accept: "form",
    handler: (form, visitor): Promise<CustomerOutcome<Looked>> => {
      const values = textFields(form, 100);
      const code = values["code"]?.trim() ?? "";
      return orProblem<Looked>(visitor, values, async () => {
        if (code === "") return customerProblem(null, values, { faults: { code: "missing" } });
        return { shown: await customerFor(visitor).post<Looked>("certificates/look", { code }) };
      });
    },
  }),
};
