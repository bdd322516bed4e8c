import { Container, Heading, Text } from "@medusajs/ui";
import type { ReactNode } from "react";
import { useId } from "react";

type Props = {
  title: string;
  level?: "h1" | "h2" | "h3";
  intro?: string;
  actions?: ReactNode;
  children?: ReactNode;
  testId?: string;
};

/** A card with a heading, in the dashboard's own manner. It is a region named by that heading. */
export function Panel({ title, level = "h2", intro, actions, children, testId }: Props) {
  const titleId = useId();
  return (
    <Container className="divide-y p-0" role="region" aria-labelledby={titleId} data-testid={testId}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div className="min-w-0">
          <Heading id={titleId} level={level}>
            {title}
          </Heading>
          {intro !== undefined && (
            <Text size="small" className="text-ui-fg-subtle">
              {intro}
            </Text>
          )}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </Container>
  );
}

/** One line of a panel that has nothing to list. */
export function Nothing({ text }: { text: string }) {
  return (
    <div className="px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle">
        {text}
      </Text>
    </div>
  );
}
