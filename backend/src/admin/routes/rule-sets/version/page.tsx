import { Button } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router-dom";
import { Loaded } from "../../../components/loaded";
import { Panel } from "../../../components/panel";
import { RuleSetActs } from "../../../components/rule-set-acts";
import { RuleSetChanges } from "../../../components/rule-set-changes";
import { StateBadge, placeOf, standingOf } from "../../../components/rule-set-item";
import { RuleSetText } from "../../../components/rule-set-text";
import { OUR_DATA } from "../../../lib/act";
import { api } from "../../../lib/api";
import type { ListedVersion, WholeVersion } from "../../../lib/rule-set-types";
import { words } from "../../../lib/words";

/** One version: what can be done with it, what it says otherwise than another, and all that is written in it. */
const RuleSetVersionPage = () => {
  const [params] = useSearchParams();
  const id = params.get("id") ?? "";
  const version = Number(params.get("version"));
  const whole = useQuery({
    queryKey: [OUR_DATA, "rule-sets", id, version],
    queryFn: () => api.ruleSetVersion(id, version),
  });
  const list = useQuery({ queryKey: [OUR_DATA, "rule-sets"], queryFn: api.ruleSets });
  const versions = list.data?.rule_sets.find((rule_set) => rule_set.id === id)?.versions;
  return (
    <div className="flex flex-col gap-y-3" data-testid="rule-set-version-page">
      {whole.data === undefined || versions === undefined ? (
        <Panel title={words.ruleSets.version(version)} level="h1" actions={<ToAll />}>
          <Loaded query={whole}>{() => <Loaded query={list}>{() => null}</Loaded>}</Loaded>
        </Panel>
      ) : (
        <Version key={`${id} ${version}`} whole={whole.data} versions={versions} />
      )}
    </div>
  );
};

function Version({ whole, versions }: { whole: WholeVersion; versions: ListedVersion[] }) {
  const text = words.ruleSets;
  const { id, version, document, state, document_hash } = whole;
  return (
    <>
      <Panel
        title={`${document.name.en}: ${text.version(version)}`}
        level="h1"
        intro={[
          `${text.identity(id, placeOf(document.jurisdiction.country_code))}.`,
          standingOf(whole, versions),
        ].join(" ")}
        actions={
          <>
            <StateBadge state={state} />
            <ToAll />
          </>
        }
      >
        <div className="px-6 py-4">
          <RuleSetActs whole={whole} versions={versions} />
        </div>
        <p className="txt-compact-xsmall text-ui-fg-muted break-all px-6 py-4">
          {text.fingerprint}: <span className="font-mono">{document_hash}</span>
        </p>
      </Panel>
      <RuleSetChanges id={id} version={version} versions={versions} />
      <RuleSetText document={document} />
    </>
  );
}

function ToAll() {
  return (
    <Button size="small" variant="secondary" asChild>
      <Link to="/rule-sets">{words.ruleSets.all}</Link>
    </Button>
  );
}

export default RuleSetVersionPage;
