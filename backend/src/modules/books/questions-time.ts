import { EARNS_ON } from "./consignments";
import { type AskedQuestion, asked } from "./question";

/** How long a job may take to come round before we ask why it has not. */
const JOB_GRACE = "interval '1 hour'";

/** Whether something that should have happened has not. `$1` is now. */
export const QUESTIONS_ABOUT_TIME: readonly AskedQuestion[] = [
  asked(
    "earned_late",
    "Which consignment was sent, is no longer held back, and is still not earned?",
    `select c.id as consignment_id, c.coop_id, ${EARNS_ON} as earns_on from consignment c
     where c.status = 'held' and ${EARNS_ON} + ${JOB_GRACE} < $1 and not exists (
       select from dispute_hold h
       where h.consignment_id = c.id and coalesce(h.ended_at, $1) + ${JOB_GRACE} >= $1
     )`,
  ),
  asked(
    "parcel_not_finished",
    "Which parcel has left without its goods leaving the stock, or Medusa following?",
    `select id as parcel_id, consignment_id, sent_at from parcel
     where finished_at is null and sent_at + ${JOB_GRACE} < $1`,
  ),
  asked(
    "transfer_not_captured",
    "Which order is paid whole by transfer and not yet recorded as paid?",
    `select k.id as checkout_id, k.order_id, k.total from checkout k
     join receipt_assignment a on a.checkout_id = k.id and a.released_at is null
     where k.status = 'placed'
     group by k.id having sum(a.amount) = k.total and max(a.assigned_at) + ${JOB_GRACE} < $1`,
  ),
  asked(
    "refund_due_too_long",
    "Which buyer has waited more than 14 days for money back?",
    `select id as refund_id, amount, currency, decided_at as since from consignment_refund
     where state = 'due' and decided_at + interval '14 days' < $1
     union all
     select id, given_back - returned, currency, given_back_at from receipt
     where given_back > returned and given_back_at + interval '14 days' < $1`,
  ),
  asked(
    "dispute_waits_for_evidence",
    "Which payment has a buyer's bank taken back, and waits for our answer at the provider?",
    `select id as dispute_id, order_id, amount, currency, reason, due_by from dispute where state = 'open'`,
  ),
  asked(
    "settlement_stuck",
    "Which settlement has been on its way for more than 5 days?",
    `select id as settlement_id, coop_id, total, currency, created_at from settlement
     where status = 'reserved' and created_at + interval '5 days' < $1`,
  ),
];
