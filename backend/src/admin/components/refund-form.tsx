import { Text } from "@medusajs/ui";
import { useState } from "react";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import type { Consignment, FeePolicy } from "../lib/api-types";
import { refundOfUnits, showMoney } from "../lib/money";
import { readWhole } from "../lib/read-fields";
import { useConfirm } from "../lib/use-confirm";
import { words } from "../lib/words";
import { Choice, Field } from "./field";
import { Form } from "./form";

type Props = { consignment: Consignment; byCard: boolean; onClose: () => void };

/** Decides to refund some units of one piece. Mounted at each opening: one opening, one request id. */
export function RefundForm({ consignment, byCard, onClose }: Props) {
  const text = words.refund;
  const confirm = useConfirm();
  const left = consignment.pieces.filter((piece) => piece.refunded_quantity < piece.quantity);
  const [requestId] = useState(() => crypto.randomUUID());
  const [pieceId, setPieceId] = useState(left[0]?.id ?? "");
  const [typed, setTyped] = useState("1");
  const [reason, setReason] = useState("");
  const [policy, setPolicy] = useState<FeePolicy>("returned");
  const [tried, setTried] = useState(false);
  const refunding = useAct(api.refund, ({ refund: { amount, state, card } }) =>
    (card === "by_itself" ? text.doneByCard[state] : text.done)(showMoney(amount)),
  );

  const piece = left.find((candidate) => candidate.id === pieceId);
  if (piece === undefined) return null;
  const most = piece.quantity - piece.refunded_quantity;
  const quantity = readWhole(typed, 1, most);
  const amount =
    quantity === null ? null : refundOfUnits(piece.total, piece.quantity, piece.refunded_quantity, quantity);

  const submit = async () => {
    setTried(true);
    if (quantity === null || amount === null || reason.trim() === "") return;
    const question = byCard
      ? text.confirmByCard(quantity, piece.title, consignment.coop.name)
      : text.confirm(quantity, piece.title, consignment.coop.name, showMoney(amount));
    const agreed = await confirm({
      title: text.confirmTitle(showMoney(amount)),
      text: policy === "kept" ? `${question} ${text.confirmFeeKept}` : question,
      agree: text.submit,
      danger: true,
    });
    if (!agreed) return;
    refunding.mutate(
      {
        consignment_id: consignment.id,
        piece_id: piece.id,
        quantity,
        reason: reason.trim(),
        fee_policy: policy,
        request_id: requestId,
      },
      { onSuccess: onClose },
    );
  };

  return (
    <Form
      label={text.open}
      submit={text.submit}
      running={refunding.isPending}
      error={refunding.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Choice
        label={text.piece}
        autoFocus
        options={left.map((candidate) => ({
          value: candidate.id,
          label: text.pieceLeft(
            candidate.title,
            candidate.quantity - candidate.refunded_quantity,
            candidate.quantity,
          ),
        }))}
        value={pieceId}
        onChange={(event) => {
          setPieceId(event.target.value);
          setTyped("1");
        }}
      />
      <Field
        label={text.quantity(most)}
        problem={tried && quantity === null ? words.problems.quantity(most) : undefined}
        inputMode="numeric"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Field
        label={text.reason}
        hint={text.reasonHint}
        problem={tried && reason.trim() === "" ? words.problems.required : undefined}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {piece.kind === "goods" && consignment.status === "earned" && (
        <Choice
          label={text.fee}
          options={[
            { value: "returned", label: text.feeReturned },
            { value: "kept", label: text.feeKept },
          ]}
          value={policy}
          onChange={(event) => setPolicy(event.target.value === "kept" ? "kept" : "returned")}
        />
      )}
      <Text size="small" aria-live="polite" data-testid="refund-amount" className="sm:col-span-2">
        {amount === null ? "" : text.foretold(showMoney(amount))}
      </Text>
    </Form>
  );
}
