// What scripts hand over is checked as what is typed: an engine nobody knows would run another without a word.
import { refuseUsage } from "../errors.ts";
import type { Documents } from "../documents/documents.ts";
import { sourceRules } from "../parameters/parameter.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import type { Asked } from "./asked.ts";
import { isMapping } from "./checkCall.ts";

const engines = ["individual", "fluid"];

/**
 * Seeds and replications are checked where a study is planned.
 *
 * @throws PendencyError (usage) at the first that no question can be asked with
 */
export function checkAsked({ engine, rule, warmUpDays, stepDays, sources, setting }: Asked, runDays: number): void {
  expectWord("engine", engine, engines);
  expectWord("rule", rule, sourceRules);
  if (sources !== undefined && !isMapping(sources)) {
    refuseUsage("sources", "alternatives by the names of parameters", describeGiven(sources));
  }
  if (setting !== undefined && setting !== null && !isPoint(setting)) {
    refuseUsage("setting", "a point, such as readSettings gives", describeGiven(setting));
  }
  checkStep(stepDays, runDays);
  if (warmUpDays === undefined || (typeof warmUpDays === "number" && warmUpDays >= 0 && warmUpDays < runDays)) return;
  const length = `${Number(runDays.toPrecision(6))} days`;
  refuseUsage("warm-up", `days from 0 to less than the run's ${length}`, String(warmUpDays));
}

function isPoint(setting: unknown): boolean {
  return (
    isMapping(setting) && isMapping(setting["draws"]) && isMapping(setting["sources"]) && Array.isArray(setting["set"])
  );
}

/** How long a run of the model is, in days. */
export function runDaysOf({ model: { runs } }: Pick<Documents, "model">): number {
  return runs.kind === "calendar" ? runs.toDays - runs.fromDays : runs.forDays;
}

const mostSteps = 1_000_000;

function checkStep(stepDays: number | undefined, runDays: number): void {
  if (stepDays === undefined) return;
  if (typeof stepDays === "number" && stepDays > 0 && stepDays <= runDays && runDays / stepDays <= mostSteps) return;
  const length = `${Number(runDays.toPrecision(6))} days`;
  const most = mostSteps.toLocaleString("en");
  refuseUsage("step", `a length above 0, at most the run's ${length}, and at most ${most} steps`, `${stepDays} days`);
}

function expectWord(name: string, value: unknown, known: readonly string[]): void {
  if (value === undefined || known.includes(value as string)) return;
  const got = typeof value === "string" ? JSON.stringify(value) : String(value);
  refuseUsage(name, known.map((one) => `"${one}"`).join(" or "), got);
}
