import { clx, Hint, Input, Label, Textarea } from "@medusajs/ui";
import { useId, type ComponentProps, type ReactNode } from "react";

type Shared = { label: string; hint?: string; problem?: string | undefined };

/** A labelled text field; its hint and its problem are read out with it. */
export function Field({ label, hint, problem, ...input }: Shared & Omit<ComponentProps<typeof Input>, "id">) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} problem={problem}>
      <Input id={id} {...described(id, hint, problem)} autoComplete="off" {...input} />
    </Labelled>
  );
}

/** A labelled field of several lines. */
export function Area({
  label,
  hint,
  problem,
  ...area
}: Shared & Omit<ComponentProps<typeof Textarea>, "id">) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} problem={problem}>
      <Textarea id={id} rows={4} {...described(id, hint, problem)} autoComplete="off" {...area} />
    </Labelled>
  );
}

type Option = { value: string; label: string };

/** A labelled choice. The browser's own select: known to every keyboard and screen reader. */
export function Choice({
  label,
  hint,
  problem,
  options,
  className,
  ...select
}: Shared & { options: Option[] } & Omit<ComponentProps<"select">, "id">) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} problem={problem}>
      <select
        id={id}
        {...described(id, hint, problem)}
        className={clx(
          "bg-ui-bg-field hover:bg-ui-bg-field-hover shadow-borders-base text-ui-fg-base txt-compact-small h-8 w-full rounded-md px-2 outline-none",
          "focus-visible:shadow-borders-interactive-with-active",
          className,
        )}
        {...select}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Labelled({ id, label, hint, problem, children }: Shared & { id: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
      </Label>
      {children}
      {hint !== undefined && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {problem !== undefined && (
        <Hint id={`${id}-problem`} variant="error" role="alert">
          {problem}
        </Hint>
      )}
    </div>
  );
}

function described(id: string, hint: string | undefined, problem: string | undefined) {
  const ids = [
    hint === undefined ? [] : [`${id}-hint`],
    problem === undefined ? [] : [`${id}-problem`],
  ].flat();
  return {
    "aria-describedby": ids.length === 0 ? undefined : ids.join(" "),
    "aria-invalid": problem !== undefined,
  };
}
