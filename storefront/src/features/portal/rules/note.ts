/** What whoever attests has to say: long enough to be an answer to "what did you read, and who confirmed it?" */
const SHORTEST = 10;
export const LONGEST_NOTE = 1_000;

export function noteFault(note: string): boolean {
  return note.length < SHORTEST || note.length > LONGEST_NOTE;
}
