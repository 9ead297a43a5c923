// Runs of expected numbers at points that somebody chooses, one after another in this thread: what they have in common is
// compiled and planned once for each stack.
import { DrawCache } from "../../compile/drawCache.ts";
import type { Documents } from "../../documents/documents.ts";
import { PendencyError } from "../../errors.ts";
import { distinctStacks, stackName } from "../../scenario/stack.ts";
import { together } from "../../scenario/point.ts";
import type { Point } from "../../scenario/point.ts";
import { fluidStepAsked } from "../../study/fluidStep.ts";
import { FluidRuns } from "../../study/fluidRuns.ts";
import type { StudyInput } from "../../study/planStudy.ts";
import { askedSteps, programOf } from "../../study/runReplication.ts";
import type { FluidMade, StudySpec } from "../../study/study.ts";
import { studyInput } from "../../study/studyRequest.ts";
import type { MoreMeasure } from "../../study/studyRequest.ts";
import type { Asked } from "../asked.ts";
import { stacksOf } from "../flip/turned.ts";
import type { Turned } from "../flip/turned.ts";
import { measuresOf } from "../flip/turnedRuns.ts";
import { quickStepDays } from "../quickStep.ts";
import { preferredSources } from "../sourceRule.ts";
import { Teller } from "./told.ts";
import type { Told } from "./told.ts";

/** One stack, and what is measured under it. */
export interface StackRuns {
  readonly stack: readonly string[];
  readonly spec: StudySpec;
  readonly more: readonly MoreMeasure[];
  readonly fluid: FluidMade;
}

interface Stack extends StackRuns {
  readonly input: StudyInput;
  readonly runs: FluidRuns;
}

export class FluidLooks {
  readonly stacks: readonly StackRuns[];
  readonly teller: Teller;
  readonly #stacks: readonly Stack[];
  readonly #setting: Point | null;
  readonly #documents: Documents;
  readonly #units = new Map<string, string>();
  /** of every place that was looked at: searches come back to some */
  readonly #known = new Map<string, ReadonlyMap<string, number | null> | null>();

  /** @throws PendencyError where the documents do not fit together under a stack of what is turned */
  constructor(documents: Documents, turned: Turned, asked: Asked, isHalfStep = false) {
    const { setting = null } = asked;
    this.#setting = setting;
    this.#documents = documents;
    const measures = measuresOf(turned);
    const stepDays = (asked.stepDays ?? quickStepDays(documents.model)) / (isHalfStep ? 2 : 1);
    this.#stacks = distinctStacks(stacksOf(turned.claim)).map((stack) => {
      const more = measures
        .filter(({ measure }) => stackName(measure.scenario) === stackName(stack))
        .map((one) => ({ ...one, everyStack: true }));
      const spec = specOf(documents, asked, stack);
      const input = inputOf(documents, spec, more, asked.warmUpDays ?? null);
      const fluid = fluidStepAsked([programOf(input, 0, setting)], input, stepDays);
      return { stack, spec, more, fluid, input, runs: new FluidRuns(fluid.step, spec) };
    });
    this.stacks = this.#stacks;
    this.teller = this.tellerOf(turned);
    const values = new Map<string, number | null>();
    for (const one of this.#stacks) {
      for (const { name, unit, value } of this.#measured(one, null)) {
        this.#units.set(name, unit);
        values.set(name, value);
      }
    }
    this.#known.set(keyOf(null, {}), values);
  }

  /** Of another part of the same claim: its runs are the same. */
  tellerOf(turned: Turned): Teller {
    return new Teller(turned, this.#documents, (name) => this.#units.get(name) ?? "");
  }

  get stepDays(): number {
    return this.#stacks[0].fluid.stepDays;
  }

  /** Runs that were made, one for each place. */
  get looks(): number {
    return this.#known.size;
  }

  /**
   * @param point   null: everything as assumed
   * @param sources publishers in place of those that are assumed
   * @returns null where the documents refuse the point, or a test has no number there
   */
  at(point: Point | null, sources: Readonly<Record<string, string>> = {}, teller = this.teller): Told | null {
    const values = this.#valuesAt(point, sources);
    return values === null ? null : teller.tell((name) => values.get(name) ?? null);
  }

  /** Null where the documents refuse the point. */
  #valuesAt(point: Point | null, sources: Readonly<Record<string, string>>): ReadonlyMap<string, number | null> | null {
    const key = keyOf(point, sources);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const values = this.#runAt(point, sources);
    this.#known.set(key, values);
    return values;
  }

  #runAt(point: Point | null, sources: Readonly<Record<string, string>>): ReadonlyMap<string, number | null> | null {
    const values = new Map<string, number | null>();
    try {
      for (const one of this.#stacks) {
        for (const { name, value } of this.#measured(one, point, sources)) values.set(name, value);
      }
    } catch (error) {
      if (error instanceof PendencyError) return null;
      throw error;
    }
    return values;
  }

  #measured({ input, runs }: Stack, point: Point | null, sources: Readonly<Record<string, string>> = {}) {
    const at = together(this.#setting, point);
    const isOther = Object.keys(sources).length > 0;
    const own = isOther ? { ...input, spec: { ...input.spec, sources: { ...input.spec.sources, ...sources } } } : input;
    const program = programOf(own, 0, at, isOther ? new DrawCache() : undefined);
    return runs.run(
      program,
      false,
      askedSteps(program, () => true),
    ).measures;
  }
}

function keyOf(point: Point | null, sources: Readonly<Record<string, string>>): string {
  return JSON.stringify([point, sources]);
}

function specOf({ parameters, plan }: Documents, { sources }: Asked, stack: readonly string[]): StudySpec {
  return {
    engine: "fluid",
    seed: 0,
    replications: 1,
    stacks: [stack],
    shown: [],
    inFull: null,
    fewer: null,
    points: "central",
    sources: { ...preferredSources(parameters, {}), ...plan?.sources, ...sources },
    sample: null,
    seriesGroup: "",
    seriesLevels: [],
  };
}

function inputOf(
  documents: Documents,
  spec: StudySpec,
  more: readonly MoreMeasure[],
  warmUpDays: number | null,
): StudyInput {
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more };
  return studyInput({ spec, measure, warmUpDays, eventLimit: Number.MAX_SAFE_INTEGER }, documents);
}
