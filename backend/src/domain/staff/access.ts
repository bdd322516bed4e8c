import { refuse } from "../errors";

/** How long a link to join works, in days. */
export const INVITATION_DAYS = 7;

/** How long somebody stays logged in, in hours: a working day, since a workshop's computer is shared. */
export const TOKEN_HOURS = 12;

/** Long rather than odd: what it must hold against is guessing, and guesses are counted. */
export const PASSWORD_LEAST = 12;
/** A password is hashed at a cost that grows with nothing, but it travels; a page of text is no password. */
export const PASSWORD_MOST = 200;

/** So many wrong passwords for one e-mail address, and then a pause. */
export const FAILURES_ALLOWED = 10;
/** And so many from one caller, who may be a whole workshop behind one line, or everybody behind a proxy. */
export const CALLER_FAILURES_ALLOWED = 100;
export const FAILURES_WINDOW_MINUTES = 15;

/** So many mails that anybody can ask for go to one address in an hour, so that nobody's box is filled. */
export const MAILS_ALLOWED = 3;
export const MAILS_WINDOW_MINUTES = 60;

/** One way to write an address, so that it is one person however it is typed. */
export function plainEmail(typed: string): string {
  return typed.trim().toLowerCase();
}

/**
 * Whether two ids are one person: somebody who leaves and is invited again has a new id and the address of before.
 * `people` are all who work or have worked at the co-op.
 */
export function isSamePerson(
  people: readonly { id: string; email: string }[],
  one: string,
  other: string,
): boolean {
  const emailOf = (id: string) => {
    const found = people.find((person) => person.id === id);
    return found && plainEmail(found.email);
  };
  const email = emailOf(one);
  return one === other || (email !== undefined && email === emailOf(other));
}

export type InvitationState = "open" | "accepted" | "withdrawn" | "expired";

/** What an invitation still is. Whoever joined with it stays in it even when its time is over. */
export function invitationState(
  invitation: { accepted_at: Date | null; withdrawn_at: Date | null; expires_at: Date },
  now: Date,
): InvitationState {
  if (invitation.accepted_at) return "accepted";
  if (invitation.withdrawn_at) return "withdrawn";
  return now < invitation.expires_at ? "open" : "expired";
}

/** Refuses `invitation.used`, `invitation.withdrawn`, `invitation.expired`. */
export function refuseUnlessOpen(invitation: Parameters<typeof invitationState>[0], now: Date): void {
  const state = invitationState(invitation, now);
  if (state === "accepted")
    refuse("invitation.used", "This invitation was used already. Log in, or ask for a new one.", {});
  if (state === "withdrawn")
    refuse("invitation.withdrawn", "This invitation was withdrawn. Ask your co-op for a new one.", {});
  if (state === "expired")
    refuse("invitation.expired", "This invitation is too old. Ask your co-op for a new one.", {});
}
