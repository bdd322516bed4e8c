import { StatusBadge } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { showDay, showInstant, today } from "../lib/dates";
import type { ListedVersion, RuleSet, RuleSetState } from "../lib/rule-set-types";
import { replacedBy } from "../lib/rule-sets";
import { words } from "../lib/words";
import { ItemRow } from "./item-row";
import { Panel } from "./panel";

const COLORS = { draft: "orange", published: "green", retired: "grey" } as const;

export function StateBadge({ state }: { state: RuleSetState }) {
  return <StatusBadge color={COLORS[state]}>{words.ruleSets.state[state]}</StatusBadge>;
}

/** The page of one version. */
export function versionPath(id: string, version: number): string {
  return `/rule-sets/version?${new URLSearchParams({ id, version: String(version) }).toString()}`;
}

export function placeOf(country_code: string | null): string {
  return country_code === null ? words.ruleSets.anyPlace : country_code.toUpperCase();
}

/** When a version was drafted, published, retired and why, for which days it holds, and who pays by it. */
export function standingOf(
  { version, ...of }: Omit<ListedVersion, "coops">,
  versions: ListedVersion[],
): string {
  const text = words.ruleSets;
  const { state, effective, created_at, published_at, retired_at, reason } = of;
  const coops = versions.find((one) => one.version === version)?.coops ?? 0;
  const newer = state === "published" ? replacedBy(versions, version, today()) : null;
  return [
    text.holds(showDay(effective.from), effective.to === null ? null : showDay(effective.to)),
    published_at === null ? text.drafted(showInstant(created_at)) : text.published(showInstant(published_at)),
    ...(retired_at === null ? [] : [text.retired(showInstant(retired_at), reason ?? "")]),
    ...(newer === null ? [] : [text.replaced(newer)]),
    ...(state === "published" && newer === null ? [text.coops(coops)] : []),
  ].join(" ");
}

/** One rule set: its versions, the newest first, each leading to its text. */
export function RuleSetItem({ rule_set }: { rule_set: RuleSet }) {
  const text = words.ruleSets;
  const { id, name, country_code, versions } = rule_set;
  return (
    <Panel title={name.en} intro={text.identity(id, placeOf(country_code))} testId={`rule-set-${id}`}>
      <ul className="divide-y">
        {versions.map((version) => (
          <ItemRow
            key={version.version}
            testId={`${id}-${version.version}`}
            title={text.version(version.version)}
            text={standingOf(version, versions)}
          >
            <div className="flex flex-col items-end gap-x-4 gap-y-2 sm:flex-row sm:items-center">
              <StateBadge state={version.state} />
              <Link
                to={versionPath(id, version.version)}
                aria-label={text.readOf(version.version, name.en)}
                className="txt-compact-small text-ui-fg-base hover:text-ui-fg-subtle rounded-sm underline"
              >
                {text.read(version.version)}
              </Link>
            </div>
          </ItemRow>
        ))}
      </ul>
    </Panel>
  );
}
