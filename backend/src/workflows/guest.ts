import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";

/**
 * The guest customer of an e-mail, made when there is none. Never a registered one: Medusa would otherwise bind the
 * cart to whoever owns the typed address, prices of their groups included.
 */
export async function guestOf(container: MedusaContainer, email: string): Promise<string> {
  const customers = container.resolve(Modules.CUSTOMER);
  const [known] = await customers.listCustomers({ email, has_account: false });
  if (known) return known.id;
  const created = await customers.createCustomers({ email, has_account: false });
  return created.id;
}
