// What stands beside every figure of the fluid engine: which engine, how long its step, what was compared
// with the individual engine, how far apart they were, and what of this run lies outside of that.
import { counted } from "../quantity/numberWords.ts";
import type { FluidMade } from "../study/study.ts";

/** How far one figure was from the individual engine's. */
interface AgreedOutput {
  readonly output: string;
  readonly title: string;
  readonly unit: string;
  /**
   * mean over the individual engine's runs, and its standard error as a share of it; null where it has no
   * value
   */
  readonly individual: number | null;
  readonly standardError: number | null;
  readonly fluid: number | null;
  /** fluid over individual, less one; null where either has no value or the individual one is 0 */
  readonly gap: number | null;
  /** size of the gap plus two standard errors */
  readonly bound: number | null;
}

/**
 * A comparison of the two engines on one model, as `scripts/fluid-agreement.mjs` writes it beside the model.
 */
export interface FluidAgreement {
  readonly compared: {
    /** a hash over the model, its parameters and the figures they cite */
    readonly of: string;
    readonly stack: readonly string[];
    readonly replications: number;
    readonly seed: number;
    readonly sample: string;
    readonly stepDays: number;
  };
  readonly boundIs: string;
  readonly outputs: readonly AgreedOutput[];
}

/** What this run is, as far as the comparison may not hold for it. */
interface FluidRunAsked {
  readonly of: string;
  readonly stacks: readonly (readonly string[])[];
  /** draws of uncertain parameters; 0: every parameter at its value */
  readonly draws: number;
  /**
   * sources chosen where publishers conflict, values given at the command line, a day to stand on: in words
   */
  readonly changed: readonly string[];
}

export interface FluidBadge {
  readonly engine: "fluid";
  readonly words: string;
  readonly stepDays: number;
  /**
   * largest change that either of the two halvings down to the step made to a figure asked for, or a stage; null
   * where the step was asked for, and compared with no other
   */
  readonly stepError: number | null;
  /** what halving the step still changed by more than the tolerance, as a share, the most first */
  readonly unsettled: FluidMade["unsettled"];
  /** figures that may be off whatever halvings changed, the most first */
  readonly mayBeOff: FluidMade["mayBeOff"];
  readonly approximates: readonly string[];
  /** measure > why it has no value */
  readonly without: Readonly<Record<string, string>>;
  readonly of: string;
  readonly compared: FluidAgreement["compared"] | null;
  readonly boundIs: string | null;
  /** why the bounds below may not hold for this run; empty: they do */
  readonly outside: readonly string[];
  readonly outputs: readonly AgreedOutput[];
}

export function fluidBadge(
  asked: FluidRunAsked,
  { stepDays, stepError, unsettled, mayBeOff, approximates, without }: Omit<FluidMade, "step">,
  agreement: FluidAgreement | null,
): FluidBadge {
  return {
    engine: "fluid",
    words:
      asked.draws === 0
        ? "fluid engine: expected numbers, nothing drawn"
        : `fluid engine: expected numbers of ${counted(asked.draws, "draw")}, chance left out`,
    stepDays,
    stepError,
    unsettled,
    mayBeOff,
    approximates,
    without,
    of: asked.of,
    compared: agreement?.compared ?? null,
    boundIs: agreement?.boundIs ?? null,
    outside: outsideOf(asked, stepDays, agreement),
    outputs: agreement?.outputs ?? [],
  };
}

function outsideOf(asked: FluidRunAsked, stepDays: number, agreement: FluidAgreement | null): readonly string[] {
  if (agreement === null) return ["nobody has compared the engines on this model"];
  const { compared } = agreement;
  const added = [...new Set(asked.stacks.flat())].filter((name) => !compared.stack.includes(name));
  const left = compared.stack.filter((name) => !asked.stacks.every((stack) => stack.includes(name)));
  return [
    ...(compared.of === asked.of ? [] : ["the model, its parameters or the figures they cite have changed since"]),
    ...(added.length > 0 ? [`scenarios ${added.join(", ")} were not part of it`] : []),
    ...(left.length > 0 ? [`it was made with scenarios ${left.join(", ")}`] : []),
    ...(asked.draws === 0 ? [] : ["draws of uncertain parameters were not part of it"]),
    ...asked.changed,
    ...(stepDays <= compared.stepDays * 1.001 ? [] : [`its step was ${compared.stepDays.toPrecision(3)} days`]),
  ];
}
