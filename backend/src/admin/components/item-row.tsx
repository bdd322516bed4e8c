import { Text } from "@medusajs/ui";
import type { ReactNode } from "react";

type Props = {
  testId: string;
  /** What it is, what became of it, and by which name the provider knows it. */
  title: ReactNode;
  text: ReactNode;
  name?: string;
  /** What can be done about it, or how it stands. */
  children?: ReactNode;
};

/** One thing of a list of things that somebody else named. */
export function ItemRow({ testId, title, text, name, children }: Props) {
  return (
    <li
      className="flex flex-wrap items-start justify-between gap-4 px-6 py-4"
      data-testid={testId}
      data-name={name}
    >
      <div className="min-w-0 flex-1">
        <Text size="small" weight="plus" className="break-words">
          {title}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {text}
        </Text>
        {name !== undefined && (
          <Text size="xsmall" className="text-ui-fg-muted break-words font-mono">
            {name}
          </Text>
        )}
      </div>
      {children}
    </li>
  );
}
