// The fluid engine: expected numbers of persons through the same Program, on a fixed step. Nothing is drawn:
// a flow is split by its shares, a delay by its distribution, a line is served from its front.
import type { Program } from "../../compile/program.ts";
import { PendencyError } from "../../errors.ts";
import { toTheEnd } from "../../reading/toTheEnd.ts";
import { placeInitial } from "./initial.ts";
import { mostParcels } from "./parcels.ts";
import { planRunInSlices, type Plan } from "./plan.ts";
import { FastRun } from "./fast/fastRun.ts";
import { prepareFluid } from "./prepareFluid.ts";
import { goStep, personsInside, turnDials } from "./step.ts";
import type { FluidView } from "./view.ts";

/** Hears a run under way. It may read the run but must not write to it. */
export interface FluidListener {
  /** once, with the initial stock in its places */
  start(run: FluidView, initial: Float64Array): void;
  /** before a step's flows: the state is that at the beginning of step `run.now` */
  before(run: FluidView): void;
  /** after a step's flows: the state is that at its end */
  after(run: FluidView): void;
}

export interface FluidOptions {
  /** length of a step in grid steps; the run is cut into equal steps no longer than this */
  readonly step: number;
  readonly listeners?: readonly FluidListener[];
  /**
   * groups whose levels listeners tell apart; left out: all classes. Other classes are merged from the stage
   * on after which they have the same future: the same numbers in less time, but `classOf` then names the
   * first of several classes
   */
  readonly apart?: readonly string[];
  /** grid steps after which nothing is asked */
  readonly until?: number;
  /**
   * grid steps: listeners hear the run from the step on in which this instant lies. Runs of plans that differ in figures of
   * later steps only, one after another, have what is before it in common
   */
  readonly from?: number;
  /**
   * `straight`: the rules as they stand; otherwise in WebAssembly, where there is one, with the same bits in
   * less time
   */
  readonly engine?: "straight" | "fast";
}

export interface FluidOutcome {
  /** grid steps */
  readonly step: number;
  readonly steps: number;
  /** persons who came, the initial stock included */
  readonly persons: number;
  /** largest part of the persons unaccounted for at any check of the ledger, from rounding */
  readonly imbalance: number;
}

/** Part of the persons that rounding may leave unaccounted for. */
const ledgerTolerance = 1e-9;
/** Beyond this not every single person is told apart in a sum. */
const mostPersons = 1e15;
/**
 * Steps between two checks of the ledger: a person who is lost stays lost, so every step need not be checked.
 */
const ledgerEvery = 8;

/**
 * Expected numbers for a Program.
 *
 * @throws PendencyError of kind "limits" when the run has more steps than fit, Error when people were lost or
 *   duplicated
 */
export function simulateFluid(program: Program, options: FluidOptions): FluidOutcome {
  return runPlan(planFor(program, options.step, options.apart, undefined, options.until), options);
}

/**
 * The plan of a run with steps no longer than `step`: made once, run often.
 * @param like  a plan for another draw of the same model, with steps of the same length; equal parts are
 *   reused
 * @param until grid steps after which nothing is asked: runs of the plan go no further
 * @param histories most of them kept apart among people who come to a cell in one step: fewer take less time
 */
export function planFor(
  program: Program,
  step: number,
  apart?: readonly string[],
  like?: Plan,
  until?: number,
  histories: number = mostParcels,
): Plan {
  return toTheEnd(planInSlices(program, step, apart, like, until, histories));
}

/** The same, some stages at a time: whoever leaves it early has planned nothing. */
export function* planInSlices(
  program: Program,
  step: number,
  apart?: readonly string[],
  like?: Plan,
  until?: number,
  histories: number = mostParcels,
): Generator<void, Plan, void> {
  const steps = Math.max(1, Math.ceil(program.time.steps / step - 1e-9));
  if (!(step > 0) || steps > 1_000_000) {
    const got = `${step}`;
    throw new PendencyError([
      { kind: "limits", at: null, path: "step", expected: "a step above 0, at most a million in a run", got },
    ]);
  }
  const h = program.time.steps / steps;
  // what holds at the first instant is asked even of a run that makes no step
  const planned = Math.max(1, stepsUntil(until, h, steps));
  return yield* planRunInSlices(program, { h, steps, planned, histories }, apart ?? null, like ?? null);
}

/** The step in which an instant lies, grid steps. */
function stepOfStart({ h }: Plan, from: number): number {
  return Math.max(0, Math.floor(from / h + 1e-9));
}

function stepsUntil(until: number | undefined, h: number, most: number): number {
  return Math.min(most, Math.ceil((until ?? Infinity) / h));
}

type RunOptions = Pick<FluidOptions, "listeners" | "until" | "from" | "engine">;

/** Runs a plan from its first step to its last. */
export function runPlan(plan: Plan, options: RunOptions = {}): FluidOutcome {
  return toTheEnd(runInSlices(plan, options));
}

/** The same, some steps at a time, so that others have their turn between them; whoever leaves it early ends the run. */
export function* runInSlices(plan: Plan, options: RunOptions = {}): Generator<void, FluidOutcome, void> {
  const fast = options.engine === "straight" ? null : FastRun.open(plan);
  return yield* makeSteps(fast === null ? straightSteps(plan) : fastSteps(fast), options);
}

/** One engine, straight or fast: what listeners see, and how it makes a step. */
interface Steps {
  readonly view: FluidView;
  /** persons there at the first instant; [class] */
  readonly initial: Float64Array;
  /** makes the steps before one, of which nobody hears, some at a time */
  goTo(step: number): Generator<void, void, void>;
  /** called once listeners have said what they ask for */
  begin(): void;
  step(now: number): void;
  inside(): number;
  end(): void;
}

function straightSteps(plan: Plan): Steps {
  const run = prepareFluid(plan);
  turnDials(run, 0);
  return {
    view: run,
    initial: placeInitial(run),
    *goTo(step) {
      for (run.now = 0; run.now < step; run.now++) {
        if (isPause(run.now)) yield;
        goStep(run);
      }
    },
    begin() {},
    step(now) {
      run.now = now;
      goStep(run);
    },
    inside: () => personsInside(run),
    end() {},
  };
}

function fastSteps(fast: FastRun): Steps {
  const view = fast.begin();
  return {
    view,
    initial: fast.initial,
    goTo: (step) => fast.goTo(view, step, isPause),
    begin: () => fast.listen(view),
    step: () => fast.step(view),
    inside: () => fast.inside(),
    end: () => fast.close(view),
  };
}

function* makeSteps(
  steps: Steps,
  { listeners = [], until, from = 0 }: Pick<FluidOptions, "listeners" | "until" | "from">,
): Generator<void, FluidOutcome, void> {
  const { view, initial } = steps;
  const { plan } = view;
  const atStart = sum(initial);
  const last = stepsUntil(until, plan.h, plan.planned);
  const first = Math.min(stepOfStart(plan, from), last - 1);
  let worst = 0;
  // a kernel in which a step failed is not used again
  let isWhole = true;
  try {
    yield* steps.goTo(first);
    view.now = first;
    for (const listener of listeners) listener.start(view, initial);
    steps.begin();
    for (let now = first; now < last; now++) {
      view.now = now;
      for (const listener of listeners) listener.before(view);
      steps.step(now);
      const isChecked = isPause(now + 1) || now === last - 1;
      if (isChecked) {
        const came = atStart + sum(view.arrived);
        if (!(came <= mostPersons)) throw tooManyPersons(view);
        const off = (came - steps.inside()) / Math.max(1, came);
        if (!(Math.abs(off) <= ledgerTolerance)) throw lost(view, off);
        worst = Math.max(worst, Math.abs(off));
      }
      for (const listener of listeners) listener.after(view);
      if (isChecked) yield;
    }
  } catch (error) {
    isWhole = false;
    throw error;
  } finally {
    if (isWhole) steps.end();
  }
  return { step: plan.h, steps: last, persons: atStart + sum(view.arrived), imbalance: worst };
}

/** Where the ledger is checked, and others have their turn. */
function isPause(step: number): boolean {
  return step % ledgerEvery === 0;
}

function tooManyPersons({ now, plan }: FluidView): PendencyError {
  const got = `more at step ${now + 1} of ${plan.steps}`;
  const hint = "check the unit of the rates, and whether a stock feeds arrivals that feed it";
  const expected = "at most a million billion persons in a run";
  return new PendencyError([{ kind: "limits", at: null, path: "run", expected, got, hint }]);
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

function lost(run: FluidView, off: number): Error {
  return new Error(
    `person ledger › fluid engine › step ${run.now} of ${run.plan.steps}\n` +
      `  expected arrivals + initial = inside + exits; got a difference of ${off} of all who came\n` +
      `  hint: this is a fault of the engine, not of the model; no figure of this run can be used`,
  );
}
