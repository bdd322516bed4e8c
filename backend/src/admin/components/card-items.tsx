import { Text } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { api } from "../lib/api";
import type { CardGivenBack, DeadCardEvent } from "../lib/api-types";
import { showInstant } from "../lib/dates";
import { showMoney } from "../lib/money";
import { words } from "../lib/words";
import { ActButton } from "./act-button";
import { Nothing } from "./panel";

/** Card payments whose money goes back, with why. `toReceipt`: they wait for somebody who sends it. */
export function CardPages({
  pages,
  nothing,
  toReceipt = false,
}: {
  pages: CardGivenBack[];
  nothing: string;
  toReceipt?: boolean;
}) {
  const text = words.cards;
  if (pages.length === 0) return <Nothing text={nothing} />;
  return (
    <ul className="divide-y">
      {pages.map((page) => (
        <li
          key={page.id}
          className="flex flex-wrap items-start justify-between gap-4 px-6 py-4"
          data-testid="card-page"
          data-payment={page.payment}
        >
          <div className="min-w-0 flex-1">
            <Text size="small" weight="plus" className="break-words">
              {text.paid(showMoney(page.amount), showInstant(page.paid_at))}
            </Text>
            <Text size="small" className="text-ui-fg-subtle">
              {text.reasons[page.reason] ?? text.otherReason(page.reason)} {standing(page)}
            </Text>
            <Text size="xsmall" className="text-ui-fg-muted break-words font-mono">
              {page.payment}
            </Text>
          </div>
          {toReceipt && (
            <Link
              to="/receipts"
              className="txt-compact-small text-ui-fg-base hover:text-ui-fg-subtle rounded-sm underline"
            >
              {text.toReceipt}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function standing({ state, ended_at, not_taken_at }: CardGivenBack): string {
  const text = words.cards;
  if (state === "given_back" && ended_at)
    return (not_taken_at ? text.backByBank : text.back)(showInstant(ended_at));
  return not_taken_at ? text.notTakenOn(showInstant(not_taken_at)) : text.onItsWay;
}

/** What the provider told and the shop gave up on, each with a button that tries it anew. */
export function DeadEvents({ events }: { events: DeadCardEvent[] }) {
  const text = words.cards;
  if (events.length === 0) return <Nothing text={text.noEvents} />;
  return (
    <ul className="divide-y">
      {events.map((event) => (
        <li
          key={event.id}
          className="flex flex-wrap items-start justify-between gap-4 px-6 py-4"
          data-testid="card-event"
        >
          <div className="min-w-0 flex-1">
            <Text size="small" weight="plus" className="break-words">
              {text.event(event.kind, event.id)}
            </Text>
            <Text size="small" className="text-ui-fg-subtle break-words">
              {text.came(showInstant(event.received_at))} {event.trouble && text.trouble(event.trouble)}
            </Text>
          </div>
          <ActButton
            label={text.again}
            name={`${text.again}: ${text.event(event.kind, event.id)}`}
            confirm={{ title: text.confirmTitle, text: text.confirm }}
            act={() => api.cardEventAgain(event.id)}
            done={({ event: { state } }) => text.againDone[state]}
          />
        </li>
      ))}
    </ul>
  );
}
