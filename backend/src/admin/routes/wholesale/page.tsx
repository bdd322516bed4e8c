import { defineRouteConfig } from "@medusajs/admin-sdk";
import { BuildingStorefront } from "@medusajs/icons";
import { useQuery } from "@tanstack/react-query";
import { CompanyItem } from "../../components/company-item";
import { Disclosures } from "../../components/disclosures";
import { GroupForm, ListForm } from "../../components/list-forms";
import { Loaded } from "../../components/loaded";
import { Nothing, Panel } from "../../components/panel";
import { WholesaleListPanel } from "../../components/wholesale-list";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import { words } from "../../lib/words";

/** Who applied, who is approved into which group, and what each group's price lists say. */
const WholesalePage = () => {
  const text = words.wholesale;
  const companies = useQuery({ queryKey: [OUR_DATA, "companies"], queryFn: api.companies });
  const lists = useQuery({ queryKey: [OUR_DATA, "wholesale"], queryFn: api.wholesale });
  return (
    <div className="flex flex-col gap-y-3">
      <Panel title={text.title} level="h1" intro={text.intro} testId="wholesale-page">
        <Loaded query={lists}>
          {({ groups }) => (
            <div className="px-6 py-4">
              <Disclosures
                items={[
                  { label: text.newGroup, content: (close) => <GroupForm onClose={close} /> },
                  { label: text.newList, content: (close) => <ListForm groups={groups} onClose={close} /> },
                ]}
              />
            </div>
          )}
        </Loaded>
      </Panel>
      <Panel title={text.companies}>
        <Loaded query={companies}>
          {({ companies: found, groups }) =>
            found.length === 0 ? (
              <Nothing text={text.noCompanies} />
            ) : (
              found.map((company) => (
                <CompanyItem
                  key={company.id}
                  company={company}
                  groups={groups.filter((one) => one.lists.length > 0)}
                />
              ))
            )
          }
        </Loaded>
      </Panel>
      <Loaded query={lists}>
        {({ groups, lists: found }) =>
          found.map((list) => (
            <WholesaleListPanel
              key={list.id}
              list={list}
              group={groups.find(({ id }) => id === list.group_id)?.name ?? ""}
            />
          ))
        }
      </Loaded>
    </div>
  );
};

export const config = defineRouteConfig({ label: words.wholesale.title, icon: BuildingStorefront, rank: 6 });

export default WholesalePage;
