// A Program's calculation with what its operands stand for in a run.
import type { CurveId, Feedback, StageId } from "../compile/program.ts";
import type { Terms } from "./calculate.ts";

export function termsOf(
  { code, constants, stageSets }: Feedback,
  valueAt: (curve: CurveId) => number,
  peopleIn: (stage: StageId) => number,
): Terms {
  return {
    codeLength: () => code.length,
    item: (place) => code[place],
    constant: (operand) => constants[operand],
    curve: valueAt,
    people: (operand) => stageSets[operand].reduce((sum, stage) => sum + peopleIn(stage), 0),
  };
}
