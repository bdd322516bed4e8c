import { useState, type ChangeEvent } from "react";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import type { WholeVersion } from "../lib/rule-set-types";
import { readDocument } from "../lib/rule-sets";
import { words } from "../lib/words";
import { Area, Field } from "./field";
import { Form } from "./form";

type Props = {
  /** What the field holds at first: the text that is to be changed. */
  start: string;
  onClose: () => void;
  onDrafted: (draft: WholeVersion) => void;
};

/** A version as its text: typed, or from a file. What is wrong with it the server says, with the place. */
export function DraftForm({ start, onClose, onDrafted }: Props) {
  const text = words.ruleSets;
  const [typed, setTyped] = useState(start);
  const [problem, setProblem] = useState<string>();
  const [fileProblem, setFileProblem] = useState<string>();
  const drafting = useAct(api.draftRuleSet, ({ version }) => text.draftDone(version));

  const pick = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (!file) return;
    try {
      setTyped(await file.text());
      setProblem(undefined);
      setFileProblem(undefined);
    } catch {
      setFileProblem(text.fileUnread);
    }
  };
  const submit = () => {
    const found = typed.trim() === "" ? { problem: words.problems.required } : readDocument(typed);
    setProblem("problem" in found ? found.problem : undefined);
    if ("problem" in found) return;
    drafting.mutate(found.document, {
      onSuccess: (draft) => {
        onClose();
        onDrafted(draft);
      },
    });
  };

  return (
    <Form
      label={text.draftForm}
      submit={text.draft}
      running={drafting.isPending}
      error={drafting.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="min-w-0 sm:col-span-2">
        <Area
          label={text.document}
          hint={text.draftHint}
          value={typed}
          problem={problem}
          rows={20}
          spellCheck={false}
          className="font-mono text-xs"
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Field
        label={text.file}
        hint={text.fileHint}
        problem={fileProblem}
        type="file"
        accept="application/json,.json"
        onChange={(event) => void pick(event)}
      />
    </Form>
  );
}
