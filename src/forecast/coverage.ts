// Whether central intervals hold what they say.
import { midPInterval } from "../statistics/midPInterval.ts";
import { effectiveNumber, type HeldOutcome } from "./effectiveNumber.ts";
import { protocol } from "./protocol.ts";

export interface Coverage {
  readonly held: number;
  readonly outcomes: number;
  /** independent outcomes that they amount to */
  readonly effective: number;
  /** share held; null of no outcome */
  readonly share: number | null;
  /** 90 % interval of that share, as if only the effective number had been seen */
  readonly interval: readonly [number, number];
}

export function coverageOf(outcomes: readonly HeldOutcome[]): Coverage {
  return coverageWith(outcomes.filter(({ held }) => held).length, outcomes.length, effectiveNumber(outcomes));
}

/** Of outcomes each of which counts once. */
export function coverageOfIndependent(held: number, outcomes: number): Coverage {
  return coverageWith(held, outcomes, outcomes);
}

function coverageWith(held: number, outcomes: number, effective: number): Coverage {
  const share = outcomes === 0 ? null : held / outcomes;
  // all held must stay all held, to the bit
  const heldOfEffective = held === outcomes ? effective : (held / outcomes) * effective;
  const interval = midPInterval(heldOfEffective, effective, protocol.coverage.level);
  return { held, outcomes, effective, share, interval };
}

/** For all families together: the interval lies within 65 to 92 %. */
export function coverageIsMet({ interval: [lower, upper] }: Coverage): boolean {
  return lower >= protocol.coverage.from && upper <= protocol.coverage.to;
}

/** Too few independent outcomes to say anything: one event may have been all of them. */
export function isCoverageTooThin({ effective }: Coverage): boolean {
  return effective < protocol.coverage.fewest;
}

/** For a family alone: its interval does not hold 80 %. */
export function isCoverageContradicted(coverage: Coverage): boolean {
  const [lower, upper] = coverage.interval;
  const isOutside = lower > protocol.coverage.share || upper < protocol.coverage.share;
  return isOutside && !isCoverageTooThin(coverage);
}
