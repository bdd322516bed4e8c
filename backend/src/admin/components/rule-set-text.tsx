import { StatusBadge, Text } from "@medusajs/ui";
import { showDay } from "../lib/dates";
import type { HeadRule, RegimeRule, RuleSetDocument } from "../lib/rule-set-types";
import { headName, howMuch, payeeName, regimeEffects } from "../lib/rule-sets";
import { words } from "../lib/words";
import { Cell, Grid, Head, Row, RowHead } from "./grid";
import { ItemRow } from "./item-row";
import { Nothing, Panel } from "./panel";

/** What a rule set says, each rule with its article. */
export function RuleSetText({ document }: { document: RuleSetDocument }) {
  const text = words.ruleSets;
  const { heads, currency, regimes, settings = {}, open_questions, handed_over } = document;
  return (
    <>
      <Panel title={text.headsTitle} intro={text.headsIntro} testId="rule-set-heads">
        <HeadsTable label={text.headsTitle} heads={heads} currency={currency} />
        <ul className="divide-y border-t">
          <ItemRow testId="rule-set-base" title={text.base} text={said(document.base)} />
          {handed_over && (
            <ItemRow
              testId="rule-set-handed-over"
              title={`${text.handedOver}: ${payeeName(handed_over.to)}`}
              text={[
                said(handed_over),
                ...(handed_over.only_if
                  ? [text.handedOverOnlyIf(handed_over.only_if.setting, handed_over.only_if.is)]
                  : []),
              ].join(" ")}
            />
          )}
          <ItemRow
            testId="rule-set-without-account"
            title={text.withoutAccount}
            text={said(document.without_account)}
          />
          <ItemRow testId="rule-set-place" title={text.note} text={document.jurisdiction.note.en} />
          <ItemRow
            testId="rule-set-source"
            title={text.source}
            text={text.readOn(document.source.title, showDay(document.source.read_on))}
          />
        </ul>
      </Panel>
      <Panel title={text.regimesTitle} testId="rule-set-regimes">
        <ul className="divide-y">
          {Object.entries(regimes).map(([name, regime]) => (
            <Regime key={name} name={name} regime={regime} document={document} />
          ))}
        </ul>
      </Panel>
      {Object.keys(settings).length > 0 && (
        <Panel title={text.settingsTitle} intro={text.settingsIntro} testId="rule-set-settings">
          <ul className="divide-y">
            {Object.entries(settings).map(([name, setting]) => (
              <ItemRow
                key={name}
                testId="rule-set-setting"
                title={setting.words.en}
                text={[
                  ...Object.entries(setting.options ?? {}).map(([option, of]) => `${option}: ${of.en}.`),
                  setting.citation,
                ].join(" ")}
                name={name}
              />
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={text.questionsTitle} intro={text.questionsIntro} testId="rule-set-questions">
        {open_questions.length === 0 ? (
          <Nothing text={text.noQuestions} />
        ) : (
          <ul className="list-disc space-y-2 px-6 py-4 pl-10">
            {open_questions.map(({ en }) => (
              <Text asChild size="small" key={en}>
                <li>{en}</li>
              </Text>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

function Regime({ name, regime, document }: { name: string; regime: RegimeRule; document: RuleSetDocument }) {
  const text = words.ruleSets;
  const title = text.regimes[name] ?? name;
  return (
    <li className="py-4" data-testid={`rule-set-regime-${name}`}>
      <div className="flex flex-wrap items-start justify-between gap-4 px-6">
        <div className="min-w-0 flex-1">
          <Text size="small" weight="plus">
            {title}
          </Text>
          <Text size="small" className="text-ui-fg-subtle break-words">
            {said(regime)}
          </Text>
          {regimeEffects(regime, document).map((effect) => (
            <Text size="small" key={effect} className="break-words">
              {effect}
            </Text>
          ))}
          {regime.heads && (
            <Text size="small" className="pt-2">
              {text.ownHeads}
            </Text>
          )}
        </div>
        {regime.no_rule && <StatusBadge color="orange">{text.noRule}</StatusBadge>}
      </div>
      {regime.heads && <HeadsTable label={title} heads={regime.heads} currency={document.currency} />}
    </li>
  );
}

function HeadsTable({
  label,
  heads,
  currency,
}: {
  label: string;
  heads: HeadRule[];
  currency: string | null;
}) {
  const text = words.ruleSets;
  return (
    <Grid label={label}>
      <thead>
        <tr>
          <Head>{text.head}</Head>
          <Head>{text.how}</Head>
          <Head>{text.to}</Head>
          <Head>{text.article}</Head>
        </tr>
      </thead>
      <tbody>
        {heads.map((rule, at) => (
          <Row key={at} data-testid={`head-${rule.head}`}>
            <RowHead className="min-w-40">
              {headName(rule.head)}
              <span className="text-ui-fg-muted block">{rule.words.en}</span>
            </RowHead>
            <Cell className="min-w-44">
              {howMuch(rule, currency).map((sentence) => (
                <span key={sentence} className="block">
                  {sentence}
                </span>
              ))}
            </Cell>
            <Cell className="min-w-24">{payeeName(rule.paid_to)}</Cell>
            <Cell className="min-w-40">{rule.citation}</Cell>
          </Row>
        ))}
      </tbody>
    </Grid>
  );
}

function said({ words: sentence, citation }: { words: { en: string }; citation: string }): string {
  return words.ruleSets.said(sentence.en.replace(/\.$/, ""), citation);
}
