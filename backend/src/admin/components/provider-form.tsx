import { useState } from "react";
import { useAct } from "../lib/act";
import { api, type ProviderEntry } from "../lib/api";
import { isZero, readAmount, showMoney } from "../lib/money";
import { useConfirm } from "../lib/use-confirm";
import { words } from "../lib/words";
import { AmountFields } from "./amount-fields";
import { Field } from "./field";
import { Form } from "./form";

const KINDS = {
  fee: {
    send: api.providerFee,
    label: words.books.fee,
    submit: words.books.feeSubmit,
    title: words.books.confirmFeeTitle,
    text: words.books.confirmFee,
  },
  payout: {
    send: api.providerPayout,
    label: words.books.payout,
    submit: words.books.payoutSubmit,
    title: words.books.confirmPayoutTitle,
    text: words.books.confirmPayout,
  },
};

type Props = { kind: keyof typeof KINDS; currencies: [string, ...string[]]; onClose: () => void };
type Problems = Partial<Record<"provider" | "reference" | "amount", string>>;

/**
 * Keys in what a provider took or paid out, until it tells us itself. Its own reference is what makes
 * sending it twice harmless.
 */
export function ProviderForm({ kind, currencies, onClose }: Props) {
  const { send, label, submit, title, text } = KINDS[kind];
  const confirm = useConfirm();
  const [provider, setProvider] = useState("");
  const [reference, setReference] = useState("");
  const [typed, setTyped] = useState("");
  const [currency, setCurrency] = useState(currencies[0]);
  const [problems, setProblems] = useState<Problems>({});
  const recording = useAct(
    (entry: ProviderEntry) => send(entry),
    () => words.books.keyedDone,
  );

  const record = async () => {
    const name = provider.trim().replace(/^provider:/, "");
    const decimal = readAmount(typed, currency);
    const amount = decimal === null ? null : { amount: decimal, currency_code: currency };
    const found: Problems = {
      ...(name === "" && { provider: words.problems.required }),
      ...(reference.trim() === "" && { reference: words.problems.required }),
      ...((amount === null || isZero(amount)) && { amount: words.problems.amount(currency) }),
    };
    setProblems(found);
    if (amount === null || Object.keys(found).length > 0) return;
    const agreed = await confirm({
      title: title(showMoney(amount), name),
      text: text(showMoney(amount), name),
      agree: submit,
    });
    if (!agreed) return;
    recording.mutate({ provider: name, reference: reference.trim(), amount }, { onSuccess: onClose });
  };

  return (
    <Form
      label={label}
      submit={submit}
      running={recording.isPending}
      error={recording.error}
      onSubmit={() => void record()}
      onClose={onClose}
    >
      <Field
        label={words.books.provider}
        hint={words.books.providerHint}
        problem={problems.provider}
        autoFocus
        value={provider}
        onChange={(event) => setProvider(event.target.value)}
      />
      <Field
        label={words.books.providerReference}
        hint={words.books.providerReferenceHint}
        problem={problems.reference}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
      />
      <AmountFields
        typed={typed}
        currency={currency}
        currencies={currencies}
        problem={problems.amount}
        onTyped={setTyped}
        onCurrency={setCurrency}
      />
    </Form>
  );
}
