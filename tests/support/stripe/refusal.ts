import type Stripe from "stripe";

interface Told {
  /** HTTP status; 400 where nothing is said. */
  status?: number;
  type?: Stripe.RawErrorType;
  code?: string;
  decline_code?: string;
  param?: string;
}

/** An error as Stripe words it: thrown by an endpoint, answered as `{ error: { type, code, param, message } }`. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: { error: Omit<Told, "status"> & { message: string } };

  constructor(message: string, { status = 400, type = "invalid_request_error", ...rest }: Told = {}) {
    super(message);
    this.status = status;
    this.body = { error: { type, message, ...rest } };
  }
}

export const missing = (param: string): Refusal =>
  new Refusal(`Missing required param: ${param}.`, { code: "parameter_missing", param });

export const noSuch = (kind: string, id: string): Refusal =>
  new Refusal(`No such ${kind}: '${id}'`, { status: 404, code: "resource_missing", param: "id" });
