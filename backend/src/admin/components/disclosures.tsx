import { Button } from "@medusajs/ui";
import { useId, useRef, useState, type ReactNode } from "react";

type Item = {
  label: string;
  /** The name for assistive technology where several such buttons stand in one list; begins with `label`. */
  name?: string;
  variant?: "primary" | "secondary";
  /** Built anew at each opening, so that what a form makes once (its request id) is made once per opening. */
  content: (close: () => void) => ReactNode;
};

type Props = {
  items: Item[];
  /** Further buttons of the same row. */
  children?: ReactNode;
};

/** A row of buttons, each opening a form under the row, one at a time. Closing gives the focus back. */
export function Disclosures({ items, children }: Props) {
  const [openLabel, setOpenLabel] = useState<string | null>(null);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const contentId = useId();
  const open = items.find((item) => item.label === openLabel);
  const close = () => {
    if (openLabel !== null) buttons.current.get(openLabel)?.focus();
    setOpenLabel(null);
  };
  return (
    <div className="flex flex-col gap-y-4">
      <div className="flex flex-wrap items-start gap-2">
        {items.map(({ label, name, variant = "secondary" }) => (
          <Button
            key={label}
            ref={(button) => {
              if (button !== null) buttons.current.set(label, button);
            }}
            size="small"
            variant={variant}
            aria-label={name}
            aria-expanded={label === openLabel}
            aria-controls={label === openLabel ? contentId : undefined}
            onClick={() => setOpenLabel(label === openLabel ? null : label)}
          >
            {label}
          </Button>
        ))}
        {children}
      </div>
      {open !== undefined && (
        <div key={open.label} id={contentId}>
          {open.content(close)}
        </div>
      )}
    </div>
  );
}
