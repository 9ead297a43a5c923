// Runs of both sides of a page, draw by draw: without what was moved and with it, with the same draw of every uncertain
// parameter. Each pair is told as soon as it is made, as the numbers that the page shows, so that whoever stops keeps all.
import { DrawCache } from "../../compile/drawCache.ts";
import type { Program } from "../../compile/program.ts";
import type { Documents } from "../../documents/documents.ts";
import { noGates } from "../../judge/verdictGate.ts";
import type { Observation } from "../../observe/observation.ts";
import type { SampleRule } from "../../model/sampleRule.ts";
import { canonicalStack, stackName } from "../../scenario/stack.ts";
import type { Point } from "../../scenario/point.ts";
import { FluidRuns } from "../../study/fluidRuns.ts";
import { mergeStudy } from "../../study/mergeStudy.ts";
import type { StudyInput } from "../../study/planStudy.ts";
import { pointOf } from "../../study/pointOf.ts";
import { programOfTask } from "../../study/runReplication.ts";
import type { Study, StudySpec } from "../../study/study.ts";
import { studyInput } from "../../study/studyRequest.ts";
import { answerOf } from "../answer/answerOf.ts";
import { cellsOf, questionOf } from "../answer/answerCells.ts";
import { fanMeasures, fanSums, whereOf } from "../report/fanMeasures.ts";
import { fanPanels } from "../report/fanPanels.ts";
import { recordOf } from "../sampleNoise.ts";
import { preferredSources } from "../sourceRule.ts";
import type { LiveConduct } from "./liveClaims.ts";
import { liveFans } from "./liveFans.ts";
import { stepOf } from "./lane.ts";
import { sinceOf } from "./sinceOf.ts";
import { pointOfLevers } from "./moves.ts";
import type { Moves } from "./moves.ts";

export type RunEngine = StudySpec["engine"];

/** Which runs somebody wants. Plain data, safe to post. */
export interface RunsAsked {
  readonly moves: Moves;
  readonly engine: RunEngine;
  /** the first replication, and the one before which it ends: those of the study with the model's seed */
  readonly from: number;
  /** null: as many as the model's study has */
  readonly to: number | null;
  /** days of a step of the fluid engine; null: as quick as a live answer */
  readonly stepDays: number | null;
  /** the base's first runs of this length of step, where somebody has kept them from a worker before; left out: none */
  readonly base?: KnownBase;
}

export interface KnownBase {
  readonly made: RunsMade;
  readonly runs: readonly SideRun[];
}

/** One replication of both sides. Plain data, safe to post. */
export interface PairOfRuns {
  readonly replication: number;
  /** key of a panel > one row a side, each as long as the panel's points; one side where nothing was moved */
  readonly rows: Readonly<Record<string, readonly (readonly number[])[]>>;
  /** what the question asks about */
  readonly answer: RunAnswer;
}

/** null where the model asks about nothing, or the run has no number; before: where no day is compared with another */
interface RunAnswer {
  readonly before: number | null;
  readonly without: number | null;
  readonly with: number | null;
}

/** How the runs were made. */
export interface RunsMade {
  readonly engine: RunEngine;
  /** the replication before which they end */
  readonly to: number;
  readonly seed: number;
  /** figures drawn anew in every run; 0: runs of expected numbers do not differ */
  readonly drawn: number;
  /** days that a step covers; null where single persons are followed */
  readonly stepDays: number | null;
  /** key of a panel > the most people one record stands for among those counted; left out: 1 */
  readonly records: Readonly<Record<string, number>>;
}

/** Makes one run; told how far it is. */
export type MakeRun = (
  input: StudyInput,
  replication: number,
  program: Program,
  told: (share: number) => void,
) => Observation;

interface RunsConduct extends LiveConduct {
  /** how the pairs after it are made */
  begun(made: RunsMade): void;
  pair(pair: PairOfRuns): void;
}

/** One run of one side, as the page shows it. Plain data, safe to post. */
interface SideRun {
  readonly rows: Readonly<Record<string, readonly number[]>>;
  readonly before: number | null;
  readonly asked: number | null;
}

/** Shares of a run are told in hundredths. */
const whole = 100;
/** Of a model whose study does not say. */
const usualRuns = 10;
/** Ways of running of which the base's runs are kept: both engines, quick and with the model's own step. */
const mostWays = 3;

export class LiveRuns {
  readonly #documents: Documents;
  /** way of running > its base, which no move changes */
  readonly #bases = new Map<string, Side>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /**
   * @param make for the individual engine; null: expected numbers
   * @throws PendencyError when what was moved or drawn cannot be had
   */
  async run(asked: RunsAsked, conduct: RunsConduct, make: MakeRun | null = null): Promise<void> {
    const { from } = asked;
    const to = asked.to ?? this.#documents.plan?.replications ?? usualRuns;
    const { progress, stop, pause } = conduct;
    const sides = this.#sidesOf(asked);
    const goesOn = async (): Promise<boolean> => {
      await pause();
      return !stop.aborted;
    };
    progress(0, (to - from) * whole);
    for (let replication = from; replication < to; replication++) {
      const runs: SideRun[] = [];
      for (const [nth, side] of sides.entries()) {
        const tell = (share: number): void =>
          progress(Math.floor((replication - from + (nth + share) / sides.length) * whole), (to - from) * whole);
        const run = await side.run(replication, make, tell, goesOn);
        if (run === null) return;
        runs.push(run);
        tell(1);
      }
      const [base, now] = runs;
      if (replication === from) conduct.begun(this.#madeOf(asked, to, sides[0]));
      const rows = Object.entries(base.rows).map(([key, row]) => [
        key,
        now === undefined ? [row] : [row, now.rows[key]],
      ]);
      const answer = { before: base.before, without: base.asked, with: (now ?? base).asked };
      conduct.pair({ replication, rows: Object.fromEntries(rows), answer });
      // where nothing is drawn, every other run of expected numbers would be this one
      if (make === null && sides[0].drawn === 0) return;
    }
  }

  #sidesOf({ moves: { stack, levers, sources = [] }, engine, stepDays, base: known }: RunsAsked): readonly Side[] {
    const base = canonicalStack(this.#documents.plan?.answer.base ?? []);
    const now = canonicalStack(stack);
    const point = pointOfLevers(this.#documents, levers, sinceOf(this.#documents));
    const isMoved = point !== null || sources.length > 0 || stackName(now) !== stackName(base);
    const way = `${engine} ${stepDays}`;
    const kept =
      this.#bases.get(way) ?? new Side(this.#documents, inputOf(this.#documents, engine, base, null, []), stepDays);
    if (known !== undefined) kept.know(known);
    this.#bases.delete(way);
    this.#bases.set(way, kept);
    for (const old of [...this.#bases.keys()].slice(0, -mostWays)) this.#bases.delete(old);
    if (!isMoved) return [kept];
    return [kept, new Side(this.#documents, inputOf(this.#documents, engine, now, point, sources), stepDays)];
  }

  #madeOf({ engine }: RunsAsked, to: number, { input: { spec }, drawn, stepDays }: Side): RunsMade {
    const { seed, sample } = spec;
    const fans = sample === null ? [] : liveFans(this.#documents);
    const records = fans.map(({ key, level }) => [
      key,
      recordOf(sample as SampleRule, whereOf({ level }, this.#documents.model)),
    ]);
    return {
      engine,
      to,
      seed,
      drawn,
      stepDays: engine === "fluid" ? stepDays : null,
      records: Object.fromEntries(records),
    };
  }
}

/** Runs of one stack with what was moved in it. */
class Side {
  readonly input: StudyInput;
  readonly #documents: Documents;
  readonly #wanted: number | null;
  readonly #kept = new DrawCache();
  readonly #made: SideRun[] = [];
  #fluid: FluidRuns | null = null;
  /** known once a run is made */
  drawn = 0;
  stepDays: number | null = null;

  constructor(documents: Documents, input: StudyInput, stepDays: number | null) {
    this.#documents = documents;
    this.input = input;
    this.#wanted = stepDays;
  }

  know({ made, runs }: KnownBase): void {
    this.drawn = made.drawn;
    this.stepDays = made.stepDays;
    for (const [replication, run] of runs.entries()) this.#made[replication] ??= run;
  }

  /** @returns null where it was stopped, before it was compiled or before it was run */
  async run(
    replication: number,
    make: MakeRun | null,
    told: (share: number) => void,
    goesOn: () => Promise<boolean>,
  ): Promise<SideRun | null> {
    if (!(await goesOn())) return null;
    const known = this.#made[replication];
    if (known !== undefined) return known;
    const task = { index: 0, stack: 0, replication };
    const point = pointOf(this.input, task);
    const program = programOfTask(this.input, task, point, this.#kept);
    if (!(await goesOn())) return null;
    const observation = make === null ? this.#expected(program) : make(this.input, replication, program, told);
    // alone in its study, every replication is the first
    const study = mergeStudy(this.input, [{ task: { ...task, replication: 0 }, observation, point }], [program], "");
    this.drawn = study.draws.length;
    return (this.#made[replication] = { rows: rowsOf(this.#documents, study), ...askedIn(this.#documents, study) });
  }

  #expected(program: Program): Observation {
    const { gridDays, steps } = program.time;
    const step = stepOf(program, this.#wanted);
    this.stepDays = step * gridDays;
    this.#fluid ??= new FluidRuns(step, this.input.spec);
    return this.#fluid.run(program, true, steps);
  }
}

/** A study of the numbers that the page shows, under one stack. */
export function inputOf(
  documents: Documents,
  engine: RunEngine,
  stack: readonly string[],
  setting: Point | null,
  believed: NonNullable<Moves["sources"]>,
): StudyInput {
  const { plan, parameters, model } = documents;
  const fans = liveFans(documents);
  const question = plan === null ? null : questionOf(plan.answer);
  const cells = (question === null ? [] : cellsOf(question)).map((cell) => ({ ...cell, everyStack: true }));
  const spec: StudySpec = {
    engine,
    seed: plan?.seed ?? 1,
    replications: 1,
    stacks: [stack],
    settings: [setting],
    shown: [stack],
    inFull: null,
    fewer: null,
    points: "drawn",
    sources: { ...preferredSources(parameters, {}), ...plan?.sources, ...Object.fromEntries(believed) },
    sample: engine === "fluid" ? null : (plan?.sample ?? null),
    seriesGroup: plan?.series.group ?? "",
    seriesLevels: plan?.series.levels ?? [],
    sums: fanSums(fans),
  };
  const more = [...cells, ...fanMeasures(fans, model)];
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more };
  return studyInput({ spec, measure, warmUpDays: null, eventLimit: mostEvents }, documents);
}

/** A run on somebody's screen that is larger than this would not end while they look. */
export const mostEvents = 60_000_000;

function rowsOf(documents: Documents, study: Study): SideRun["rows"] {
  const { stack } = study.stacks[0];
  const fans = liveFans(documents).map((fan) => ({ ...fan, stacks: [stack] }));
  return Object.fromEntries(fanPanels(fans, study, documents.model).map(({ key, bands }) => [key, bands[0].median]));
}

/** What the question asks about, under the one stack of the study. */
function askedIn(documents: Documents, study: Study): Pick<SideRun, "before" | "asked"> {
  const question = documents.plan === null ? null : questionOf(documents.plan.answer);
  const { stack } = study.stacks[0];
  const own = question === null ? null : { ...question, without: stack, with: stack };
  const total = own === null ? undefined : answerOf(documents, own, study, [], [], noGates).rows.at(-1);
  return { before: total?.before?.median ?? null, asked: total?.with.median ?? null };
}
