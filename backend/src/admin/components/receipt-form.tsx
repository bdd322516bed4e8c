import { useState } from "react";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import { showDay, today } from "../lib/dates";
import { isZero, readAmount, showMoney } from "../lib/money";
import { readOrderNumber } from "../lib/read-fields";
import { useConfirm } from "../lib/use-confirm";
import { words } from "../lib/words";
import { AmountFields } from "./amount-fields";
import { Field } from "./field";
import { Form } from "./form";

type Props = {
  currencies: [string, ...string[]];
  /** Given on an order's own page: the number is then not asked for. */
  orderNumber?: number;
  onClose: () => void;
};

type Problems = Partial<Record<"reference" | "amount" | "day" | "order", string>>;

/**
 * Records one line of the bank statement. Its statement reference is what makes sending it twice harmless.
 */
export function ReceiptForm({ currencies, orderNumber, onClose }: Props) {
  const text = words.receipts;
  const confirm = useConfirm();
  const [reference, setReference] = useState("");
  const [typed, setTyped] = useState("");
  const [currency, setCurrency] = useState(currencies[0]);
  const [day, setDay] = useState(today);
  const [note, setNote] = useState("");
  const [typedOrder, setTypedOrder] = useState(orderNumber === undefined ? "" : String(orderNumber));
  const [problems, setProblems] = useState<Problems>({});
  const recording = useAct(api.recordReceipt, ({ receipt }) =>
    text.recordDone(showMoney(receipt.assigned), showMoney(receipt.unassigned)),
  );

  const submit = async () => {
    const decimal = readAmount(typed, currency);
    const amount = decimal === null ? null : { amount: decimal, currency_code: currency };
    const order = readOrderNumber(typedOrder);
    const orderEmpty = typedOrder.trim() === "";
    const found: Problems = {
      ...(reference.trim() === "" && { reference: words.problems.required }),
      ...((amount === null || isZero(amount)) && { amount: words.problems.amount(currency) }),
      ...(day === "" && { day: words.problems.day }),
      ...(order === null && !orderEmpty && { order: words.problems.orderNumber }),
    };
    setProblems(found);
    if (amount === null || Object.keys(found).length > 0) return;
    const shown = showMoney(amount);
    const agreed = await confirm({
      title: text.confirmRecordTitle(shown),
      text:
        order === null
          ? text.confirmRecord(shown, showDay(day))
          : text.confirmRecordFor(shown, showDay(day), order),
      agree: text.record,
    });
    if (!agreed) return;
    recording.mutate(
      {
        statement_ref: reference.trim(),
        amount,
        received_on: day,
        ...(note.trim() !== "" && { payer_note: note.trim() }),
        ...(order !== null && { order_display_id: order }),
      },
      { onSuccess: onClose },
    );
  };

  return (
    <Form
      label={text.record}
      submit={text.record}
      running={recording.isPending}
      error={recording.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={text.statementRef}
        hint={text.statementRefHint}
        problem={problems.reference}
        autoFocus
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
      <Field
        label={text.receivedOn}
        problem={problems.day}
        type="date"
        max={today()}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
      <Field label={text.payerNote} value={note} onChange={(event) => setNote(event.target.value)} />
      {orderNumber === undefined && (
        <Field
          label={text.orderNumber}
          hint={text.orderNumberHint}
          problem={problems.order}
          inputMode="numeric"
          value={typedOrder}
          onChange={(event) => setTypedOrder(event.target.value)}
        />
      )}
    </Form>
  );
}
