import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import type { WireMoney } from "../../adapters/money";
import { refuse } from "../../domain/errors";
import { checkNotAhead } from "../../domain/members";
import { type AmountPlace, amountsRead } from "../../domain/pay/amounts";
import type { AttestAmountInput, SealedAmount } from "../../modules/member/types";
import { bankAmount, coopFacts } from "../pay/coop-facts";
import { coopRules } from "../rules/coop-rules";
import { members } from "../services";

/** What is ordered, owed and held of a member. One transaction of the vault that finds itself done when repeated. */

/** Every amount that some rule set of the co-op reads, one for each kind and head. */
export async function amountPlaces(container: MedusaContainer, coop_id: string): Promise<AmountPlace[]> {
  const read = (await coopRules(container, coop_id)).every().flatMap(({ rules }) => amountsRead(rules));
  return read.filter((place, at) => read.findIndex((one) => isSamePlace(one, place)) === at);
}

function isSamePlace(one: AmountPlace, other: AmountPlace): boolean {
  return one.kind === other.kind && one.head === other.head;
}

/** Before the workflow, whose input may be written to a log. Refuses `money.*` for what is no amount of the co-op's bank. */
export async function sealAmount(
  container: MedusaContainer,
  coop_id: string,
  amount: WireMoney | null,
): Promise<SealedAmount> {
  const coop = await coopFacts(container, coop_id);
  const given = { amount: amount && bankAmount(amount, coop), currency: coop.currency };
  return members(container).sealAmount(coop_id, given);
}

type AmountInput = AttestAmountInput & { coop_id: string; by: string };

const amountStep = createStep(
  "attest-amount",
  async ({ coop_id, by, ...input }: AmountInput, { container }) => {
    const [coop, places] = await Promise.all([
      coopFacts(container, coop_id),
      amountPlaces(container, coop_id),
    ]);
    checkNotAhead(input.effective_from, coop.today);
    // What ends may have been asked for by a rule set that was replaced since; nobody is harmed by an end.
    if (input.sealed.amount !== null && !places.some((place) => isSamePlace(place, input))) {
      refuse(
        "member.amount_not_asked",
        `No rule set that this co-op attested asks what is ${input.kind} as ${input.head}.`,
        { kind: input.kind, head: input.head },
      );
    }
    await members(container).attestAmount(coop_id, input, { by, now: now() });
    return new StepResponse(input.member_id);
  },
);

/** Refuses `member.amount_not_asked`, `member.not_found`, `member.day_ahead`, `member.request_reused`. */
export const attestAmountWorkflow = createWorkflow(
  "attest-amount",
  (input: AmountInput) => new WorkflowResponse(amountStep(input)),
);
