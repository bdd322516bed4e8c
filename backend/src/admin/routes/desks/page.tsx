import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Users } from "@medusajs/icons";
import { useQuery } from "@tanstack/react-query";
import { Facts } from "../../components/facts";
import { InviteForm } from "../../components/invite-form";
import { Loaded } from "../../components/loaded";
import { Panel } from "../../components/panel";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import { words } from "../../lib/words";

/** How many people each co-op has at its desk, and how the first of them gets there. */
const DesksPage = () => {
  const text = words.desks;
  const query = useQuery({ queryKey: [OUR_DATA, "desks"], queryFn: api.desks });
  return (
    <Panel title={text.title} level="h1" intro={text.intro} testId="desks-page">
      <Loaded query={query}>
        {({ coops, shop_url }) => (
          <>
            <div className="px-6 py-4">
              <Facts facts={coops.map(({ name, people }) => ({ name, value: text.people(people) }))} />
            </div>
            <div className="px-6 py-4">
              <InviteForm coops={coops} shopUrl={shop_url} />
            </div>
          </>
        )}
      </Loaded>
    </Panel>
  );
};

export const config = defineRouteConfig({ label: words.desks.title, icon: Users, rank: 5 });

export default DesksPage;
