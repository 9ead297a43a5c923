// What documents under a stack of scenarios say whatever their figures are: names that stand for something,
// classes, what depends on what. Draws leave it as it is, so that it is worked out once for all of them.
import type { ModelDocuments } from "../documents/readDocuments.ts";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { Model, Stage } from "../model/model.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { stepsInDays } from "../quantity/calendar.ts";
import type { RunTime } from "../quantity/calendar.ts";
import { firstKindOf } from "../reading/reading.ts";
import type { SetValue } from "../scenario/point.ts";
import { windowOf } from "./changes.ts";
import { checkNames } from "./checkNames.ts";
import { enumerateClasses, sortByName } from "./classes.ts";
import type { Classes } from "./classes.ts";
import { copiesOf, resourceIdsOf } from "./resourceCopies.ts";
import type { ResourceCopy } from "./resourceCopies.ts";
import { findDependencies } from "./dependencies.ts";
import type { Dependencies } from "./dependencies.ts";
import { attempt, refuse } from "./refuse.ts";
import { resolveStack } from "./resolveStack.ts";
import type { StackedChange } from "./resolveStack.ts";
import { refusePassingLoops, revisitedStages } from "./stageGraph.ts";

/** What is compiled. A parameter stands among the model's own, among the others, or among both. */
export type CompiledDocuments = Pick<ModelDocuments, "model" | "parameters" | "scenarios">;

export interface Structure {
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** changes by the name of their parameter or regime, in their canonical order */
  readonly changes: ReadonlyMap<string, readonly StackedChange[]>;
  readonly dependencies: Dependencies;
  /** the same, leaving aside what scenarios change */
  readonly named: Dependencies;
  readonly classes: Classes;
  readonly time: RunTime;
  /** instants of changes for new arrivals only, grid steps, rising */
  readonly eras: readonly number[];
  /** in alphabetical order */
  readonly stages: readonly Stage[];
  readonly revisited: ReadonlySet<string>;
  readonly copies: readonly ResourceCopy[];
  /** declared name > the copy that serves each class */
  readonly resourceIds: ReadonlyMap<string, Int32Array>;
}

/**
 * @param set values given from outside, which act as a scenario's
 * @throws PendencyError with at most ten problems of the first kind found, in file order
 */
export function structureOf(
  documents: CompiledDocuments,
  stack: readonly string[],
  set: readonly SetValue[] = [],
): Structure {
  const { model } = documents;
  const parameters = parametersOf(documents);
  const { changes } = resolveStack(documents.scenarios, stack, set);
  const problems: Problem[] = checkNames(model, parameters, changes);
  stopAt(problems);
  const byTarget = changesByTarget(changes);
  const dependencies = findDependencies(model, parameters, byTarget);
  for (const circle of dependencies.circles) {
    const at = parameters.get(circle[0])?.at ?? null;
    const path = `parameters.${circle[0]}`;
    problems.push({ kind: "names", at, path, expected: "parameters that end in numbers", got: circle.join(" → ") });
  }
  attempt(problems, undefined, () => refusePassingLoops(model));
  attempt(problems, undefined, () => refuseTooManyHolds(model));
  stopAt(problems);
  const time = runTimeOf(model);
  const classes = enumerateClasses(model.groups);
  const copies = copiesOf(model, classes);
  return {
    parameters,
    changes: byTarget,
    dependencies,
    named: changes.length === 0 ? dependencies : findDependencies(model, parameters, new Map()),
    classes,
    time,
    eras: erasOf(changes, time),
    stages: sortByName(model.stages),
    revisited: revisitedStages(model),
    copies,
    resourceIds: resourceIdsOf(copies, classes),
  };
}

/** Throws when something is wrong so far. */
export function stopAt(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new PendencyError(firstKindOf(problems));
}

/** The engines keep which units a person holds in one word of 32 bits. */
const mostHolds = 32;

function refuseTooManyHolds({ holds }: Model): void {
  if (holds.length <= mostHolds) return;
  const hint = "one hold may span many stages, and stages may differ by group instead";
  refuse("limits", holds[mostHolds].at, "holds", `at most ${mostHolds} holds`, `${holds.length}`, hint);
}

/** The model's own parameters and those of documents written for it. */
function parametersOf({ model, parameters }: CompiledDocuments): ReadonlyMap<string, Parameter> {
  const all = new Map<string, Parameter>();
  for (const parameter of [...model.parameters, ...parameters]) {
    const known = all.get(parameter.name);
    if (known !== undefined && known !== parameter) {
      const got = `a second one; the first is at ${known.at.file}:${known.at.line}`;
      const path = `parameters.${parameter.name}`;
      stopAt([{ kind: "names", at: parameter.at, path, expected: "one parameter of this name", got }]);
    }
    all.set(parameter.name, parameter);
  }
  return all;
}

function changesByTarget(changes: readonly StackedChange[]): ReadonlyMap<string, readonly StackedChange[]> {
  const found = new Map<string, StackedChange[]>();
  for (const stacked of changes) {
    const { name } = stacked.change.target;
    found.set(name, [...(found.get(name) ?? []), stacked]);
  }
  return found;
}

function runTimeOf({ runs, gridDays, fiscalYearStartMonth }: Model): RunTime {
  const startDays = runs.kind === "calendar" ? runs.fromDays : null;
  const days = runs.kind === "calendar" ? runs.toDays - runs.fromDays : runs.forDays;
  return { startDays, gridDays, fiscalYearStartMonth, steps: Math.ceil(stepsInDays(days, gridDays)) };
}

function erasOf(changes: readonly StackedChange[], time: RunTime): number[] {
  const starts = changes.flatMap(({ change }) =>
    change.appliesTo === "new arrivals" ? [windowOf({ time }, change).from] : [],
  );
  return [...new Set(starts)].filter((start) => start < time.steps).sort((left, right) => left - right);
}
