import { Heading } from "@medusajs/ui";
import { useState } from "react";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import type { PayToSign } from "../lib/api-types";
import { showInstant, showMonth } from "../lib/dates";
import { isZero, showMoney } from "../lib/money";
import { words } from "../lib/words";
import { ActButton } from "./act-button";
import { Disclosures } from "./disclosures";
import { Facts } from "./facts";
import { Field } from "./field";
import { Form } from "./form";
import { ItemRow } from "./item-row";
import { Nothing } from "./panel";

const nameOf = ({ coop_name, month }: PayToSign): string => words.payToSign.of(coop_name, showMonth(month));

/** Each run that waits for the network, with what it needs to judge: sums, and nothing of a member. */
export function PayToSignList({ runs }: { runs: PayToSign[] }) {
  const waiting = runs.filter(({ third_at }) => third_at === null);
  if (waiting.length === 0) return <Nothing text={words.payToSign.nothing} />;
  return waiting.map((run) => <Waiting key={run.id} run={run} />);
}

function Waiting({ run }: { run: PayToSign }) {
  const text = words.payToSign;
  const name = nameOf(run);
  const amount = showMoney(run.amount);
  return (
    <section aria-label={name} className="flex flex-col gap-y-3 px-6 py-4">
      <Heading level="h3">{name}</Heading>
      <Facts
        className="grid-cols-1 sm:grid-cols-2"
        facts={[
          { name: text.amount, value: amount },
          { name: text.change, value: run.change ? showMoney(run.change) : text.first },
          { name: text.above, value: showMoney(run.third_above) },
          { name: text.members, value: run.members },
          { name: text.method, value: text.methods[run.method] },
          { name: text.rules, value: run.rule_set_name },
          ...(isZero(run.top_up) ? [] : [{ name: text.top_up, value: showMoney(run.top_up) }]),
          ...(run.note === null ? [] : [{ name: text.note, value: run.note }]),
          { name: text.seconded, value: showInstant(run.seconded_at) },
        ]}
      />
      <Disclosures
        items={[{ label: text.refuse, content: (close) => <RefuseForm run={run} onClose={close} /> }]}
      >
        <ActButton
          label={text.sign}
          name={text.signOf(name)}
          variant="primary"
          confirm={{ title: text.confirmTitle(amount, run.coop_name), text: text.confirm }}
          act={(requestId) => api.signPay(run.id, run.hash, requestId)}
          done={() => text.signed}
        />
      </Disclosures>
    </section>
  );
}

/** With the reason that the co-op reads. */
function RefuseForm({ run, onClose }: { run: PayToSign; onClose: () => void }) {
  const text = words.payToSign;
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string>();
  const refusing = useAct(
    (because: string) => api.refusePay(run.id, because),
    () => text.refused,
  );
  const submit = () => {
    const because = reason.trim();
    setProblem(because === "" ? words.problems.required : undefined);
    if (because !== "") refusing.mutate(because, { onSuccess: onClose });
  };
  return (
    <Form
      label={text.refuseForm(nameOf(run))}
      submit={text.refuse}
      running={refusing.isPending}
      error={refusing.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={text.reason}
        value={reason}
        maxLength={500}
        problem={problem}
        onChange={(event) => setReason(event.target.value)}
      />
    </Form>
  );
}

/** What the network signed or refused last. */
export function PayDecided({ runs }: { runs: PayToSign[] }) {
  const text = words.payToSign;
  const decided = runs.filter(({ third_at }) => third_at !== null);
  if (decided.length === 0) return <Nothing text={text.nothingDecided} />;
  return (
    <ul className="divide-y">
      {decided.map((run) => {
        const when = showInstant(run.third_at ?? run.seconded_at);
        return (
          <ItemRow
            key={run.id}
            testId="pay-decided-run"
            title={`${nameOf(run)}: ${showMoney(run.amount)}`}
            text={run.reason === null ? text.signedOn(when) : text.refusedOn(when, run.reason)}
          />
        );
      })}
    </ul>
  );
}
