import { Button } from "@medusajs/ui";
import { useId, useRef, useState, type ReactNode } from "react";

type Props = {
  label: string;
  disabled?: boolean;
  variant?: "primary" | "secondary";
  /** Built anew at each opening, so that what a form makes once (its request id) is made once per opening. */
  children: (close: () => void) => ReactNode;
};

/** A button that opens a form under itself. Closing gives the focus back to the button. */
export function Disclosure({ label, disabled = false, variant = "secondary", children }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const contentId = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="flex flex-col gap-y-4">
      <Button
        ref={button}
        size="small"
        variant={variant}
        disabled={disabled}
        aria-expanded={open}
        aria-controls={open ? contentId : undefined}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && <div id={contentId}>{children(close)}</div>}
    </div>
  );
}
