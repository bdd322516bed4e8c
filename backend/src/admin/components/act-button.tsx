import { Button } from "@medusajs/ui";
import { useState } from "react";
import { useAct } from "../lib/act";
import { useConfirm } from "../lib/use-confirm";
import { Problem } from "./problem";

type Props<Output> = {
  label: string;
  /** The name for assistive technology where several such buttons stand in one list; begins with `label`. */
  name?: string;
  variant?: "primary" | "secondary";
  disabled?: boolean;
  /** Asked first, with the exact amounts. */
  confirm: { title: string; text: string; danger?: boolean };
  /** Is handed one key until it succeeds, so that pressing again after a lost answer does nothing twice. */
  act: (requestId: string) => Promise<Output>;
  done: (output: Output) => string;
};

/** A button for an act on the books: asks, runs once, says what came of it. */
export function ActButton<Output>({
  label,
  name,
  variant = "secondary",
  disabled = false,
  confirm,
  act,
  done,
}: Props<Output>) {
  const askFirst = useConfirm();
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const running = useAct(act, done);
  const ask = async () => {
    const agreed = await askFirst({
      title: confirm.title,
      text: confirm.text,
      agree: label,
      danger: confirm.danger,
    });
    if (agreed) running.mutate(requestId, { onSuccess: () => setRequestId(crypto.randomUUID()) });
  };
  return (
    <div className="flex min-w-0 flex-col gap-y-2">
      <Button
        size="small"
        variant={variant}
        aria-label={name}
        disabled={disabled}
        isLoading={running.isPending}
        onClick={() => void ask()}
      >
        {label}
      </Button>
      <Problem error={running.error} />
    </div>
  );
}
