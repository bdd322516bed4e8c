/** Asks again and again until the answer is yes; an error that says what was waited for when it never is. */
export async function until(what: string, isSo: () => Promise<boolean>, patience_ms = 30_000): Promise<void> {
  const end = Date.now() + patience_ms;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`In ${patience_ms} ms it did not come about that ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
