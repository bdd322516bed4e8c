import { Heading } from "@medusajs/ui";
import { useState } from "react";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import type { Company, CompanyGroup } from "../lib/api-types";
import { words } from "../lib/words";
import { ActButton } from "./act-button";
import { Disclosures } from "./disclosures";
import { Facts } from "./facts";
import { Choice, Field } from "./field";
import { Form } from "./form";

type Props = { company: Company; groups: CompanyGroup[] };

/** A company, and what the network can decide about it just now. */
export function CompanyItem({ company, groups }: Props) {
  const text = words.wholesale;
  const group = groups.find(({ id }) => id === company.group_id)?.name;
  const acts = {
    applied: ["approve", "refuse"],
    approved: ["close", "addBuyer"],
    refused: [],
    closed: [],
  } as const;
  return (
    <section aria-label={company.name} className="flex flex-col gap-y-3 px-6 py-4">
      <Heading level="h3">{company.name}</Heading>
      <Facts
        className="grid-cols-1 sm:grid-cols-2"
        facts={[
          { name: text.state, value: text.states[company.state] },
          { name: text.registration, value: company.registration_number },
          { name: text.country, value: company.country_code.toUpperCase() },
          { name: text.buyers, value: buyersOf(company) },
          ...(group === undefined ? [] : [{ name: text.group, value: group }]),
          ...(company.reason === null ? [] : [{ name: text.reason, value: company.reason }]),
          ...(company.message === "" ? [] : [{ name: text.message, value: company.message }]),
        ]}
      />
      {company.state === "approved" && company.buyers.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {company.buyers.map((email) => (
            <ActButton
              key={email}
              label={text.removeBuyer(email)}
              confirm={{
                title: text.confirmRemoveBuyer(email, company.name),
                text: text.confirmRemoveBuyerText,
                danger: true,
              }}
              act={() => api.removeBuyer(company.id, email)}
              done={() => text.buyerRemoved(email, company.name)}
            />
          ))}
        </div>
      )}
      <Disclosures
        items={acts[company.state].map((act) => ({
          label: text[act],
          content: (close) =>
            act === "addBuyer" ? (
              <BuyerForm company={company} onClose={close} />
            ) : (
              <DecisionForm company={company} groups={groups} act={act} onClose={close} />
            ),
        }))}
      />
    </section>
  );
}

/** Each with whether they have shown that the address is theirs: anybody can type a company's. */
function buyersOf({ buyers, unconfirmed }: Company): string {
  const text = words.wholesale;
  const said = buyers.map((email) => text.buyer(email, !unconfirmed.includes(email)));
  return said.join(", ") || words.common.none;
}

type DecisionProps = Props & { act: "approve" | "refuse" | "close"; onClose: () => void };

/** A decision with its reason; an approval names the group. */
function DecisionForm({ company, groups, act, onClose }: DecisionProps) {
  const text = words.wholesale;
  const [groupId, setGroupId] = useState(groups[0]?.id ?? "");
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string>();
  const deciding = useAct(api.decide, (done) => text.decided(company.name, text.states[done.company.state]));
  const submit = () => {
    if (reason.trim() === "") {
      setProblem(words.problems.required);
      return;
    }
    setProblem(undefined);
    const group = act === "approve" ? { group_id: groupId } : {};
    deciding.mutate({ company_id: company.id, act, reason: reason.trim(), ...group }, { onSuccess: onClose });
  };
  return (
    <Form
      label={text[`${act}Form`](company.name)}
      submit={text[act]}
      running={deciding.isPending}
      error={deciding.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {act === "approve" && (
        <Choice
          label={text.group}
          value={groupId}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setGroupId(event.target.value)}
        />
      )}
      <Field
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        problem={problem}
        onChange={(event) => setReason(event.target.value)}
      />
    </Form>
  );
}

function BuyerForm({ company, onClose }: { company: Company; onClose: () => void }) {
  const text = words.wholesale;
  const [email, setEmail] = useState("");
  const adding = useAct(
    (typed: string) => api.addBuyer(company.id, typed),
    () => text.buyerAdded(company.name),
  );
  return (
    <Form
      label={text.addBuyerForm(company.name)}
      submit={text.addBuyer}
      running={adding.isPending}
      error={adding.error}
      onSubmit={() => adding.mutate(email.trim(), { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field
        label={text.email}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
    </Form>
  );
}
