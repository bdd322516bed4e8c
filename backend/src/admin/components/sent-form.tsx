import { useState } from "react";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import type { Consignment } from "../lib/api-types";
import { showMoney } from "../lib/money";
import { useConfirm } from "../lib/use-confirm";
import { words } from "../lib/words";
import { Field } from "./field";
import { Form } from "./form";

/** Says that a co-op's parcel has left. */
export function SentForm({ consignment, onClose }: { consignment: Consignment; onClose: () => void }) {
  const text = words.consignments;
  const confirm = useConfirm();
  const [tracking, setTracking] = useState("");
  const marking = useAct(
    () => api.markSent(consignment.id, tracking.trim()),
    () => text.markSentDone,
  );
  const submit = async () => {
    const agreed = await confirm({
      title: text.confirmSentTitle(consignment.coop.name),
      text: text.confirmSent(showMoney(consignment.total)),
      agree: text.markSent,
    });
    if (agreed) marking.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Form
      label={text.markSent}
      submit={text.markSent}
      running={marking.isPending}
      error={marking.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={text.trackingLabel}
        autoFocus
        value={tracking}
        onChange={(event) => setTracking(event.target.value)}
      />
    </Form>
  );
}
