import { useState } from "react";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import type { Desk } from "../lib/api-types";
import { words } from "../lib/words";
import { Choice, Field } from "./field";
import { Form } from "./form";

/** Invites a co-op's first person and shows the link, which is kept nowhere. */
export function InviteForm({ coops, shopUrl }: { coops: Desk[]; shopUrl: string }) {
  const text = words.desks;
  const [coopId, setCoopId] = useState(coops[0]?.id ?? "");
  const [email, setEmail] = useState("");
  const [problem, setProblem] = useState<string>();
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const inviting = useAct(api.inviteStaff, ({ invitation }) => text.invited(invitation.email));
  const token = inviting.data?.link_token;

  const submit = () => {
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) {
      setProblem(text.emailProblem);
      return;
    }
    setProblem(undefined);
    inviting.mutate(
      { coop_id: coopId, email: email.trim(), roles: ["board"], request_id: requestId },
      { onSuccess: () => setRequestId(crypto.randomUUID()) },
    );
  };

  return (
    <Form
      label={text.form}
      submit={text.invite}
      running={inviting.isPending}
      error={inviting.error}
      onSubmit={submit}
    >
      <Choice
        label={text.coop}
        value={coopId}
        options={coops.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => setCoopId(event.target.value)}
      />
      <Field
        label={text.email}
        type="email"
        value={email}
        problem={problem}
        onChange={(event) => setEmail(event.target.value)}
      />
      {token && (
        <Field
          label={text.link}
          hint={text.linkHint}
          value={`${shopUrl}/en/portal/invitation/${token}`}
          readOnly
          onFocus={(event) => event.target.select()}
        />
      )}
    </Form>
  );
}
