import type { Role } from "../../domain/staff/roles";

export type Language = "en" | "it" | "es";

export type Staff = {
  id: string;
  coop_id: string;
  email: string;
  roles: Role[];
  language: Language;
  invitation_id: string;
  /** A token made before this is worth nothing. */
  tokens_valid_from: Date;
  joined_at: Date;
  left_at: Date | null;
};

export type Invitation = {
  id: string;
  coop_id: string;
  email: string;
  roles: Role[];
  /** The staff id of who invited; null when it was the network. */
  invited_by: string | null;
  created_at: Date;
  expires_at: Date;
  withdrawn_at: Date | null;
  accepted_at: Date | null;
};

export type InviteInput = {
  id: string;
  token_hash: string;
  coop_id: string;
  email: string;
  roles: Role[];
  invited_by: string | null;
  request_id: string;
  expires_at: Date;
  now: Date;
};
