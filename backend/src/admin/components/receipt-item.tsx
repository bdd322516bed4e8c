import { Text } from "@medusajs/ui";
import { useState } from "react";
import { api } from "../lib/api";
import type { Receipt } from "../lib/api-types";
import { useAct } from "../lib/act";
import { showDay } from "../lib/dates";
import { isAboveZero, isZero, showMoney, subtract } from "../lib/money";
import { readOrderNumber } from "../lib/read-fields";
import { useConfirm } from "../lib/use-confirm";
import { words } from "../lib/words";
import { ActButton } from "./act-button";
import { Disclosures } from "./disclosures";
import { Field } from "./field";
import { Form } from "./form";
import { OrderLink } from "./order-link";

/** One line of the bank statement, which orders it paid, and what can be done with the rest. */
export function ReceiptItem({ receipt }: { receipt: Receipt }) {
  const text = words.receipts;
  const toReturn = subtract(receipt.given_back, receipt.returned);
  return (
    <li
      className="flex flex-col gap-y-3 px-6 py-4"
      data-testid="receipt"
      data-reference={receipt.statement_ref}
    >
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <Text size="small" weight="plus" className="break-words">
            {receipt.statement_ref}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {text.received(showMoney(receipt.amount), showDay(receipt.received_on))}
          </Text>
          {receipt.payer_note && (
            <Text size="small" className="text-ui-fg-subtle break-words">
              {text.note(receipt.payer_note)}
            </Text>
          )}
          {receipt.give_back_reason && (
            <Text size="small" className="text-ui-fg-subtle break-words">
              {text.giveBackReason(receipt.give_back_reason)}
            </Text>
          )}
        </div>
        <ul className="txt-compact-small flex flex-col gap-y-1 tabular-nums">
          {receipt.assignments.map((assignment) => (
            <li key={assignment.order_id}>
              {text.assignedTo(showMoney(assignment.amount))}{" "}
              <OrderLink id={assignment.order_id} number={assignment.display_id} />
            </li>
          ))}
          {!isZero(receipt.unassigned) && <li>{text.unassigned(showMoney(receipt.unassigned))}</li>}
          {!isZero(toReturn) && <li>{text.toReturn(showMoney(toReturn))}</li>}
          {!isZero(receipt.returned) && <li>{text.returned(showMoney(receipt.returned))}</li>}
        </ul>
      </div>
      {isAboveZero(receipt.unassigned) && (
        <Disclosures
          items={[
            { label: text.openAssign, content: (close) => <AssignForm receipt={receipt} onClose={close} /> },
            {
              label: text.openGiveBack,
              content: (close) => <GiveBackForm receipt={receipt} onClose={close} />,
            },
          ]}
        />
      )}
      {receipt.card !== null && (
        <Text size="small">{receipt.card === "by_itself" ? text.byCard : text.notTaken}</Text>
      )}
      {isAboveZero(toReturn) && receipt.card !== "by_itself" && (
        <ActButton
          label={text.markReturned}
          confirm={{
            title: text.confirmReturnedTitle(showMoney(toReturn)),
            text: text.confirmReturned(showMoney(toReturn)),
          }}
          act={() => api.receiptReturned(receipt.id)}
          done={() => text.returnedDone}
        />
      )}
    </li>
  );
}

type FormProps = { receipt: Receipt; onClose: () => void };

function AssignForm({ receipt, onClose }: FormProps) {
  const text = words.receipts;
  const confirm = useConfirm();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const assigning = useAct(
    (order: number) => api.assignReceipt(receipt.id, order),
    () => text.assignDone,
  );
  const submit = async () => {
    const order = readOrderNumber(typed);
    setProblem(order === null ? words.problems.orderNumber : undefined);
    if (order === null) return;
    const unassigned = showMoney(receipt.unassigned);
    const agreed = await confirm({
      title: text.confirmAssignTitle(unassigned, order),
      text: text.confirmAssign(unassigned),
      agree: text.assign,
    });
    if (agreed) assigning.mutate(order, { onSuccess: onClose });
  };
  return (
    <Form
      label={text.assign}
      submit={text.assign}
      running={assigning.isPending}
      error={assigning.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={text.orderNumberRequired}
        problem={problem}
        inputMode="numeric"
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Form>
  );
}

function GiveBackForm({ receipt, onClose }: FormProps) {
  const text = words.receipts;
  const confirm = useConfirm();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const amount = showMoney(receipt.unassigned);
  const giving = useAct(
    () => api.giveBackReceipt(receipt.id, reason.trim()),
    () => text.giveBackDone(amount),
  );
  const submit = async () => {
    setTried(true);
    if (reason.trim() === "") return;
    const agreed = await confirm({
      title: text.confirmGiveBackTitle(amount),
      text: text.confirmGiveBack(amount),
      agree: text.giveBack,
      danger: true,
    });
    if (agreed) giving.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Form
      label={text.giveBack}
      submit={text.giveBack}
      running={giving.isPending}
      error={giving.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={words.common.reason}
        problem={tried && reason.trim() === "" ? words.problems.required : undefined}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Form>
  );
}
