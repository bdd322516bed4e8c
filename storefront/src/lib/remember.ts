/**
 * Remembers the answer to a question for a while, and asks once however many ask at the same time. When asking
 * fails, an older answer is better than none. Only for what is the same for every visitor.
 */
export function remember<T>(for_ms: number, now: () => number = Date.now) {
  const known = new Map<string, { value: T; at: number }>();
  const asking = new Map<string, Promise<T>>();

  return async (key: string, ask: () => Promise<T>): Promise<T> => {
    const found = known.get(key);
    if (found && now() - found.at < for_ms) return found.value;
    let answer = asking.get(key);
    if (!answer) {
      answer = ask()
        .then((value) => {
          if (known.size >= 200) known.clear();
          known.set(key, { value, at: now() });
          return value;
        })
        .finally(() => asking.delete(key));
      asking.set(key, answer);
    }
    if (!found) return answer;
    return answer.catch(() => found.value);
  };
}
