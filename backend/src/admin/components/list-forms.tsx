import { useState } from "react";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import type { CompanyGroup } from "../lib/api-types";
import { readAmount } from "../lib/money";
import { useCurrencies } from "../lib/use-currencies";
import { words } from "../lib/words";
import { AmountFields } from "./amount-fields";
import { Choice, Field } from "./field";
import { Form } from "./form";

/** A group of companies: those in it have one price list in each currency. */
export function GroupForm({ onClose }: { onClose: () => void }) {
  const text = words.wholesale;
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const keeping = useAct(api.keepGroup, () => text.groupKept);
  const submit = () => {
    setProblem(name.trim() === "" ? words.problems.required : undefined);
    if (name.trim() !== "") keeping.mutate(name.trim(), { onSuccess: onClose });
  };
  return (
    <Form
      label={text.newGroupForm}
      submit={words.common.save}
      running={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={text.groupName}
        value={name}
        problem={problem}
        onChange={(event) => setName(event.target.value)}
      />
    </Form>
  );
}

/** The list of a group in a currency. There is one: said again, its least order is changed. */
export function ListForm({ groups, onClose }: { groups: CompanyGroup[]; onClose: () => void }) {
  const text = words.wholesale;
  const { data: currencies = [] } = useCurrencies();
  const [groupId, setGroupId] = useState(groups[0]?.id ?? "");
  const [chosen, setChosen] = useState<string>();
  const [title, setTitle] = useState("");
  const [least, setLeast] = useState("");
  const [problems, setProblems] = useState<{ title?: string; least?: string }>({});
  const keeping = useAct(api.keepList, () => text.listKept);
  const currency = chosen ?? currencies[0] ?? "eur";
  const submit = () => {
    const amount = readAmount(least, currency);
    setProblems({
      ...(title.trim() === "" ? { title: words.problems.required } : {}),
      ...(amount === null ? { least: words.problems.amount(currency) } : {}),
    });
    if (title.trim() === "" || amount === null) return;
    const minimum = { amount, currency_code: currency };
    keeping.mutate({ group_id: groupId, title: title.trim(), minimum }, { onSuccess: onClose });
  };
  return (
    <Form
      label={text.newListForm}
      submit={words.common.save}
      running={keeping.isPending}
      error={keeping.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Choice
        label={text.group}
        value={groupId}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => setGroupId(event.target.value)}
      />
      <Field
        label={text.listTitle}
        value={title}
        problem={problems.title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <AmountFields
        typed={least}
        currency={currency}
        currencies={currencies}
        problem={problems.least}
        onTyped={setLeast}
        onCurrency={setChosen}
      />
    </Form>
  );
}
