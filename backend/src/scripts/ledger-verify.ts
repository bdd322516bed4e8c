import type { ExecArgs } from "@medusajs/framework/types";
import { now } from "../adapters/clock";
import { askAll } from "../workflows/questions";

/** Prints every question to the books with its answer; the exit code is not zero when one fails. */
export default async function verify({ container }: ExecArgs): Promise<void> {
  const questions = await askAll(container, now());
  for (const { name, question, ok, found } of questions) {
    process.stdout.write(`${ok ? "ok  " : "FAIL"} ${name}\n     ${question} ${ok ? "None." : ""}\n`);
    for (const row of found) process.stdout.write(`     - ${JSON.stringify(row)}\n`);
  }
  const failed = questions.filter((question) => !question.ok).length;
  process.stdout.write(`${questions.length} questions, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
}
