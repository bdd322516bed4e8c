import type { Shop } from "./shop";
import { ask, must, type Answer } from "./store-client";
import { TEST_STAFF_PASSWORD } from "./template";

export type StaffRole = "catalogue" | "fulfilment" | "treasurer" | "board";

export interface Me {
  id: string;
  email: string;
  roles: StaffRole[];
  language: "en" | "it" | "es";
  capabilities: string[];
  coop: {
    id: string;
    handle: string;
    name: string;
    currency_code: string;
    paused_at: string | null;
    demo: boolean;
  };
}

export interface LoggedIn {
  token: string;
  expires_at: string;
  me: Me;
}

export interface Invited {
  invitation: { id: string; email: string; roles: StaffRole[]; expires_at: string; state: string };
  link_token: string;
}

let requests = 0;

/** A request id that no other act of this test run has used. */
export const newRequestId = (): string => `request-${(requests += 1)}-${process.pid}-of-a-test`;

/** Asks at the desk as the storefront does: with its secret, and with somebody's token or without. */
export function askDesk<T>(
  shop: Shop,
  method: string,
  path: string,
  { body, token, visitor }: { body?: unknown; token?: string; visitor?: string } = {},
): Promise<Answer<T>> {
  return ask<T>(`${shop.backendUrl}${path}`, {
    method,
    headers: {
      "x-arnia-storefront": shop.storefrontSecret,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(visitor ? { "x-arnia-visitor": visitor } : {}),
    },
    body,
  });
}

/** Somebody of a co-op who is logged in, asking what the portal's pages and actions would ask for them. */
export class Desk {
  private constructor(
    readonly shop: Shop,
    readonly token: string,
    readonly me: Me,
  ) {}

  static async logIn(shop: Shop, email: string, password = TEST_STAFF_PASSWORD): Promise<Desk> {
    const { token, me } = must(
      await askDesk<LoggedIn>(shop, "POST", "/coop/login", { body: { email, password } }),
    );
    return new Desk(shop, token, me);
  }

  /** One of the two whom the seed makes: `desk` has every role but the board's, `board` has that. */
  static of(shop: Shop, handle: string, who: "desk" | "board" = "desk"): Promise<Desk> {
    return Desk.logIn(shop, `${who}@${handle}.example`);
  }

  static async accept(shop: Shop, link_token: string, password = TEST_STAFF_PASSWORD): Promise<Desk> {
    const body = { token: link_token, password, language: "en" };
    const { token, me } = must(await askDesk<LoggedIn>(shop, "POST", "/coop/invitations/accept", { body }));
    return new Desk(shop, token, me);
  }

  /** Asks as this person. */
  ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    return askDesk<T>(this.shop, method, path, { body, token: this.token });
  }

  async get<T>(path: string): Promise<T> {
    return must(await this.ask<T>("GET", path));
  }

  async post<T>(path: string, body: unknown = {}): Promise<T> {
    return must(await this.ask<T>("POST", path, body));
  }

  invite(email: string, ...roles: StaffRole[]): Promise<Invited> {
    return this.post<Invited>("/coop/invitations", { email, roles, request_id: newRequestId() });
  }

  /** Invites somebody and logs them in by the link. */
  async colleague(email: string, ...roles: StaffRole[]): Promise<Desk> {
    return Desk.accept(this.shop, (await this.invite(email, ...roles)).link_token);
  }
}
