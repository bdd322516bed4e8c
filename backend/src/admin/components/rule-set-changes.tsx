import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { OUR_DATA } from "../lib/act";
import { api } from "../lib/api";
import type { ListedVersion, RuleSetChange } from "../lib/rule-set-types";
import { comparedWith } from "../lib/rule-sets";
import { words } from "../lib/words";
import { Choice } from "./field";
import { Cell, Grid, Head, Row, RowHead } from "./grid";
import { Loaded } from "./loaded";
import { Nothing, Panel } from "./panel";

/** What a version says otherwise than another. The older of the two stands on the left, whichever was opened. */
export function RuleSetChanges({
  id,
  version,
  versions,
}: {
  id: string;
  version: number;
  versions: ListedVersion[];
}) {
  const text = words.ruleSets;
  const [chosen, setChosen] = useState<number | null>(null);
  const other = chosen ?? comparedWith(versions, version);
  const [from, to] = [Math.min(version, other ?? version), Math.max(version, other ?? version)];
  const query = useQuery({
    queryKey: [OUR_DATA, "rule-sets", id, "compare", from, to],
    queryFn: () => api.compareRuleSets(id, from, to),
    enabled: other !== null,
  });
  return (
    <Panel title={text.compare} intro={text.compareIntro} testId="rule-set-changes">
      {other === null ? (
        <Nothing text={text.onlyVersion} />
      ) : (
        <>
          <div className="grid grid-cols-1 px-6 py-4 sm:grid-cols-2">
            <Choice
              label={text.compareWith}
              value={other}
              options={versions
                .filter((one) => one.version !== version)
                .map((one) => ({
                  value: String(one.version),
                  label: `${text.version(one.version)} (${text.state[one.state]})`,
                }))}
              onChange={(event) => setChosen(Number(event.target.value))}
            />
          </div>
          <Loaded query={query}>
            {({ changes }) =>
              changes.length === 0 ? (
                <Nothing text={text.same} />
              ) : (
                <ChangesTable changes={changes} from={from} to={to} />
              )
            }
          </Loaded>
        </>
      )}
    </Panel>
  );
}

function ChangesTable({ changes, from, to }: { changes: RuleSetChange[]; from: number; to: number }) {
  const text = words.ruleSets;
  return (
    <Grid label={text.compare}>
      <thead>
        <tr>
          <Head>{text.path}</Head>
          <Head>{text.before(from)}</Head>
          <Head>{text.before(to)}</Head>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, before, after }) => (
          <Row key={path} data-testid="rule-set-change">
            <RowHead className="min-w-40 break-words font-mono text-xs">{path}</RowHead>
            {[before, after].map((value, at) => (
              <Cell key={at} className="min-w-32 whitespace-pre-line break-words">
                {value ?? <span className="text-ui-fg-muted">{text.nothingThere}</span>}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Grid>
  );
}
