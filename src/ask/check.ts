// "Are these documents in order?": everything that can be told without running them.
import { DrawCache } from "../compile/drawCache.ts";
import { roundedUnits } from "../compile/roundedUnits.ts";
import type { RoundedUnits } from "../compile/roundedUnits.ts";
import type { Documents } from "../documents/documents.ts";
import type { Problem } from "../errors.ts";
import { factOf } from "../judge/factValue.ts";
import { observedFacts } from "../judge/judgeTargets.ts";
import type { Measure } from "../model/measure.ts";
import { describeStep } from "../quantity/calendar.ts";
import type { Point } from "../scenario/point.ts";
import { distinctStacks, stackName } from "../scenario/stack.ts";
import { warnOfDraws } from "../study/drawsOutside.ts";
import { estimateRecords } from "../study/estimateRecords.ts";
import type { StudyInput } from "../study/planStudy.ts";
import { pointOf } from "../study/pointOf.ts";
import { programOf } from "../study/runReplication.ts";
import { studyInput } from "../study/studyRequest.ts";
import { stacksOfClaims } from "./claims.ts";
import { scoresLines } from "./gates/modelGates.ts";
import { oneRun, sortStacks } from "./possibleStacks.ts";
import type { ImpossibleStack } from "./possibleStacks.ts";

export interface Checked {
  /** people of a one-to-one run, by the name of the stack; [] when no stack is possible on the day */
  readonly sizes: readonly { readonly stack: string; readonly people: number }[];
  readonly impossible: readonly ImpossibleStack[];
  /** where an expression came to part of a server, slot or place; a stack names only what those before it do not */
  readonly rounded: readonly Rounded[];
  /** uncertainties that reach outside what a place allows */
  readonly outside: readonly Problem[];
}

interface Rounded extends RoundedUnits {
  readonly stack: string;
  /** `since`, as a date or a time since the start */
  readonly when: string;
}

/**
 * Compiles every scenario with the measures of all claims and targets.
 *
 * @param told   how many stacks of scenarios are compiled, of how many
 * @throws PendencyError with what does not fit together, or a figure that is named and not at hand
 */
export function checkDocuments(documents: Documents, told: (done: number, of: number) => void = () => {}): Checked {
  const { scenarios, claims, plan } = documents;
  const wanted = distinctStacks([
    [],
    ...scenarios.map(({ name }) => [name]),
    ...stacksOfClaims(claims, documents),
    ...(plan?.stacks ?? []),
    // those of the question are often among them
    ...(plan === null ? [] : [plan.answer.base, ...(plan.answer.with === null ? [] : [plan.answer.with])]),
  ]);
  const kept = new DrawCache();
  const { possible, impossible } = sortStacks(documents, wanted, {}, kept);
  checkFacts(documents);
  // a score file that cannot be read is told here as by every question
  scoresLines(documents);
  const measure = {
    quantities: true,
    // what every model can be asked names nothing that could be missing
    defaults: null,
    claims: claims.map(({ id }) => id),
    targets: true,
  };
  const input = studyInput({ spec: oneRun(possible), measure, warmUpDays: null, eventLimit: 0 }, documents);
  const rounded = new Map<string, Rounded>();
  const sizes = input.spec.stacks.map((stack, index) => {
    const program = programOf(input, index, pointOf(input, { stack: index, replication: 0 }), kept);
    for (const one of roundedUnits(program, documents.graph)) {
      if (rounded.has(one.path)) continue;
      rounded.set(one.path, { ...one, stack: stackName(stack), when: describeStep(one.since, program.time) });
    }
    told(index + 1, possible.length);
    return { stack: stackName(stack), people: Math.floor(estimateRecords(program) + 0.5) };
  });
  return { sizes, impossible, rounded: [...rounded.values()], outside: outsideOf(input, kept) };
}

/** Of the model as it stands; what a scenario alone makes of a draw, a run will tell. */
function outsideOf(input: StudyInput, kept: DrawCache): readonly Problem[] {
  if (input.spec.stacks.length === 0) return [];
  const attempt = (draws: Point["draws"]): void => void programOf(input, 0, { draws, sources: {}, set: [] }, kept);
  const { parameters, graph } = input.documents;
  const feeds = graph.feeds();
  // shares of one fork, and parts of one stage's arrivals, are looked at together
  const placesOf = (name: string): string[] =>
    feeds.traceOf(name).places.map(({ path }) => path.split(".").slice(0, 3).join("."));
  return warnOfDraws(parameters, placesOf, attempt);
}

/** Figures that claims and targets name must be at hand. */
function checkFacts({ claims, targets, facts }: Documents): void {
  // on a day, a claim about a later figure is told as such when claims are judged
  const look = (measure: Measure): void =>
    void (
      measure.kind === "fact" &&
      facts.asOf?.leftOut.has(measure.fact) !== true &&
      factOf(measure.fact, facts, measure.position)
    );
  for (const { measure, against } of claims.flatMap((claim) => claim.tests)) {
    look(measure);
    if (against?.kind === "measure") look(against.measure);
  }
  for (const target of targets) observedFacts(target, facts);
}
