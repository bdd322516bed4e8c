/**
 * Something the person at the terminal can put right. Its message is all they need to see; any other error is a
 * bug of ours and is shown with its stack.
 */
export class Fault extends Error {}

/**
 * Ends a launcher: a fault is said in its own words, a bug with its stack.
 * @param {unknown} error
 */
export function say(error) {
  if (error instanceof Fault) console.error(`\n${error.message}`);
  else console.error(error);
}
