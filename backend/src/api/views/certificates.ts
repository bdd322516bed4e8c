import { dayOf } from "../../adapters/clock";
import { toWire } from "../../adapters/money";
import { showCode } from "../../domain/pay/certificates";
import { formatQuantity } from "../../domain/pay/quantity";
import type { Certificate } from "../../modules/books/certificates";

/** What somebody outside reads who has the code; what there is none of is null. */
export function certificateView(one: Certificate) {
  const { issued_as, member_code, from, to, months, hours, pieces, training_hours, pay, issued_at } = one;
  const some = (quantity: bigint) => (quantity > 0n ? formatQuantity(quantity) : null);
  return {
    coop_name: issued_as,
    ...{ member_code, from, to, months, training_hours },
    hours: some(hours),
    pieces: some(pieces),
    pay: pay.map(({ currency, amount }) => toWire(amount, currency)),
    issued_on: dayOf(issued_at),
  };
}

/** The same for the co-op's own people, who hand the code out. */
export function ownCertificateView(one: Certificate) {
  return {
    id: one.id,
    code: showCode(one.code),
    ...certificateView(one),
    withdrawn_on: one.withdrawn_at && dayOf(one.withdrawn_at),
  };
}
