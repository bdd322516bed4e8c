/** What an error says, in one line. Medusa's workflows also throw plain objects that bear a message, or an error that does. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown !== "object" || thrown === null) return String(thrown);
  const { message, error } = thrown as { message?: unknown; error?: unknown };
  if (typeof message === "string") return message;
  return error === undefined ? JSON.stringify(thrown) : messageOf(error);
}
