import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Buildings } from "@medusajs/icons";
import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../../components/loaded";
import { OpenSettlements } from "../../components/open-settlements";
import { Nothing, Panel } from "../../components/panel";
import { SettlementPanel } from "../../components/settlement-panel";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import { words } from "../../lib/words";

/** What each co-op is due, and what it was sent. */
const SettlementsPage = () => {
  const text = words.settlements;
  const query = useQuery({ queryKey: [OUR_DATA, "settlements"], queryFn: api.settlements });
  return (
    <div className="flex flex-col gap-y-3" data-testid="settlements-page">
      <Panel title={text.title} level="h1" intro={text.intro} />
      <Panel title={text.open} testId="settlements-open">
        <Loaded query={query}>
          {({ open }) =>
            open.length === 0 ? <Nothing text={text.nothingOpen} /> : <OpenSettlements open={open} />
          }
        </Loaded>
      </Panel>
      <Panel title={text.past}>
        <Loaded query={query}>
          {({ settlements }) => (settlements.length === 0 ? <Nothing text={text.nonePast} /> : null)}
        </Loaded>
      </Panel>
      {query.data?.settlements.map((settlement) => (
        <SettlementPanel key={settlement.id} settlement={settlement} />
      ))}
    </div>
  );
};

export const config = defineRouteConfig({ label: words.settlements.title, icon: Buildings, rank: 2 });

export default SettlementsPage;
