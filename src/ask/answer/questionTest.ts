// The question as a test, in the shape that claims have: what is asked about less what it is held against.
import type { Test } from "../../claim/claim.ts";
import type { Measure } from "../../model/measure.ts";
import type { Instant } from "../../quantity/value.ts";
import { noUnit } from "../../quantity/unit.ts";
import type { Question } from "./answerCells.ts";

export function testOfQuestion({ plan, asks, with: changed, without }: Question): Test {
  const stages = plan.boxes.flatMap((box) => box.stages);
  const { measure, before, after, where, than, yesIf } = asks;
  const at = (moment: Instant | null): Measure =>
    measure ?? { kind: "stock", stages, moment, window: null, where, scenario: [], position: asks.at };
  // the day before is taken under the same stack, so that one run tells both
  const held = than === "before" ? { ...at(before), scenario: changed } : { ...at(after), scenario: without };
  return {
    measure: { ...at(after), scenario: changed },
    against: { kind: "measure", measure: held },
    compare: "difference",
    holdsIf: { kind: yesIf === "less" ? "less than" : "more than", value: 0, unit: noUnit },
    verdict: { supported: 0.8, contradicted: 0.2 },
  };
}
