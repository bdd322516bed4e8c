import type { Mail } from "../../modules/mail/types";

/** A mail as the network sees it: what and to whom, and why it did not go. Never what it says. */
export function mailView(mail: Mail) {
  return {
    id: mail.id,
    key: mail.key,
    kind: mail.kind,
    lang: mail.lang,
    recipient: mail.recipient,
    state: mail.state,
    tries: mail.tries,
    next_try_at: mail.next_try_at,
    tried_at: mail.tried_at,
    trouble: mail.trouble,
    created_at: mail.created_at,
  };
}
