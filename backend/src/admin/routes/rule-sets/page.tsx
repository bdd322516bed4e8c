import { defineRouteConfig } from "@medusajs/admin-sdk";
import { DocumentSeries } from "@medusajs/icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router-dom";
import { Disclosures } from "../../components/disclosures";
import { DraftForm } from "../../components/draft-form";
import { ItemRow } from "../../components/item-row";
import { Loaded } from "../../components/loaded";
import { Nothing, Panel } from "../../components/panel";
import { placeOf, RuleSetItem, versionPath } from "../../components/rule-set-item";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import { words } from "../../lib/words";

/** Every rule set with its versions, and the places for which there is none. */
const RuleSetsPage = () => {
  const text = words.ruleSets;
  const navigate = useNavigate();
  const query = useQuery({ queryKey: [OUR_DATA, "rule-sets"], queryFn: api.ruleSets });
  return (
    <div className="flex flex-col gap-y-3" data-testid="rule-sets-page">
      <Panel title={text.title} level="h1" intro={text.intro}>
        <div className="px-6 py-4">
          <Disclosures
            items={[
              {
                label: text.draft,
                content: (close) => (
                  <DraftForm
                    start=""
                    onClose={close}
                    onDrafted={({ id, version }) => void navigate(versionPath(id, version))}
                  />
                ),
              },
            ]}
          />
        </div>
        <Loaded query={query}>
          {({ rule_sets }) => (rule_sets.length === 0 ? <Nothing text={text.none} /> : null)}
        </Loaded>
      </Panel>
      {query.data?.rule_sets.map((rule_set) => (
        <RuleSetItem key={rule_set.id} rule_set={rule_set} />
      ))}
      <Panel title={text.notFound} intro={text.notFoundIntro} testId="rule-sets-not-found">
        <Loaded query={query}>
          {({ not_found }) =>
            not_found.length === 0 ? (
              <Nothing text={text.noNotFound} />
            ) : (
              <ul className="divide-y">
                {not_found.map(({ id, country_code, note, none }) => (
                  <ItemRow
                    key={id}
                    testId={`not-found-${id}`}
                    title={text.place(placeOf(country_code), id)}
                    text={text.notFoundWhy(note.en.replace(/\.$/, ""), none.en)}
                  />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
    </div>
  );
};

export const config = defineRouteConfig({ label: words.ruleSets.title, icon: DocumentSeries, rank: 4 });

export default RuleSetsPage;
