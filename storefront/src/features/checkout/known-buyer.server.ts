import { customerFor, hasToken, orNothing, type Visitor } from "../../lib/customer.ts";
import type { Account, KeptAddress } from "../../lib/customer-wire.ts";
import { wholeAddress } from "../../lib/whole-address.ts";

/**
 * What the account of whoever is signed in knows already for an address form: their e-mail, and the address they kept last
 * in one of these countries. Nobody signed in, or an account that does not answer: nothing, and everything is typed.
 */
export async function knownBuyer(
  visitor: Visitor,
  countries: readonly string[],
): Promise<Record<string, string>> {
  if (!hasToken(visitor)) return {};
  const customer = customerFor(visitor);
  const known = await orNothing(
    Promise.all([
      customer.get<{ account: Account }>("account"),
      customer.get<{ addresses: KeptAddress[] }>("account/addresses"),
    ]),
  );
  if (!known) return {};
  const [{ account }, { addresses }] = known;
  const { email, first_name, last_name } = account;
  const kept = addresses.findLast(({ country_code }) => countries.includes(country_code ?? ""));
  return { first_name, last_name, ...(kept ? wholeAddress(kept) : {}), email };
}
