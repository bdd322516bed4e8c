import { usePrompt } from "@medusajs/ui";
import { words } from "./words";

type Question = { title: string; text: string; agree: string; danger?: boolean };

/** Asks before an act on the books. The prompt forgets where the focus was, so this puts it back. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const prompt = usePrompt();
  return async ({ title, text, agree, danger = false }) => {
    const before = document.activeElement;
    const agreed = await prompt({
      title,
      description: text,
      confirmText: agree,
      cancelText: words.common.back,
      variant: danger ? "danger" : "confirmation",
    });
    if (before instanceof HTMLElement) before.focus();
    return agreed;
  };
}
