import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import { showDay, today } from "../lib/dates";
import type { ListedVersion, WholeVersion } from "../lib/rule-set-types";
import { useConfirm } from "../lib/use-confirm";
import { words } from "../lib/words";
import { ActButton } from "./act-button";
import { Disclosures } from "./disclosures";
import { DraftForm } from "./draft-form";
import { Field } from "./field";
import { Form } from "./form";
import { versionPath } from "./rule-set-item";

type Props = { whole: WholeVersion; versions: ListedVersion[] };

/** What can be done with a version: change it into the next, publish it while it is a draft, retire it afterwards. */
export function RuleSetActs({ whole, versions }: Props) {
  const text = words.ruleSets;
  const navigate = useNavigate();
  const { id, version, state, document } = whole;
  const name = document.name.en;
  const day = document.effective.from > today() ? showDay(document.effective.from) : null;
  const earlier = versions.filter((one) => one.version < version);
  return (
    <Disclosures
      // A version that was published has another row of buttons: whatever stood open belongs to the former.
      key={state}
      items={[
        {
          label: text.draftNext,
          content: (close) => (
            <DraftForm
              start={JSON.stringify(document, null, 2)}
              onClose={close}
              onDrafted={(draft) => void navigate(versionPath(draft.id, draft.version))}
            />
          ),
        },
        ...(state === "published"
          ? [
              {
                label: text.retire,
                content: (close: () => void) => (
                  <RetireForm whole={whole} coops={coopsOf(versions, version)} onClose={close} />
                ),
              },
            ]
          : []),
      ]}
    >
      {state === "draft" && (
        <ActButton
          label={text.publish}
          name={text.publishVersion(version, name)}
          variant="primary"
          confirm={{
            title: text.confirmPublishTitle(version, name),
            text: text.confirmPublish(
              day,
              earlier.reduce((sum, { coops }) => sum + coops, 0),
            ),
          }}
          act={() => api.publishRuleSet(id, version)}
          done={() => text.publishDone(version)}
        />
      )}
    </Disclosures>
  );
}

function coopsOf(versions: readonly ListedVersion[], version: number): number {
  return versions.find((one) => one.version === version)?.coops ?? 0;
}

/** Retires a version, with the reason that co-ops read. */
function RetireForm({ whole, coops, onClose }: { whole: WholeVersion; coops: number; onClose: () => void }) {
  const text = words.ruleSets;
  const { id, version, document } = whole;
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string>();
  const askFirst = useConfirm();
  const retiring = useAct(
    (because: string) => api.retireRuleSet(id, version, because),
    () => text.retireDone(version),
  );
  const submit = async () => {
    const because = reason.trim();
    setProblem(because === "" ? words.problems.required : undefined);
    if (because === "") return;
    const agreed = await askFirst({
      title: text.confirmRetireTitle(version, document.name.en),
      text: text.confirmRetire(coops),
      agree: text.retire,
      danger: true,
    });
    if (agreed) retiring.mutate(because, { onSuccess: onClose });
  };
  return (
    <Form
      label={text.retireForm(version, document.name.en)}
      submit={text.retire}
      running={retiring.isPending}
      error={retiring.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={words.common.reason}
        hint={text.reasonHint}
        value={reason}
        maxLength={500}
        problem={problem}
        onChange={(event) => setReason(event.target.value)}
      />
    </Form>
  );
}
