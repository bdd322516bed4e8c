import { MedusaError } from "@medusajs/framework/utils";

type Fault = { type?: unknown } | null;

/**
 * Takes what somebody typed out of a fault, before it is answered and written to the log: a broken body is quoted by whoever
 * failed to read it, be it a password or an account, and a shape that does not fit is told with the value that did not.
 */
export function withoutContent(error: unknown, path: string): unknown {
  const { type } = (error as Fault) ?? {};
  if (type === "entity.parse.failed")
    return new MedusaError(MedusaError.Types.INVALID_DATA, "The body is not JSON. Send the form again.");
  if (type === MedusaError.Types.INVALID_DATA && path.startsWith("/coop/members"))
    return new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "Something in the form is missing or is not of its kind. Nothing was saved.",
    );
  return error;
}
