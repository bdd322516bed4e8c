import type { Role } from "../../lib/desk-wire.ts";

export type Person = {
  id: string;
  email: string;
  roles: Role[];
  joined_at: string;
  left_at: string | null;
};

export type Invitation = {
  id: string;
  email: string;
  roles: Role[];
  expires_at: string;
  state: "open" | "accepted" | "withdrawn" | "expired";
};

export type Staff = { staff: Person[]; invitations: Invitation[] };

/** What an invitation says of itself to whoever holds its link. */
export type Invited = {
  coop: { name: string };
  email: string;
  roles: Role[];
  expires_at: string;
  has_login: boolean;
};
