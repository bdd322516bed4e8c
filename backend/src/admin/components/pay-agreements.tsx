import { useState } from "react";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import type { CoopToSignFor } from "../lib/api-types";
import { readAmount, showMoney } from "../lib/money";
import { words } from "../lib/words";
import { Disclosures } from "./disclosures";
import { Field } from "./field";
import { Form } from "./form";
import { ItemRow } from "./item-row";

/** Above which amount the network signs each co-op's pay. */
export function PayAgreements({ coops }: { coops: CoopToSignFor[] }) {
  const text = words.payToSign;
  return (
    <ul className="divide-y">
      {coops.map((coop) => (
        <ItemRow
          key={coop.id}
          testId="pay-agreement"
          title={coop.name}
          text={coop.signs_above ? text.signsAbove(showMoney(coop.signs_above)) : text.never}
        >
          <Disclosures
            items={[
              {
                label: text.agree,
                name: text.agreeOf(coop.name),
                content: (close) => <AgreeForm coop={coop} onClose={close} />,
              },
            ]}
          />
        </ItemRow>
      ))}
    </ul>
  );
}

function AgreeForm({ coop, onClose }: { coop: CoopToSignFor; onClose: () => void }) {
  const text = words.payToSign;
  const { id, name, currency_code } = coop;
  const [typed, setTyped] = useState(coop.signs_above?.amount ?? "");
  const [problem, setProblem] = useState<string>();
  const keeping = useAct(
    (amount: string | null) => api.setPayThreshold(id, amount === null ? null : { amount, currency_code }),
    () => text.kept,
  );
  const submit = () => {
    const is_empty = typed.trim() === "";
    const amount = is_empty ? null : readAmount(typed, currency_code);
    const wrong = !is_empty && amount === null;
    setProblem(wrong ? words.problems.amount(currency_code) : undefined);
    if (!wrong) keeping.mutate(amount, { onSuccess: onClose });
  };
  return (
    <Form
      label={text.agreeForm(name)}
      submit={words.common.save}
      running={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={text.aboveLabel(currency_code.toUpperCase())}
        hint={text.aboveHint}
        inputMode="decimal"
        value={typed}
        problem={problem}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Form>
  );
}
