import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { messageOf } from "../../../adapters/message-of";
import { readSignedEvent, takesCards, type ToldEvent } from "../../../adapters/stripe";
import { refuse } from "../../../domain/errors";
import { keepCardEventWorkflow, workCardInboxWorkflow } from "../../../workflows/card/inbox";

/**
 * What Stripe tells. Signature and age are looked at before anything else, and the event is in our database before it is
 * answered: Stripe tells nobody twice who has said 200. It is worked off after that, or by the next round after a kill.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  if (!takesCards()) refuse("route.closed", "No cards are taken here.", {});
  const raw = rawBody(req);
  const { event_id, kind } = signed(raw, req.get("stripe-signature") ?? "");
  await keepCardEventWorkflow(req.scope).run({ input: { event_id, kind, body: raw.toString("utf8") } });
  res.status(200).json({ received: true });
  workCardInboxWorkflow(req.scope)
    .run({ input: {} })
    .catch((fault: unknown) => {
      req.scope
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`The inbox of cards is left to the next round: ${messageOf(fault)}`);
    });
}

function rawBody(req: MedusaRequest): Buffer {
  return Buffer.isBuffer(req.rawBody) ? req.rawBody : Buffer.from("");
}

/** Says no more than that it is not believed: whoever forges one learns nothing. */
function signed(raw: Buffer, signature: string): ToldEvent {
  try {
    return readSignedEvent(raw, signature);
  } catch {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "This is not signed by Stripe, or is too old.");
  }
}
