import { Link } from "react-router-dom";
import { api } from "../lib/api";
import type { CardGivenBack, DeadCardEvent } from "../lib/api-types";
import { showInstant } from "../lib/dates";
import { showMoney } from "../lib/money";
import { words } from "../lib/words";
import { ActButton } from "./act-button";
import { ItemRow } from "./item-row";
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
        <ItemRow
          key={page.id}
          testId="card-page"
          title={text.paid(showMoney(page.amount), showInstant(page.paid_at))}
          text={`${text.reasons[page.reason] ?? text.otherReason(page.reason)} ${standing(page)}`}
          name={page.payment}
        >
          {toReceipt && (
            <Link
              to="/receipts"
              className="txt-compact-small text-ui-fg-base hover:text-ui-fg-subtle rounded-sm underline"
            >
              {text.toReceipt}
            </Link>
          )}
        </ItemRow>
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
        <ItemRow
          key={event.id}
          testId="card-event"
          title={text.event(event.kind, event.id)}
          text={`${text.came(showInstant(event.received_at))} ${event.trouble ? text.trouble(event.trouble) : ""}`}
        >
          <ActButton
            label={text.again}
            name={`${text.again}: ${text.event(event.kind, event.id)}`}
            confirm={{ title: text.confirmTitle, text: text.confirm }}
            act={() => api.cardEventAgain(event.id)}
            done={({ event: { state } }) => text.againDone[state]}
          />
        </ItemRow>
      ))}
    </ul>
  );
}
