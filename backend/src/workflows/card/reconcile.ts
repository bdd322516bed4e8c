import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { messageOf } from "../../adapters/message-of";
import { takesCards } from "../../adapters/stripe";
import { cards } from "../services";
import { bookCardMovementsWorkflow } from "./book-movements";
import { finishCardPageWorkflow } from "./finish-page";
import { workCardInboxWorkflow } from "./inbox";
import { sendDueCardRefundsWorkflow } from "./send-refund";

/** So many pages are asked for at the same time. */
const AT_ONCE = 4;

export type CardReport = { ordered: string[]; given_back: string[]; expired: string[]; failed: string[] };

async function reconcile(container: MedusaContainer): Promise<CardReport> {
  const report: CardReport = { ordered: [], given_back: [], expired: [], failed: [] };
  if (!takesCards()) return report;
  await workCardInboxWorkflow(container).run({ input: {} });
  const waiting = await cards(container).unfinishedPages();
  const worker = async (): Promise<void> => {
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      try {
        const { result } = await finishCardPageWorkflow(container).run({
          input: { page_id: page.id, leave: false },
        });
        const state = result?.state;
        if (state === "ordered" || state === "given_back" || state === "expired") report[state].push(page.id);
      } catch (fault) {
        report.failed.push(`${page.id}: ${messageOf(fault)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await sendDueCardRefundsWorkflow(container).run({ input: { order_id: null } });
  const { result } = await bookCardMovementsWorkflow(container).run({ input: {} });
  report.failed.push(...result.failed);
  return report;
}

const reconcileStep = createStep(
  "reconcile-cards",
  async (_input: Record<string, never>, { container }) => new StepResponse(await reconcile(container)),
);

/**
 * The repair scan of cards, at start and again and again: asks Stripe of every page that is not at its end and brings it
 * there. It starts from our own rows, written before Stripe was asked, so what no event ever told of is found as well.
 */
export const reconcileCardsWorkflow = createWorkflow(
  "reconcile-cards",
  (input: Record<string, never>) => new WorkflowResponse(reconcileStep(input)),
);
