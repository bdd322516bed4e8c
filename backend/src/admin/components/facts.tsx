import { clx } from "@medusajs/ui";

type Fact = { name: string; value: string | number };

/** A few named values side by side. */
export function Facts({ facts, className }: { facts: Fact[]; className?: string }) {
  return (
    <dl className={clx("grid gap-x-4 gap-y-2", className)}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt className="text-ui-fg-subtle txt-compact-small">{name}</dt>
          <dd className="txt-compact-small-plus tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
