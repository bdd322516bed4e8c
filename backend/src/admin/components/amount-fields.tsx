import { words } from "../lib/words";
import { Choice, Field } from "./field";

type Props = {
  typed: string;
  currency: string;
  currencies: string[];
  problem: string | undefined;
  autoFocus?: boolean;
  onTyped: (typed: string) => void;
  onCurrency: (currency: string) => void;
};

/** An amount as people type it; the currency is asked for only where there is a choice. */
export function AmountFields({
  typed,
  currency,
  currencies,
  problem,
  autoFocus,
  onTyped,
  onCurrency,
}: Props) {
  return (
    <>
      <Field
        label={`${words.common.amount} (${currency.toUpperCase()})`}
        hint={words.common.amountHint}
        problem={problem}
        inputMode="decimal"
        autoFocus={autoFocus}
        value={typed}
        onChange={(event) => onTyped(event.target.value)}
      />
      {currencies.length > 1 && (
        <Choice
          label={words.common.currency}
          options={currencies.map((code) => ({ value: code, label: code.toUpperCase() }))}
          value={currency}
          onChange={(event) => onCurrency(event.target.value)}
        />
      )}
    </>
  );
}
