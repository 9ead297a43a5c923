// A model that answers every move at once: expected numbers of the stack that its question starts from, and of whatever
// somebody has moved, side by side. What a move leaves alone is compiled and planned once.
import { DrawCache } from "../../compile/drawCache.ts";
import type { Documents } from "../../documents/documents.ts";
import type { FanPlan } from "../../documents/studyDocument.ts";
import { levelsOf } from "../gates/modelGates.ts";
import { levelGate } from "../../judge/verdictGate.ts";
import type { ModelGates, VerdictGate } from "../../judge/verdictGate.ts";
import type { Point } from "../../scenario/point.ts";
import { canonicalStack, stackName } from "../../scenario/stack.ts";
import { stepAt } from "../../quantity/calendar.ts";
import { toTheEnd } from "../../reading/toTheEnd.ts";
import type { StudyInput } from "../../study/planStudy.ts";
import type { Study, StudySpec } from "../../study/study.ts";
import { studyInput } from "../../study/studyRequest.ts";
import type { MoreMeasure } from "../../study/studyRequest.ts";
import { answerOf } from "../answer/answerOf.ts";
import { cellsOf, questionOf } from "../answer/answerCells.ts";
import type { PlainAnswer } from "../answer/plainAnswer.ts";
import { flowSeries } from "../flow/flowSeries.ts";
import type { FlowSeries } from "../flow/flowSeries.ts";
import { flowSystem } from "../flow/flowSystem.ts";
import type { FlowSystem } from "../flow/flowSystem.ts";
import type { FanPanel, ObservedPoint } from "../report/fanPanel.ts";
import { fanMeasure, fanMeasures, fanSums } from "../report/fanMeasures.ts";
import { fanPanels, observedPoints } from "../report/fanPanels.ts";
import { withFarPoints } from "../report/farPoints.ts";
import { preferredSources } from "../sourceRule.ts";
import type { LiveEach } from "./eachFound.ts";
import { FirstAnswers } from "./firstAnswers.ts";
import type { AskedState } from "./firstAnswers.ts";
import { Compiled, Lane } from "./lane.ts";
import type { Made } from "./lane.ts";
import { IdleLevers } from "./idleLevers.ts";
import { liveFans } from "./liveFans.ts";
import type { LiveMore } from "./liveMore.ts";
import { merged, studyOf } from "./liveStudy.ts";
import { sinceOf } from "./sinceOf.ts";
import { pointOfLevers } from "./moves.ts";
import type { Moves } from "./moves.ts";
import { whatWasMoved } from "./whatWasMoved.ts";

/** What one state of scenarios and levers comes to. Plain data, safe to post. */
export interface LiveAnswer {
  /** null where the model's study does not say what its question compares */
  readonly plain: PlainAnswer | null;
  /** one band of the base, and one of what was moved where anything was */
  readonly panels: readonly FanPanel[];
  /** by key of a panel: what forecasts of its level have come to */
  readonly panelGates: Readonly<Record<string, VerdictGate>>;
  readonly measures: readonly LiveMeasure[];
  readonly flow: LiveFlow | null;
  /** days that a step of the run covers */
  readonly stepDays: number;
  /** whether it is the run itself, or what a coarser one comes to, corrected: the run follows */
  readonly isFirst: boolean;
  /** parameters that were moved and were seen to change no figure under these scenarios */
  readonly idle: readonly string[];
  /** what only further pictures show; left out unless asked for */
  readonly more?: LiveMore;
  readonly each?: LiveEach;
}

/** What is made beside a quick answer, because a picture of it is open. */
export interface Wanted {
  readonly more: boolean;
  readonly each: boolean;
}

/** The whole system at every instant, for a picture of it. */
export interface LiveFlow {
  readonly system: FlowSystem;
  readonly base: FlowSeries;
  /** null: nothing was moved */
  readonly now: FlowSeries | null;
}

/** A quantity of the model, without what was moved and with it; null where there was nothing to measure. */
interface LiveMeasure {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly base: number | null;
  readonly now: number | null;
  /** what forecasts of its level have come to */
  readonly gate: VerdictGate;
}

/** Stands among the scenarios of a stack whose levers were moved; no scenario can be called so. */
export const movedByHand = "levers moved";

export class LiveModel {
  readonly #documents: Documents;
  readonly #gates: ModelGates;
  readonly #fans: readonly FanPlan[];
  /** one and the same for every move: what is compiled of them is kept */
  readonly #more: readonly MoreMeasure[];
  readonly #sums: NonNullable<StudySpec["sums"]>;
  readonly #observed: Readonly<Record<string, readonly ObservedPoint[]>>;
  readonly #panelGates: LiveAnswer["panelGates"];
  /** days of a step, null: a quick one > what runs with it have in common */
  readonly #ways = new Map<number | null, Way>();
  readonly #kept = new DrawCache();
  readonly #ofBase = new Compiled(this.#kept);
  readonly #ofMoved = new Compiled(this.#kept);
  readonly #ofFirst = new Compiled(this.#kept);
  readonly #idle = new IdleLevers();
  /** null: nothing is known yet */
  #first: FirstAnswers | null = null;
  readonly #holds: boolean | null;
  #answered: Answered | null = null;

  /** @param holds whether levers may be held for first answers (see heldLevers); null: it is found out */
  constructor(documents: Documents, gates: ModelGates, holds: boolean | null = null) {
    this.#documents = documents;
    this.#gates = gates;
    this.#holds = holds;
    this.#fans = liveFans(documents);
    const { facts, model, plan } = documents;
    const question = plan === null ? null : questionOf(plan.answer);
    const cells = (question === null ? [] : cellsOf(question)).map((cell) => ({ ...cell, everyStack: true }));
    this.#more = [...cells, ...fanMeasures(this.#fans, model)];
    this.#sums = fanSums(this.#fans);
    this.#observed = Object.fromEntries(this.#fans.map((fan) => [fan.key, observedPoints(fan, facts, model)]));
    this.#panelGates = Object.fromEntries(
      this.#fans.map((fan) => [fan.key, levelGate(fanMeasure(fan, documents.model), gates)]),
    );
  }

  /**
   * @param stepDays of a run; null: a quick one
   * @throws PendencyError when scenarios contradict each other, or a value cannot be had
   */
  answer(moves: Moves, stepDays: number | null = null): LiveAnswer {
    return toTheEnd(this.inSlices(moves, stepDays));
  }

  /** The same, some steps of the run at a time: whoever has moved on meanwhile leaves it. */
  *inSlices(moves: Moves, stepDays: number | null = null): Generator<void, LiveAnswer, void> {
    const asked = this.#askedOf(moves);
    const way = this.#wayOf(stepDays);
    const base = this.#baseRun(way, asked);
    if (!asked.isMoved) return this.#told(moves, asked, way, [base], false);
    const moved = yield* way.moved.inSlices(asked.key, asked.ofMoved, 1, asked.point);
    if (stepDays === null) this.#first?.made({ moves, made: moved, isBase: false });
    return this.#told(moves, asked, way, [base, moved], false);
  }

  /**
   * What the quick answer will be, nearly: a coarse run corrected by a run that is known. The answer itself where nothing was
   * moved, or nothing else than before.
   *
   * @returns null where no run is known to correct by, or it cannot be had
   * @throws PendencyError as `answer` does
   */
  first(moves: Moves): LiveAnswer | null {
    const asked = this.#askedOf(moves);
    const way = this.#wayOf(null);
    if (way.baseRun === null || this.#first === null) return null;
    if (!asked.isMoved || way.moved.has(asked.key)) return this.answer(moves);
    const made = this.#first.guess(moves, asked);
    return made === null ? null : this.#told(moves, asked, way, [way.baseRun, made], true);
  }

  /** Whether levers may be held; null: nobody knows yet. */
  get holds(): boolean | null {
    return this.#first?.holds ?? this.#holds;
  }

  /** Whether first answers take no longer than they will. */
  get isSettled(): boolean {
    return this.#first?.isSettled === true;
  }

  /** Makes what first answers are held against, while nobody waits. */
  settle(): void {
    toTheEnd(this.settleInSlices());
  }

  /** No more of it than first answers of levers need. */
  *readyInSlices(): Generator<void, void, void> {
    if (this.isSettled) return;
    for (const _ of this.settleInSlices()) {
      if (this.isSettled) return;
      yield;
    }
  }

  /** The same, some steps at a time. Left early, it goes on where it was left. */
  *settleInSlices(): Generator<void, void, void> {
    if (this.#first !== null) yield* this.#first.settle();
  }

  #wayOf(stepDays: number | null): Way {
    const way = this.#ways.get(stepDays) ?? {
      stepDays,
      base: new Lane(stepDays, this.#ofBase),
      moved: new Lane(stepDays, this.#ofMoved),
      baseRun: null,
      system: null,
      baseFlow: null,
      baseStudies: new Map(),
    };
    this.#ways.set(stepDays, way);
    return way;
  }

  #baseRun(way: Way, { input, base }: AskedState): Made {
    const run = (way.baseRun ??= way.base.make(input, 0, null));
    if (way.stepDays === null && this.#first === null) {
      const since = stepAt(sinceOf(this.#documents), run.program.time) ?? 0;
      const around = {
        documents: this.#documents,
        ofMoved: this.#ofMoved,
        ofFirst: this.#ofFirst,
        askedOf: (moves: Moves) => this.#askedOf(moves),
        inputOf: this.inputOf.bind(this),
      };
      this.#first = new FirstAnswers(around, since, input.spec, this.#holds);
      const still = { stack: base, levers: [] };
      this.#first.made({ moves: still, made: run, isBase: true });
    }
    return run;
  }

  #askedOf({ stack, levers, sources = [] }: Moves): AskedState {
    const base = canonicalStack(this.#documents.plan?.answer.base ?? []);
    const now = canonicalStack(stack);
    const point = pointOfLevers(this.#documents, levers, sinceOf(this.#documents));
    const isByHand = point !== null || sources.length > 0;
    const isMoved = isByHand || stackName(now) !== stackName(base);
    const input = this.inputOf([base, now], [null, point], []);
    const ofMoved = sources.length === 0 ? input : this.inputOf([base, now], [null, point], sources);
    const named = isMoved ? namedApart(base, now, isByHand) : [base];
    const past = pastOf(now, sources);
    return { base, now, point, isMoved, input, ofMoved, named, past, key: JSON.stringify([past, levers]) };
  }

  #told(
    { levers }: Moves,
    { base, now, named, isMoved, input, past }: AskedState,
    way: Way,
    runs: readonly Made[],
    isFirst: boolean,
  ): LiveAnswer {
    const study = studyOf(way.baseStudies, input, runs, named, false);
    const wholeStudy = (): Study => studyOf(way.baseStudies, input, runs, named, true);
    this.#answered = { base, now, named, runs, input, wholeStudy, stepDays: way.stepDays };
    const measures = this.#measuresOf(study);
    const { observation } = runs[runs.length - 1];
    if (!isFirst && way.stepDays === null)
      this.#idle.see({ past, levers, observation, figures: measures.map((one) => one.now) });
    return {
      plain: this.#plainOf(study, isMoved ? named : [base, base]),
      panels: this.#panelsIn(study),
      panelGates: this.#panelGates,
      measures,
      idle: this.#idle.among({ past, levers }),
      flow: this.#flowOf(way, runs),
      stepDays: way.base.step * runs[0].program.time.gridDays,
      isFirst,
    };
  }

  /** What the last answer was made from: further pictures are made of the same. */
  get answered(): Answered {
    if (this.#answered === null) throw new Error("live model › expected an answer before this; got none");
    return this.#answered;
  }

  /** The same series of other runs of this model. @param stacks the runs' names */
  panelsOf(input: StudyInput, runs: readonly Made[], stacks: readonly (readonly string[])[]): readonly FanPanel[] {
    return this.#panelsIn(merged(input, runs, stacks, false));
  }

  inputOf(
    stacks: readonly (readonly string[])[],
    settings: readonly (Point | null)[],
    believed: NonNullable<Moves["sources"]>,
  ): StudyInput {
    const { plan, parameters } = this.#documents;
    const spec: StudySpec = {
      engine: "fluid",
      seed: 0,
      replications: 1,
      stacks,
      settings,
      shown: stacks,
      inFull: null,
      fewer: null,
      points: "central",
      sources: { ...preferredSources(parameters, {}), ...plan?.sources, ...Object.fromEntries(believed) },
      sample: null,
      seriesGroup: plan?.series.group ?? "",
      seriesLevels: plan?.series.levels ?? [],
      sums: this.#sums,
    };
    const measure = { quantities: true, defaults: null, claims: [], targets: false, more: this.#more };
    return studyInput({ spec, measure, warmUpDays: null, eventLimit: 0 }, this.#documents);
  }

  #plainOf(study: Study, [without, now]: readonly (readonly string[])[]): PlainAnswer | null {
    const { plan } = this.#documents;
    const question = plan === null ? null : questionOf(plan.answer);
    if (question === null) return null;
    const isAsked = stackName(question.with) === stackName(now);
    const change = isAsked ? question.plan.change : whatWasMoved;
    const moved = { ...question, plan: { ...question.plan, change }, without, with: now };
    return answerOf(this.#documents, moved, study, [], [], this.#gates);
  }

  #panelsIn(study: Study): readonly FanPanel[] {
    const stacks = study.stacks.map(({ stack }) => stack);
    const fans = this.#fans.map((fan) => ({ ...fan, stacks }));
    const { model } = this.#documents;
    const panels = fanPanels(fans, study, model, [], { base: stacks[0], with: null });
    return panels.map((panel) =>
      withFarPoints(panel, this.#observed[panel.key] ?? [], this.#gates, model.fiscalYearStartMonth),
    );
  }

  #flowOf(way: Way, [base, now]: readonly Made[]): LiveFlow | null {
    const { stages } = this.#documents.model;
    const phases = Object.fromEntries(stages.map(({ name, phase }) => [name, phase]));
    const system = (way.system ??= flowSystem(base.program, phases));
    const seriesOf = ({ program, observation }: Made): FlowSeries | null => flowSeries(system, program, observation);
    const ofBase = (way.baseFlow ??= seriesOf(base));
    return ofBase === null ? null : { system, base: ofBase, now: now === undefined ? null : seriesOf(now) };
  }

  #measuresOf({ stacks }: Study): readonly LiveMeasure[] {
    const gates = levelsOf(this.#documents, this.#gates);
    const quantities = stacks.at(-1)?.measures.filter(({ of }) => of === "quantity") ?? [];
    return quantities.map(({ name, title, unit, mean }) => ({
      name,
      title,
      unit,
      base: stacks[0].measures.find((one) => one.name === name)?.mean ?? null,
      now: mean,
      gate: gates[name],
    }));
  }
}

/** An answer before it is told: one run, or two where anything was moved. */
interface Answered {
  readonly base: readonly string[];
  readonly now: readonly string[];
  /** what the runs are called */
  readonly named: readonly (readonly string[])[];
  readonly runs: readonly Made[];
  readonly input: StudyInput;
  /** with all that further pictures show */
  readonly wholeStudy: () => Study;
  /** of the runs; null: quick ones */
  readonly stepDays: number | null;
}

/** All runs of one length of step. */
interface Way {
  /** null: quick ones */
  readonly stepDays: number | null;
  readonly base: Lane;
  readonly moved: Lane;
  /** made once */
  baseRun: Made | null;
  system: FlowSystem | null;
  baseFlow: FlowSeries | null;
  /** with all that further pictures show, and without > the base's */
  readonly baseStudies: Map<boolean, Study>;
}

function pastOf(stack: readonly string[], sources: NonNullable<Moves["sources"]>): string {
  return JSON.stringify([stack, sources]);
}

/** Two names for two columns: where both are of one stack, levers tell them apart. */
function namedApart(
  base: readonly string[],
  now: readonly string[],
  isByHand: boolean,
): readonly (readonly string[])[] {
  return [base, isByHand ? [...now, movedByHand] : now];
}
