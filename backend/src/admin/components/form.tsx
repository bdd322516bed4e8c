import { Button } from "@medusajs/ui";
import type { FormEvent, ReactNode } from "react";
import { words } from "../lib/words";
import { Problem } from "./problem";

type Props = {
  label: string;
  submit: string;
  running: boolean;
  error: Error | null;
  onSubmit: () => void;
  onClose?: () => void;
  children: ReactNode;
};

/** The frame of every form: its fields in a grid, why the last try failed, and its buttons. */
export function Form({ label, submit, running, error, onSubmit, onClose, children }: Props) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (running) return;
    const form = event.currentTarget;
    onSubmit();
    // Once the problems are drawn, the first field that has one gets the focus.
    requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  return (
    <form aria-label={label} noValidate onSubmit={send} className="flex flex-col gap-y-4">
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">{children}</div>
      <Problem error={error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" isLoading={running}>
          {submit}
        </Button>
        {onClose && (
          <Button type="button" size="small" variant="secondary" disabled={running} onClick={onClose}>
            {words.common.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
