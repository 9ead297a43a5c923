// What documents under a stack of scenarios say whatever their figures are: classes, what feeds what, what
// scenarios change. Draws leave it as it is, so that it is worked out once for all of them.
import type { ModelDocuments } from "../documents/readDocuments.ts";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { circling } from "../model/circles.ts";
import { circleProblem } from "../model/checkCircles.ts";
import type { Feeds } from "../model/feeds.ts";
import { graphOf } from "../model/graph.ts";
import type { Graph } from "../model/graph.ts";
import type { ValueOrDistribution } from "../model/mentions.ts";
import type { Model, Stage } from "../model/model.ts";
import { waysOut } from "../model/ways.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { stepsInDays } from "../quantity/calendar.ts";
import type { RunTime } from "../quantity/calendar.ts";
import { firstKindOf } from "../reading/reading.ts";
import type { SetValue } from "../scenario/point.ts";
import { chancesIn } from "../scenario/scenario.ts";
import { enumerateClasses, sortByName } from "./classes.ts";
import type { Classes } from "./classes.ts";
import { copiesOf, resourceIdsOf } from "./resourceCopies.ts";
import type { ResourceCopy } from "./resourceCopies.ts";
import { attempt, refuse } from "./refuse.ts";
import { givenBy, resolveStack } from "./resolveStack.ts";
import type { StackedChange } from "./resolveStack.ts";
import { groupedBy } from "../reading/groupedBy.ts";

/**
 * What is compiled. A parameter stands among the model's own, among the others, or among both; the graph is of
 * the model with all of them, and is made where it is left out.
 */
export type CompiledDocuments = Pick<ModelDocuments, "model" | "parameters" | "scenarios"> &
  Partial<Pick<ModelDocuments, "graph">>;

export interface Structure {
  readonly graph: Graph;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** changes by the name of their parameter or regime, in their canonical order */
  readonly changes: ReadonlyMap<string, readonly StackedChange[]>;
  readonly feeds: Feeds;
  /** the same, leaving aside what scenarios change */
  readonly asWritten: Feeds;
  readonly classes: Classes;
  readonly time: RunTime;
  /** parameters that changes of the stack name as their chance */
  readonly chances: readonly string[];
  /** in alphabetical order */
  readonly stages: readonly Stage[];
  readonly revisited: ReadonlySet<string>;
  readonly copies: readonly ResourceCopy[];
  /** declared name > the copy that serves each class */
  readonly resourceIds: ReadonlyMap<string, Int32Array>;
  /** all values of a part of the model, by the kind of their places and its name: "stage court" */
  readonly valuesAt: ReadonlyMap<string, readonly ValueOrDistribution[]>;
}

/**
 * @param documents checked ones: a name in them stands for something, and nobody passes on for ever
 * @param set values given from outside, which act as a scenario's
 * @param like of the same documents under another stack, or with other values from outside
 * @throws PendencyError with at most ten problems of the first kind found, in file order
 */
export function structureOf(
  documents: CompiledDocuments,
  stack: readonly string[],
  set: readonly SetValue[] = [],
  like: Structure | null = null,
): Structure {
  const { model } = documents;
  const graph = documents.graph ?? graphOf(withAllParameters(documents));
  const { parameters } = graph.known;
  const { changes } = resolveStack(documents.scenarios, stack, set);
  const problems = changesOfNothing(changes, graph);
  stopAt(problems);
  const feeds = graph.feeds(givenBy(changes));
  for (const circle of feeds.circles) {
    problems.push(circleProblem(graph.known, circle));
  }
  attempt(problems, undefined, () => refuseTooManyHolds(model));
  stopAt(problems);
  return {
    ...(like ?? asDeclared(model, graph)),
    graph,
    parameters,
    changes: groupedBy(changes, ({ change: { target } }) => target.name),
    feeds,
    asWritten: graph.feeds(),
    chances: chancesIn([{ changes: changes.map(({ change }) => change) }]),
  };
}

/** What no stack changes. */
function asDeclared(
  model: Model,
  { modelPlaces }: Graph,
): Pick<Structure, "time" | "classes" | "stages" | "revisited" | "copies" | "resourceIds" | "valuesAt"> {
  const classes = enumerateClasses(model.groups);
  const copies = copiesOf(model, classes);
  return {
    time: runTimeOf(model),
    classes,
    stages: sortByName(model.stages),
    revisited: circling(waysOut(model)),
    copies,
    resourceIds: resourceIdsOf(copies, classes),
    valuesAt: new Map(
      [...groupedBy(modelPlaces, ({ kind, name }) => `${kind} ${name}`)].map(([of, places]) => [
        of,
        places.map(({ value }) => value),
      ]),
    ),
  };
}

/** Throws when something is wrong so far. */
export function stopAt(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new PendencyError(firstKindOf(problems));
}

/** Changes that documents nobody checked, or somebody outside them, make to what is not there. */
function changesOfNothing(changes: readonly StackedChange[], { known }: Graph): Problem[] {
  return changes.flatMap(({ scenario, change: { target, at } }): Problem[] => {
    const all = target.kind === "parameter" ? known.parameters : known.regimes;
    if (all.has(target.name)) return [];
    const path = `scenarios.${scenario}.changes`;
    const got = JSON.stringify(target.name);
    return [{ kind: "names", at, path, expected: `the name of a ${target.kind}`, got }];
  });
}

/** The engines keep which units a person holds in one word of 32 bits. */
const mostHolds = 32;

function refuseTooManyHolds({ holds }: Model): void {
  if (holds.length <= mostHolds) return;
  const hint = "one hold may span many stages, and stages may differ by group instead";
  refuse("limits", holds[mostHolds].at, "holds", `at most ${mostHolds} holds`, `${holds.length}`, hint);
}

/** The model with those of documents written for it, each once. */
function withAllParameters({ model, parameters }: CompiledDocuments): Model {
  return { ...model, parameters: [...new Set([...model.parameters, ...parameters])] };
}

/** When a run begins, its grid and how many steps of it there are. */
export function runTimeOf({ runs, gridDays, fiscalYearStartMonth }: Model): RunTime {
  const startDays = runs.kind === "calendar" ? runs.fromDays : null;
  const days = runs.kind === "calendar" ? runs.toDays - runs.fromDays : runs.forDays;
  return { startDays, gridDays, fiscalYearStartMonth, steps: Math.ceil(stepsInDays(days, gridDays)) };
}
