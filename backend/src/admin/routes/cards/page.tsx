import { defineRouteConfig } from "@medusajs/admin-sdk";
import { CashSolid } from "@medusajs/icons";
import { Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { CardPages, DeadEvents } from "../../components/card-items";
import { Disputes } from "../../components/disputes";
import { Loaded } from "../../components/loaded";
import { Panel } from "../../components/panel";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import type { CardGivenBack } from "../../lib/api-types";
import { words } from "../../lib/words";

/** Card payments: what needs a person first, then what the shop is giving back by itself. */
const CardsPage = () => {
  const text = words.cards;
  const cards = useQuery({ queryKey: [OUR_DATA, "cards"], queryFn: api.cards });
  return (
    <div className="flex flex-col gap-y-3" data-testid="cards-page">
      <Panel title={text.title} level="h1" intro={text.intro}>
        <Loaded query={cards}>
          {({ mode }) => (
            <Text size="small" className="px-6 py-4">
              {text.modes[mode]}
            </Text>
          )}
        </Loaded>
      </Panel>
      <Panel title={text.notTaken} intro={text.notTakenIntro} testId="cards-not-taken">
        <Loaded query={cards}>
          {({ pages }) => <CardPages pages={pages.filter(waitsForUs)} nothing={text.noNotTaken} toReceipt />}
        </Loaded>
      </Panel>
      <Panel title={text.events} intro={text.eventsIntro} testId="cards-events">
        <Loaded query={cards}>{({ dead_events }) => <DeadEvents events={dead_events} />}</Loaded>
      </Panel>
      <Panel title={words.disputes.title} intro={words.disputes.intro} testId="cards-disputes">
        <Loaded query={cards}>{({ disputes }) => <Disputes disputes={disputes} />}</Loaded>
      </Panel>
      <Panel title={text.givenBack} intro={text.givenBackIntro} testId="cards-given-back">
        <Loaded query={cards}>
          {({ pages }) => (
            <CardPages pages={pages.filter((page) => !waitsForUs(page))} nothing={text.noGivenBack} />
          )}
        </Loaded>
      </Panel>
    </div>
  );
};

const waitsForUs = (page: CardGivenBack) => page.state === "refused" && page.not_taken_at !== null;

export const config = defineRouteConfig({ label: words.cards.title, icon: CashSolid, rank: 2 });

export default CardsPage;
