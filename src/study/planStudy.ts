// A study as a list of runs. Replication r of every stack has the same seed and the same draws, so stacks are
// paired; and the first k runs of a longer study are the study of k runs.
import { PendencyError, problem, refuseUsage } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import type { ModelDocuments } from "../documents/readDocuments.ts";
import { didYouMean } from "../reading/suggest.ts";
import type { StudySpec } from "./study.ts";
import type { StudyMeasure } from "./studyMeasures.ts";
import { canonicalStack, distinctStacks, stackName } from "../scenario/stack.ts";

/**
 * Everything the runs of a study need: every worker makes it for itself from the request, once for all its
 * runs.
 */
export interface StudyInput {
  readonly documents: ModelDocuments;
  readonly facts: FactLibrary;
  readonly spec: StudySpec;
  readonly measures: readonly StudyMeasure[];
  /** days not counted at the start of a run, in place of the model's own; null for the model's own */
  readonly warmUpDays: number | null;
  /** events one run may have before it is stopped */
  readonly eventLimit: number;
  /** grid steps of a step of the fluid engine; left out where single persons are followed */
  readonly fluidStep?: number;
  /** see `planFor`; left out: as many as usual */
  readonly histories?: number;
}

/** One run: which of the spec's stacks, and which replication of it (from 0). */
export interface StudyTask {
  /** place in the plan, from 0: by it the order of finishing is forgotten */
  readonly index: number;
  readonly stack: number;
  readonly replication: number;
}

/**
 * The runs of a study, all stacks of one replication before the next: stopping early leaves whole pairs.
 *
 * @throws PendencyError (usage, names) when the spec asks for no run, or for a scenario or source that does
 *   not exist
 */
export function planStudy(input: StudyInput): readonly StudyTask[] {
  checkSpec(input);
  const tasks: StudyTask[] = [];
  for (let replication = 0; replication < input.spec.replications; replication++) {
    for (const stack of input.spec.stacks.keys()) {
      if (replication < replicationsOf(input.spec, stack)) {
        tasks.push({ index: tasks.length, stack, replication });
      }
    }
  }
  return tasks;
}

/** How many replications one of the spec's stacks has. */
export function replicationsOf({ replications, stacks, fewer }: StudySpec, stack: number): number {
  if (fewer === null) return replications;
  const name = stackName(stacks[stack]);
  const isFewer = fewer.stacks.some((each) => stackName(canonicalStack(each)) === name);
  return isFewer ? Math.min(replications, fewer.replications) : replications;
}

/**
 * The spec with its stacks in canonical form: each once, or one for each setting where settings are given.
 */
export function canonicalSpec(spec: StudySpec): StudySpec {
  const stacks = spec.settings === undefined ? distinctStacks(spec.stacks) : spec.stacks.map(canonicalStack);
  return { ...spec, stacks, shown: distinctStacks(spec.shown) };
}

/** A study of more runs would not end, and its list alone would fill the memory. */
const mostRuns = 10_000_000;

function checkSpec({ documents, spec }: StudyInput): void {
  if (spec.points.length === 0) refuseUsage("points", 'at least one point, "drawn" or "central"', "an empty list");
  if (spec.settings !== undefined && spec.settings.length !== spec.stacks.length) {
    refuseUsage("settings", `one for each of the ${spec.stacks.length} stacks, or none`, String(spec.settings.length));
  }
  if (!Number.isInteger(spec.replications) || spec.replications < 1) {
    refuseUsage("replications", "a whole number, 1 or more", String(spec.replications));
  }
  if (spec.replications * spec.stacks.length > mostRuns) {
    const [most, got] = [mostRuns, spec.replications * spec.stacks.length].map((runs) => runs.toLocaleString("en"));
    throw new PendencyError([problem("limits", null, "replications", `at most ${most} runs in a study`, got)]);
  }
  if (!Number.isInteger(spec.seed) || spec.seed < 0 || spec.seed > 0xffffffff) {
    refuseUsage("seed", "a whole number from 0 to 4294967295", String(spec.seed));
  }
  const names = documents.scenarios.map((scenario) => scenario.name);
  for (const stack of spec.stacks) {
    for (const name of stack) {
      if (!names.includes(name))
        refuseUsage("scenario", namesOrNone(names, "a scenario of the model"), `"${name}"`, didYouMean(name, names));
    }
  }
  const disputed = documents.parameters.filter((parameter) => parameter.alternatives !== null);
  for (const [name, option] of Object.entries(spec.sources)) {
    const found = disputed.find((parameter) => parameter.name === name)?.alternatives;
    const options = found?.options.map((each) => each.name) ?? [];
    if (found === undefined || found === null) {
      const disputedNames = disputed.map((parameter) => parameter.name);
      refuseUsage(
        "source",
        namesOrNone(disputedNames, "a parameter with alternatives"),
        `"${name}"`,
        didYouMean(name, disputedNames),
      );
    } else if (!options.includes(option)) {
      refuseUsage(
        `source › ${name}`,
        namesOrNone(options, "one of its alternatives"),
        `"${option}"`,
        didYouMean(option, options),
      );
    }
  }
  if (spec.stacks.length === 0)
    refuseUsage("scenario", `at least one stack of scenarios, such as ${stackName([])}`, "none");
}

function namesOrNone(names: readonly string[], what: string): string {
  return names.length === 0 ? `${what} (it has none)` : `${what} (${names.join(", ")})`;
}
