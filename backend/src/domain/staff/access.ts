import { refuse } from "../errors";

/** How long a link to join works, in days. */
export const INVITATION_DAYS = 7;

/** How long somebody stays logged in, in hours: a working day, since a workshop's computer is shared. */
export const TOKEN_HOURS = 12;

/** Long rather than odd: what it must hold against is guessing, and guesses are counted. */
export const PASSWORD_LEAST = 12;
/** A password is hashed at a cost that grows with nothing, but it travels; a page of text is no password. */
export const PASSWORD_MOST = 200;

/** So many wrong passwords for one address, or from one caller, and then a pause. */
export const FAILURES_ALLOWED = 10;
export const FAILURES_WINDOW_MINUTES = 15;

/** One way to write an address, so that it is one person however it is typed. */
export function plainEmail(typed: string): string {
  return typed.trim().toLowerCase();
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
