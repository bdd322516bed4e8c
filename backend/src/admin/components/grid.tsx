import { clx } from "@medusajs/ui";
import type { ComponentProps, ReactNode } from "react";

type GridProps = {
  label: string;
  caption?: string;
  /** Where many columns must fit beside the dashboard's own. */
  dense?: boolean;
  children: ReactNode;
};

const DENSE =
  "txt-compact-xsmall [&_td]:px-1.5 [&_th]:px-1.5 [&_th]:whitespace-normal [&_tr>:first-child]:pl-6 [&_tr>:last-child]:pr-6";

/**
 * A table for numbers. On a narrow screen it scrolls sideways inside itself, by keyboard too: hence the
 * focusable group.
 */
export function Grid({ label, caption, dense = false, children }: GridProps) {
  return (
    <div
      role="group"
      aria-label={label}
      tabIndex={0}
      className="focus-visible:shadow-borders-interactive-with-focus w-full overflow-x-auto outline-none"
    >
      <table className={clx("text-ui-fg-subtle w-full", dense ? DENSE : "txt-compact-small")}>
        {caption !== undefined && (
          <caption className="text-ui-fg-muted txt-compact-xsmall px-6 pt-3 text-left">{caption}</caption>
        )}
        {children}
      </table>
    </div>
  );
}

const CELL = "px-2 py-2 first:pl-6 last:pr-6 align-baseline";

export function Head({ number = false, className, ...cell }: ComponentProps<"th"> & { number?: boolean }) {
  return (
    <th
      scope="col"
      className={clx(CELL, "font-medium", number ? "whitespace-nowrap text-right" : "text-left", className)}
      {...cell}
    />
  );
}

export function Cell({ number = false, className, ...cell }: ComponentProps<"td"> & { number?: boolean }) {
  return (
    <td className={clx(CELL, number && "whitespace-nowrap text-right tabular-nums", className)} {...cell} />
  );
}

/** The cell that names its row. */
export function RowHead({ className, ...cell }: ComponentProps<"th">) {
  return (
    <th scope="row" className={clx(CELL, "text-ui-fg-base text-left font-normal", className)} {...cell} />
  );
}

export function Row({ className, ...row }: ComponentProps<"tr">) {
  return <tr className={clx("border-ui-border-base border-t", className)} {...row} />;
}
