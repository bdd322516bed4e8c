import { ExclamationCircle } from "@medusajs/icons";
import { Button, Text } from "@medusajs/ui";
import { problemOf } from "../lib/act";
import { words } from "../lib/words";

/** Why a write did not happen; read aloud when it appears. */
export function Problem({ error }: { error: Error | null }) {
  return error === null ? null : <ProblemText text={problemOf(error)} />;
}

export function ProblemText({ text, onTryAgain }: { text: string; onTryAgain?: () => void }) {
  return (
    <div role="alert" className="flex flex-wrap items-start gap-2">
      <ExclamationCircle className="text-ui-fg-error mt-0.5 shrink-0" aria-hidden />
      <Text size="small" className="text-ui-fg-error min-w-0 flex-1 break-words">
        {text}
      </Text>
      {onTryAgain && (
        <Button size="small" variant="secondary" onClick={onTryAgain}>
          {words.common.tryAgain}
        </Button>
      )}
    </div>
  );
}
