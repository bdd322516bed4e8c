import { Modules } from "@medusajs/framework/utils";
import type { INotificationModuleService, MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { settings } from "../../adapters/env";
import { failedTry, readFailedTry } from "../../adapters/mail-try";
import { messageOf } from "../../adapters/message-of";
import { isMailable } from "../../domain/mail/address";
import type { TryOutcome } from "../../domain/mail/tries";
import type { MailOf } from "../../mail/kinds";
import { oneLine } from "../../mail/plain";
import { writeMail } from "../../mail/write-mail";
import type { Composed, Mail } from "../../modules/mail/types";
import { mails } from "../services";
import { composeMail } from "./compose-mail";
import { secretLinks } from "./links";

/**
 * `sent`: keys of what went. `stuck`: what waits for a person now. `later`: what will be tried again. `late`: what has not
 * gone and never will, since what it tells holds no more.
 */
export type DeliveryReport = { sent: string[]; later: string[]; stuck: string[]; late: string[] };

/** Under which word a run tells of each outcome. */
const TOLD_AS = {
  sent: "sent",
  later: "later",
  never: "stuck",
  doubt: "stuck",
  over: "late",
} as const satisfies Record<TryOutcome, keyof DeliveryReport>;

/** So many in one run, one after the other; the next run is seconds away. */
const MOST_PER_RUN = 50;

/** Medusa's notification module as we use it: two of these it has and does not tell of. */
type Notifications = Pick<INotificationModuleService, "createNotifications"> & {
  listNotifications(filters: { resource_id: string }): Promise<{ id: string }[]>;
  deleteNotifications(ids: string[]): Promise<void>;
};

type Tried = { outcome: TryOutcome; trouble: string | null };

/** Everything short of handing it over can be done again, so a fault before that is tried again later. */
async function tryMail(container: MedusaContainer, mail: Mail): Promise<Tried> {
  let ready: Composed | null;
  try {
    ready = await composedOnce(container, mail);
  } catch (error) {
    return { outcome: "later", trouble: messageOf(error) };
  }
  if (!ready) return { outcome: "over", trouble: "There is nothing to tell any more." };
  if (!isMailable(ready.recipient))
    return { outcome: "never", trouble: "Mail can't be sent to this address. Is it mistyped?" };
  try {
    await handOver(container, mail, ready);
    return { outcome: "sent", trouble: null };
  } catch (error) {
    const { outcome, why } = readFailedTry(error);
    return { outcome, trouble: why };
  }
}

/** Null when nothing is to be told any more. */
async function composedOnce(container: MedusaContainer, mail: Mail): Promise<Composed | null> {
  if (mail.lang && mail.recipient && mail.data)
    return { lang: mail.lang, recipient: mail.recipient, data: mail.data };
  const composed = await composeMail(container, mail);
  if (composed) await mails(container).compose(mail.id, composed);
  return composed;
}

/**
 * To Medusa's notification module, which hands it to the provider. It would keep the address of everybody we ever wrote to
 * in a table of its own, so what it wrote down is taken away again, and what a killed try left with it; the outbox knows.
 * No key goes with it: under one that is there already Medusa sends nothing and says nothing, and that we hand over one
 * mail at a time is seen to by its row.
 */
async function handOver(container: MedusaContainer, mail: Mail, ready: Composed): Promise<void> {
  const { SHOP_URL, MAIL_FROM, ARNIA_MODE } = settings();
  const notifications = container.resolve<Notifications>(Modules.NOTIFICATION);
  const written = writeMail({ kind: mail.kind, data: ready.data } as MailOf, {
    lang: ready.lang,
    demo: ARNIA_MODE === "demo",
    shop_url: SHOP_URL,
    links: secretLinks(ready.lang),
  });
  try {
    const made: unknown = await notifications.createNotifications({
      to: ready.recipient,
      channel: "email",
      template: mail.kind,
      resource_id: mail.id,
      resource_type: "mail",
      content: written,
      provider_data: {
        // The same for every try, so that a repeat is recognised as one.
        message_id: `<${mail.id}@${domainOf(MAIL_FROM)}>`,
        date: mail.created_at.toISOString(),
        file: `${mail.created_at.toISOString().replaceAll(/[:.]/g, "-")}_${mail.kind}_${mail.id}.eml`,
        lang: ready.lang,
      },
    });
    if (!made) throw failedTry("later", "It was not handed over.");
  } finally {
    const left = await notifications.listNotifications({ resource_id: mail.id });
    if (left.length > 0) await notifications.deleteNotifications(left.map(({ id }) => id));
  }
}

function domainOf(from: string): string {
  return /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
}

/** Each mail is taken, tried and settled by itself; a process that dies in between leaves one in doubt and no more. */
const deliverMailStep = createStep("deliver-mail", async (_input: Record<string, never>, { container }) => {
  const outbox = mails(container);
  const report: DeliveryReport = {
    sent: [],
    later: [],
    stuck: await outbox.doubtForsaken(now()),
    late: await outbox.dropLate(now()),
  };
  for (let count = 0; count < MOST_PER_RUN; count += 1) {
    const mail = await outbox.takeDue(now());
    if (!mail) break;
    const { outcome, trouble } = await tryMail(container, mail);
    await outbox.tried({
      id: mail.id,
      outcome,
      trouble: trouble === null ? null : oneLine(trouble, 300),
      now: now(),
    });
    report[TOLD_AS[outcome]].push(mail.key);
    // A server that is away would keep each of them waiting as long: one is enough to know.
    if (outcome === "later") break;
  }
  await outbox.forgetRecipients(now());
  return new StepResponse(report);
});

/** Sends what is due. Nothing of it happens inside a request: a mail server that is away holds up nobody's order. */
export const deliverMailWorkflow = createWorkflow(
  "deliver-mail",
  (input: Record<string, never>) => new WorkflowResponse(deliverMailStep(input)),
);
