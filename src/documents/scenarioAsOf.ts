// A scenario as somebody standing on a day would have supposed it.
import type { Change, Scenario } from "../scenario/scenario.ts";
import type { JudgedLater } from "./asOfAccount.ts";
import { isLater } from "./knownWhen.ts";

/** What a scenario would have supposed on the day; what was supposed later is used all the same, and named. */
export function scenarioAsOf(scenario: Scenario, day: number, judgedLater: JudgedLater[]): Scenario {
  const changes = scenario.changes.map((change): Change => {
    const knownFrom = change.knownFrom ?? scenario.knownFrom ?? null;
    if (!isLater(knownFrom, { day })) return change;
    const before = (change.earlier ?? []).findLast((one) => one.knownFrom.days <= day);
    if (before !== undefined) return { ...change, action: before.action, knownFrom: before.knownFrom };
    const part = `${change.target.name} from ${change.from.text}`;
    judgedLater.push({ parameter: `scenario ${scenario.name}`, part, knownFrom: knownFrom?.text ?? "" });
    return change;
  });
  return { ...scenario, changes };
}
