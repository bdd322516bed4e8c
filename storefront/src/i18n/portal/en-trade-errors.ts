import type { TradeCode } from "../../lib/desk-trade-codes.ts";

export const trade_errors: Record<TradeCode, string> = {
  "book.credit_day_invalid":
    "The day on the bank statement cannot be in the future, nor before the network sent the money. Nothing has changed.",
  "book.grant_day_invalid": "Choose a day in the future, a year ahead at most. Nothing has changed.",
  "book.not_enough": "There is not so much in that account. Nothing was written. Look at the balances.",
  "book.request_reused":
    "This form has been sent before with something else in it. Nothing was done twice. Reload the page.",
  "certificate.months_invalid": "The first month comes after the last one. No certificate was made.",
  "certificate.no_work": "No pay was approved for this member in these months. No certificate was made.",
  "certificate.not_found": "We could not find that certificate among yours.",
  "consignment.already_sent": "This parcel has been sent already. Nothing has changed.",
  "consignment.not_found": "We could not find that parcel among yours.",
  "ledger.amount_invalid": "The amount has to be above zero. Nothing was written.",
  "member.account_invalid": "The account or the name on it is not complete. Nothing has changed.",
  "member.amount_not_asked": "No rule set of your co-op asks for that amount. Nothing has changed.",
  "member.code_invalid":
    "A code has up to 12 letters without accents, digits and hyphens. Nothing has changed.",
  "member.code_taken":
    "Somebody in your co-op has that code already. Nothing has changed. Choose another one.",
  "member.day_ahead": "That day has not come yet. Write it down on the day, or choose an earlier one.",
  "member.not_found": "We could not find that member in your list.",
  "member.rail_not_allowed":
    "That road does not lead to this payee. A SEPA transfer needs an IBAN, a bank needs an account, and cash is for families and for members outside. Nothing was saved.",
  "member.erased": "This member was erased. What was known of them is gone. Nothing has changed.",
  "member.not_left":
    "This member works here. Write down first that they left the co-op. Nothing has changed.",
  "member.payment_open":
    "A pay with this member in it is not decided, or a payment is on its way. Nothing has changed. Finish it first.",
  "member.still_held": "The co-op still holds money for this member. Nothing has changed. Pay it out first.",
  "member.consent_missing":
    "It is not written down that the member agreed to this payee. Nothing has changed. Write that down first, from the paper they signed.",
  "member.same_person":
    "You wrote this payee down, so somebody else has to compare it with the paper. Nothing has changed.",
  "pay.payee_changed":
    "One of the payees was changed a few days ago, so pay waits before it goes there. Nothing has changed. Whoever does not know about the change should ask who made it.",
  "pay.payee_unverified":
    "One of the payees has not been compared with a paper yet. Nothing has changed. Somebody else than who wrote it down can do that on the member’s page.",
  "pay.payee_missing":
    "For one of the members nobody is written down to be paid. Nothing was sent. Add a payee on the member’s page first.",
  "member.payee_not_found": "We could not find that account.",
  "member.request_reused":
    "This form has been sent before with something else in it. Nothing was done twice. Reload the page.",
  "money.negative": "The amount has to be above zero. Nothing has changed.",
  "money.no_weights": "No work is recorded for this month, so there is nothing to divide by.",
  "parcel.nothing_left": "Everything in it has been sent or refunded. There is nothing left to send.",
  "parcel.piece_not_found": "One of the products is not in this parcel. Nothing was sent. Reload the page.",
  "parcel.quantity_invalid":
    "Write whole numbers from 0 upwards, and at least one product. Nothing was sent.",
  "parcel.request_reused": "This form has sent a parcel already. Nothing was sent twice. Reload the page.",
  "parcel.sent_meanwhile":
    "Somebody else sent a parcel of this order meanwhile. Look at what is left and send that.",
  "parcel.too_many": "There is not so much left to send. Nothing was sent. Look at the numbers once more.",
  "pay.account_invalid": "That is not an IBAN. Copy it from a letter of your bank, and try again.",
  "pay.account_missing":
    "It is not written down which account your co-op pays from. Write it down on this page first; nothing was sent.",
  "pay.answers_invalid":
    "This is not a statement we can read. Nothing has changed. Take a camt.053 file from your bank, or a table with the columns reference, outcome and amount.",
  "pay.file_answered":
    "The bank has answered something of this file, so it cannot be withdrawn. Record what became of each of the other payments.",
  "pay.file_differs":
    "This file cannot be made again as it was, because a payee's account is gone. Withdraw it and make a new one.",
  "pay.file_not_found": "We could not find that file.",
  "pay.file_withdrawn": "This file was withdrawn, so nothing is paid by it. Use the newer one.",
  "pay.not_paid": "Not every payment of this pay is paid. Close it once they all are.",
  "pay.nothing_to_send":
    "Every payment of this pay is sent, paid or waits for somebody. There is nothing to make a file of.",
  "pay.payment_moved": "Somebody recorded this payment meanwhile. Look at it again; nothing has changed.",
  "pay.payments_changed":
    "Somebody sent or recorded payments of this pay a moment ago. Look at it again; nothing was done twice.",
  "pay.run_closed": "This pay is closed. Nothing of it changes any more.",
  "pay.adjustment_too_large":
    "An adjustment takes more than there is to pay. Nothing has changed. Make it smaller, or take the rest from a later pay.",
  "pay.adjustments_invalid":
    "Some cells of the adjustments are not right. Nothing is kept. Look at them once more.",
  "pay.division_invalid":
    "Pay at a rate needs the rate and no amount, and only that pay has one. Nothing has changed. Look at it once more.",
  "pay.already_decided": "Somebody has decided about this pay already. Nothing was done twice.",
  "pay.balances_changed":
    "Other pay was approved or undone after this one was proposed, and what somebody owes has changed. Nothing is approved. Propose it anew.",
  "pay.payroll_empty": "There is no row that pays anybody. Give at least one member an amount.",
  "pay.payroll_invalid": "Some cells of the payroll are not right. Nothing is kept. Look at it once more.",
  "pay.reason_missing": "The work fund holds less than this pay. Say why your co-op's own money is used.",
  "pay.fund_too_small":
    "The work fund is smaller than that. Divide less, or move money to the work fund first.",
  "pay.hash_differs": "The pay is not the one you looked at. Nothing is approved. Look at it once more.",
  "pay.no_work": "No work is recorded for this month. Record it first.",
  "pay.not_to_sign": "This pay does not wait for the network. Nothing has changed.",
  "pay.not_approved": "This pay has not been approved yet, so it cannot be paid.",
  "pay.order_missing":
    "For one of the members an amount is due by an order, and it is not written down. Nothing has changed. Write it on the member's page first.",
  "pay.payment_not_found": "We could not find that payment.",
  "pay.locked_none": "The co-op holds nothing for this member. Nothing was proposed.",
  "pay.locked_proposed":
    "Somebody has proposed already to pay out what is kept for this member. Decide about that first: it is among the pay runs.",
  "pay.locked_too_much":
    "Not so much may be let go now. What may be is written on the member's page. Nothing has changed.",
  "pay.later_run":
    "There is a later pay that was divided after this one. Withdraw, reject or reverse that one first.",
  "pay.payment_made":
    "Something of this pay was paid. Mark each such payment as come back first. Nothing has changed.",
  "pay.payment_not_paid": "This payment has not been paid, so it cannot come back.",
  "pay.rule_set_not_attested":
    "How pay is divided by law has not been attested yet, so no pay can be made. Nothing has changed. Somebody of the board can attest it.",
  "pay.run_exists": "There is a pay for this month already. Withdraw or reject it first.",
  "pay.run_not_found": "We could not find that pay among yours.",
  "pay.same_person": "You proposed this pay, so somebody else has to approve it. Nothing has changed.",
  "pay.work_changed":
    "The month's work has changed meanwhile. Nothing was proposed or approved. Look at the pay again and propose it anew.",
  "pay.currency_differs":
    "The rule set is written in another currency than your co-op's account, so it cannot divide this pay. Nothing has changed. Choose another rule set, or ask the network.",
  "pay.method_not_allowed":
    "The rule set that holds does not allow members to be paid like this. Nothing has changed. Look at how pay is divided by law.",
  "pay.no_regime":
    "For one of the members it is not written down which rules hold for their pay. Nothing has changed. Write it down on the member's page first.",
  "pay.no_rule_for_days":
    "For some days of this month no rule set was attested, so this pay cannot be divided by law. Nothing has changed. Somebody of the board can attest one from an earlier day.",
  "pay.no_rule_for_regime":
    "The rule set has no rule for these members' situation, so this pay cannot be divided by law. Nothing has changed. Read what the rule set says about it, and ask the institution.",
  "pay.rule_set_changed":
    "Another version has been published since you read this one. Nothing was attested. What you typed is still here: read the version below, then attest it.",
  "pay.rule_set_elsewhere":
    "This rule set is one of another country. Nothing was attested. Choose one that is offered for your co-op.",
  "pay.rule_set_not_found": "We could not find that rule set. Nothing has changed. Choose one of the list.",
  "pay.rule_set_retired":
    "The network has retired this version, so it can no longer be used. Nothing has changed. Choose one of the list.",
  "pay.settings_invalid":
    "What your co-op settles does not fit. Nothing has changed. Each percentage is from 0 to 100, and together they are 100 at most.",
  "settlement.already_credited":
    "What the bank credited for this transfer is recorded already. Nothing was done twice.",
  "settlement.credit_too_much": "That is more than the network sent. Nothing was recorded. Check the amount.",
  "settlement.credit_used":
    "Some of this money has been paid out, moved or spent, so it cannot be taken back. Nothing was changed.",
  "settlement.funds_too_small":
    "The refunds in this transfer take more than your book holds. Record other money of the co-op first.",
  "settlement.not_credited": "Nothing is recorded for this transfer, so there is nothing to take back.",
  "settlement.not_found": "We could not find that transfer among yours.",
  "settlement.not_paid": "The network has not sent this transfer yet, so nothing can be recorded.",
  "work.changed":
    "Somebody else saved this month meanwhile. Nothing of yours is saved yet. What you typed is still here: compare it and save again.",
  "work.closed": "Pay has been approved for this month, so its work can no longer be changed.",
  "work.grades_invalid":
    "These are no grades for this month. Nothing is saved. Only pieces have grades, six at most, each with another name and a number up to 100.",
  "work.invalid": "Some cells are not right. Nothing is saved yet.",
  "work.month_invalid": "That is not a month. Write it like 2026-11",
};
