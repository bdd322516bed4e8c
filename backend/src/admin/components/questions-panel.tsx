import { Button, StatusBadge, Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { OUR_DATA } from "../lib/act";
import { api } from "../lib/api";
import type { Question } from "../lib/api-types";
import { showInstant } from "../lib/dates";
import { words } from "../lib/words";
import { Loaded } from "./loaded";
import { Panel } from "./panel";

/** The questions whose answer must be "none", asked of the live book. */
export function QuestionsPanel() {
  const text = words.books;
  const query = useQuery({ queryKey: [OUR_DATA, "questions"], queryFn: api.questions });
  return (
    <Panel
      title={text.questions}
      intro={text.questionsIntro}
      testId="questions"
      actions={
        <Button
          size="small"
          variant="secondary"
          disabled={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {query.isFetching ? text.asking : text.askAgain}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ questions, asked_at }) => (
          <>
            <ul className="divide-y">
              {questions.map((question) => (
                <QuestionItem key={question.name} question={question} />
              ))}
            </ul>
            <div className="px-6 py-4">
              <Text size="small" role="status" className="text-ui-fg-subtle">
                {text.askedAt(showInstant(asked_at))}
              </Text>
            </div>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function QuestionItem({ question }: { question: Question }) {
  const text = words.books;
  return (
    <li className="flex flex-col gap-y-2 px-6 py-3" data-testid="question" data-name={question.name}>
      <div className="flex items-start justify-between gap-x-4">
        <div className="min-w-0">
          <Text size="small">{question.question}</Text>
          <Text size="xsmall" className="text-ui-fg-muted break-words font-mono">
            {question.name}
          </Text>
        </div>
        <StatusBadge className="shrink-0" color={question.ok ? "green" : "red"}>
          {question.ok ? text.ok : text.found(question.found.length)}
        </StatusBadge>
      </div>
      {question.found.length > 0 && (
        <ul className="list-disc pl-5">
          {question.found.map((found, index) => (
            <li key={index} className="txt-compact-small break-words">
              {Object.entries(found)
                .map(([name, value]) => `${name}: ${value}`)
                .join(" · ")}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
