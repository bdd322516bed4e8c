import { FetchError } from "@medusajs/js-sdk";
import { toast } from "@medusajs/ui";
import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { words } from "./words";

/** All our queries start with this key, so that one act can refresh whatever it may have touched. */
export const OUR_DATA = "arnia";
/** The dashboard's own key for orders: it shows payment and cancellation beside our widget. */
const ORDERS = "orders";

/** A write: refreshes what is on the screen, says in a toast what was done; the caller shows `error`. */
export function useAct<Input, Output>(
  act: (input: Input) => Promise<Output>,
  done: (output: Output, input: Input) => string,
): UseMutationResult<Output, Error, Input> {
  const client = useQueryClient();
  return useMutation<Output, Error, Input>({
    mutationFn: act,
    onSuccess: (output, input) => {
      toast.success(done(output, input));
    },
    // Even a refusal says that what the screen shows may be old.
    onSettled: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: [OUR_DATA] }),
        client.invalidateQueries({ queryKey: [ORDERS] }),
      ]);
    },
  });
}

/** What went wrong with a write, and what to do next. */
export function problemOf(error: Error): string {
  if (!isFetchError(error) || error.status === undefined) return words.problems.noAnswer;
  if (error.status === 401) return words.problems.signedOut;
  if (error.status === 403) return words.problems.forbidden;
  if (error.status >= 500) return words.problems.broken;
  const sentence = error.message.trim();
  return words.problems.refused(/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
}

function isFetchError(error: Error): error is FetchError {
  return error instanceof FetchError;
}
