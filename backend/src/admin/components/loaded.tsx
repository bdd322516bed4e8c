import { Text } from "@medusajs/ui";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { words } from "../lib/words";
import { ProblemText } from "./problem";

type Props<T> = { query: UseQueryResult<T>; children: (data: T) => ReactNode };

/** Shows what a query answered, or that it is loading, or that it failed. */
export function Loaded<T>({ query, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  return (
    <div className="px-6 py-4">
      {query.isError ? (
        <ProblemText text={words.problems.unreadable} onTryAgain={() => void query.refetch()} />
      ) : (
        <Text size="small" role="status" className="text-ui-fg-subtle">
          {words.common.loading}
        </Text>
      )}
    </div>
  );
}
