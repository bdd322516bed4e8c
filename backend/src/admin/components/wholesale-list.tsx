import { useState } from "react";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import type { WholesaleGood, WholesaleList } from "../lib/api-types";
import { showMoney } from "../lib/money";
import { readWhole } from "../lib/read-fields";
import { readRecipe, readTiers, writeRecipe, writeTiers } from "../lib/wholesale";
import { words } from "../lib/words";
import { ActButton } from "./act-button";
import { Disclosures } from "./disclosures";
import { Area, Field } from "./field";
import { Form } from "./form";
import { Cell, Grid, Head, Row, RowHead } from "./grid";
import { Nothing, Panel } from "./panel";

type Props = { list: WholesaleList; group: string };

/** A price list: its goods with tiers, cases and recipes, and a form that puts one on it or changes it. */
export function WholesaleListPanel({ list, group }: Props) {
  const text = words.wholesale;
  const name = text.list(group, list.currency_code);
  return (
    <Panel title={name} intro={text.minimum(showMoney(list.minimum))}>
      {list.goods.length === 0 ? (
        <Nothing text={text.noGoods} />
      ) : (
        <Grid label={name}>
          <thead>
            <tr>
              <Head>{text.good}</Head>
              <Head number>{text.pack}</Head>
              <Head>{text.tiers}</Head>
              <Head>{text.recipe}</Head>
              <Head />
            </tr>
          </thead>
          <tbody>
            {list.goods.map((good) => (
              <Row key={good.sku}>
                <RowHead>
                  {good.title} ({good.sku})
                </RowHead>
                <Cell number>{good.case_pack}</Cell>
                <Cell>{good.tiers.map(({ from, unit }) => `${from}: ${unit.amount}`).join(" · ")}</Cell>
                <Cell>{writeRecipe(good.recipe)}</Cell>
                <Cell>
                  <ActButton
                    label={text.drop}
                    name={`${text.drop}: ${good.sku}`}
                    confirm={{ title: text.confirmDrop(good.sku), text: text.confirmDropText, danger: true }}
                    act={() => api.dropGood(list.id, good.sku)}
                    done={() => text.dropped(good.sku)}
                  />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Grid>
      )}
      <div className="px-6 py-4">
        <Disclosures
          items={[
            {
              label: text.change,
              content: (close) => <GoodForm list={list} name={name} onClose={close} />,
            },
          ]}
        />
      </div>
    </Panel>
  );
}

type Problems = Partial<Record<"pack" | "tiers" | "recipe", string>>;

/** Names an article; what the list says of it already is filled in, so that changing one number is typing one number. */
function GoodForm({ list, name, onClose }: { list: WholesaleList; name: string; onClose: () => void }) {
  const text = words.wholesale;
  const [sku, setSku] = useState("");
  const [pack, setPack] = useState("");
  const [tiers, setTiers] = useState("");
  const [recipe, setRecipe] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const keeping = useAct(
    (good: Omit<WholesaleGood, "title">) => api.keepGood(list.id, good),
    (_, { sku: kept }) => text.kept(kept),
  );
  const choose = (typed: string) => {
    setSku(typed);
    const known = list.goods.find((good) => good.sku === typed.trim().toUpperCase());
    if (known === undefined) return;
    setPack(String(known.case_pack));
    setTiers(writeTiers(known.tiers));
    setRecipe(writeRecipe(known.recipe));
  };
  const submit = () => {
    const read = {
      case_pack: readWhole(pack, 1, 9999),
      tiers: readTiers(tiers, list.currency_code),
      recipe: readRecipe(recipe),
    };
    setProblems({
      ...(read.case_pack === null ? { pack: words.problems.quantity(9999) } : {}),
      ...(read.tiers === null ? { tiers: text.tiersProblem } : {}),
      ...(read.recipe === null ? { recipe: text.recipeProblem } : {}),
    });
    if (read.case_pack === null || read.tiers === null || read.recipe === null) return;
    const good = { case_pack: read.case_pack, tiers: read.tiers, recipe: read.recipe };
    keeping.mutate({ sku: sku.trim().toUpperCase(), ...good }, { onSuccess: onClose });
  };
  return (
    <Form
      label={text.changeForm(name)}
      submit={words.common.save}
      running={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={text.sku} value={sku} onChange={(event) => choose(event.target.value)} />
      <Field
        label={text.casePack}
        inputMode="numeric"
        value={pack}
        problem={problems.pack}
        onChange={(event) => setPack(event.target.value)}
      />
      <Area
        label={text.tiers}
        hint={text.tiersHint}
        value={tiers}
        problem={problems.tiers}
        onChange={(event) => setTiers(event.target.value)}
      />
      <Field
        label={text.recipe}
        hint={text.recipeHint}
        value={recipe}
        problem={problems.recipe}
        onChange={(event) => setRecipe(event.target.value)}
      />
    </Form>
  );
}
