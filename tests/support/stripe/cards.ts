/** What a card does that is tried. */
export type CardWay =
  { way: "pays" } | { way: "asks" } | { way: "refuses"; code: string; decline_code: string; message: string };

const refuses = (decline_code: string, message: string, code = "card_declined"): CardWay => ({
  way: "refuses",
  code,
  decline_code,
  message,
});

/** Stripe's own test numbers: docs.stripe.com/testing. */
const CARDS: Record<string, CardWay> = {
  "4242424242424242": { way: "pays" },
  "5555555555554444": { way: "pays" },
  "4000000000003220": { way: "asks" },
  "4000002760003184": { way: "asks" },
  "4000000000000002": refuses("generic_decline", "Your card was declined."),
  "4000000000009995": refuses("insufficient_funds", "Your card has insufficient funds."),
  "4000000000000069": refuses("expired_card", "Your card has expired.", "expired_card"),
};

/** Unknown numbers are refused, as a test mode refuses real cards. */
export const cardWay = (number: string): CardWay =>
  CARDS[number] ?? refuses("test_mode_live_card", "Your card was declined: only test cards pay here.");

/** What is wrong with what was typed, or null. `now` in seconds. */
export function typingFault(
  card: { number: string; expiry: string; cvc: string },
  now: number,
): string | null {
  if (!/^\d{12,19}$/.test(card.number) || !luhn(card.number)) return "Your card number is invalid.";
  const [, month = "", year = ""] = /^(0[1-9]|1[0-2])\s*\/\s*(\d\d)$/.exec(card.expiry) ?? [];
  if (month === "") return "Your card's expiration date is incomplete.";
  if (Date.UTC(2000 + Number(year), Number(month)) / 1_000 <= now)
    return "Your card's expiration date is in the past.";
  return /^\d{3,4}$/.test(card.cvc) ? null : "Your card's security code is incomplete.";
}

function luhn(number: string): boolean {
  const sum = Array.from(number)
    .reverse()
    .reduce((so_far, digit, place) => {
      const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
      return so_far + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
