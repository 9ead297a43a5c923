// The fluid engine: expected numbers of persons through the same Program, on a fixed step. Nothing is drawn: a flow is split
// by its shares, a delay by its distribution, a line is served from its front.
import type { Program } from "../../compile/program.ts";
import { PendencyError } from "../../errors.ts";
import { placeInitial } from "./initial.ts";
import { planRun, type Plan } from "./plan.ts";
import { prepareFluid, type FluidRun } from "./state.ts";
import { goStep, imbalance, turnDials } from "./step.ts";

/** Hears a run under way. It may read the run and must not write it. */
export interface FluidListener {
  /** once, with the initial stock in its places */
  start(run: FluidRun, initial: Float64Array): void;
  /** before a step's flows: everything is as at the beginning of step `run.now` */
  before(run: FluidRun): void;
  /** after a step's flows: everything is as at its end */
  after(run: FluidRun): void;
}

export interface FluidOptions {
  /** length of a step in grid steps; the run is cut into equal steps no longer than this */
  readonly step: number;
  readonly listeners?: readonly FluidListener[];
  /**
   * groups whose levels listeners tell apart; without it all classes. Others are kept together from where they go on alike:
   * the same numbers in less time, but `classOf` then names the first of several classes
   */
  readonly apart?: readonly string[];
  /** grid steps after which nothing is asked */
  readonly until?: number;
}

export interface FluidOutcome {
  /** grid steps */
  readonly step: number;
  readonly steps: number;
  /** persons who came, the initial stock included */
  readonly persons: number;
  /** largest part of the persons who were unaccounted for whenever the ledger was looked at: rounding */
  readonly imbalance: number;
}

/** Part of the persons that rounding may leave unaccounted for. */
const ledgerTolerance = 1e-9;
/** Steps between two looks at the ledger: whoever is lost stays lost. */
const ledgerEvery = 8;

/**
 * Expected numbers for a Program.
 *
 * @throws PendencyError of kind "limits" when the run has more steps than fit, Error when people were lost or doubled
 */
export function simulateFluid(program: Program, options: FluidOptions): FluidOutcome {
  return runPlan(planFor(program, options.step, options.apart), options);
}

/** What is known before the run, for steps no longer than `step`: to be made once and run often. */
export function planFor(program: Program, step: number, apart?: readonly string[]): Plan {
  const steps = Math.max(1, Math.ceil(program.time.steps / step - 1e-9));
  if (!(step > 0) || steps > 1_000_000) {
    const got = `${step}`;
    throw new PendencyError([
      { kind: "limits", at: null, path: "step", expected: "a step above 0, at most a million in a run", got },
    ]);
  }
  return planRun(program, program.time.steps / steps, steps, apart ?? null);
}

/** Runs a plan from its first step to its last. */
export function runPlan(plan: Plan, options: Pick<FluidOptions, "listeners" | "until"> = {}): FluidOutcome {
  const run = prepareFluid(plan);
  const listeners = options.listeners ?? [];
  turnDials(run, 0);
  const initial = placeInitial(run);
  const atStart = sum(initial);
  for (const listener of listeners) listener.start(run, initial);
  const last = Math.min(plan.steps, Math.ceil((options.until ?? Infinity) / plan.h));
  let worst = 0;
  for (run.now = 0; run.now < last; run.now++) {
    for (const listener of listeners) listener.before(run);
    goStep(run);
    if (run.now % ledgerEvery === ledgerEvery - 1 || run.now === last - 1) {
      const off = imbalance(run, atStart + sum(run.arrived));
      if (!(Math.abs(off) <= ledgerTolerance)) throw lost(run, off);
      worst = Math.max(worst, Math.abs(off));
    }
    for (const listener of listeners) listener.after(run);
  }
  plan.hints.packets = run.packets.capacity;
  return { step: plan.h, steps: last, persons: atStart + sum(run.arrived), imbalance: worst };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

function lost(run: FluidRun, off: number): Error {
  return new Error(
    `person ledger › fluid engine › step ${run.now} of ${run.plan.steps}\n` +
      `  expected arrivals + initial = inside + exits; got a difference of ${off} of all who came\n` +
      `  hint: this is a fault of the engine, not of the model; no figure of this run can be used`,
  );
}
