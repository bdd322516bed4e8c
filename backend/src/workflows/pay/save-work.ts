import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { refuse } from "../../domain/errors";
import { readGrades, type TypedGrade } from "../../domain/pay/grades";
import { parseMonth } from "../../domain/pay/months";
import { readWork, type TypedWork, type WorkKind } from "../../domain/pay/work-record";
import { books, members } from "../services";
import { coopFacts } from "./coop-facts";

type SaveInput = {
  coop_id: string;
  month: string;
  kind: WorkKind;
  grades: TypedGrade[];
  version: number;
  rows: TypedWork[];
  made_by: string;
};

const saveStep = createStep("save-work", async ({ rows, ...input }: SaveInput, { container }) => {
  const month = parseMonth(input.month);
  const { today } = await coopFacts(container, input.coop_id);
  if (month > today.slice(0, 7)) {
    refuse("work.month_invalid", `${month} has not begun yet. Work is recorded once it is done.`, { month });
  }
  const known = await members(container).listMembers(input.coop_id);
  const grades = readGrades(input.grades);
  if (input.kind === "hours" && grades.length > 0)
    refuse("work.grades_invalid", "Hours have no grades. Count pieces, or leave the grades out.");
  const { work, faults } = readWork({ month, kind: input.kind, grades, members: known, rows });
  if (faults.length > 0) {
    refuse("work.invalid", `${faults.length} cells are wrong. Nothing was saved.`, {
      month,
      count: faults.length,
      cells: JSON.stringify(faults),
    });
  }
  await books(container).saveWorkMonth({ ...input, grades, entries: work, now: now() });
  return new StepResponse(month);
});

/**
 * Saves a whole month of work by member code, or nothing at all. One transaction that may be repeated: nothing to undo.
 * Refuses `work.invalid` with every wrong cell, `work.grades_invalid`, `work.month_invalid`, `work.changed`, `work.closed`.
 */
export const saveWorkWorkflow = createWorkflow(
  "save-work",
  (input: SaveInput) => new WorkflowResponse(saveStep(input)),
);
