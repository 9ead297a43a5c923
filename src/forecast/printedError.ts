// What a publisher's figures are off by: rounding, and what later editions change. No discrepancy, and not the process.
import { exp, log } from "../quantity/portable.ts";
import { numberOfPeriod, type KnownFigure } from "./history.ts";
import { protocol } from "./protocol.ts";

export interface PrintedError {
  /** figures are multiples of it; 0: printed as counted */
  readonly rounding: number;
  /** standard deviation of log (last edition ÷ first edition), about 0 */
  readonly revision: number;
}

/** How much later editions changed a series, and of how many periods two editions were at hand. */
export interface RevisionSize {
  readonly revision: number;
  readonly periods: number;
}

const { fewestPeriods } = protocol.revision;

/**
 * The root mean square of log (last ÷ first figure) over the periods of which two editions were known on the day.
 *
 * @returns null with fewer than three such periods; figures of 0 say nothing of a factor and are left out
 */
export function revisionSize(figures: readonly KnownFigure[], origin: string): RevisionSize | null {
  const byPeriod = new Map<number, KnownFigure[]>();
  for (const figure of figures) {
    const number = numberOfPeriod(figure.period)?.number;
    if (number === undefined || figure.knownOn > origin || figure.value <= 0) continue;
    byPeriod.set(number, [...(byPeriod.get(number) ?? []), figure]);
  }
  const changes = [...byPeriod.values()].flatMap((editions) => {
    if (new Set(editions.map(({ knownOn }) => knownOn)).size < 2) return [];
    const sorted = editions.toSorted((a, b) => (a.knownOn < b.knownOn ? -1 : 1));
    return [log(sorted[sorted.length - 1].value / sorted[0].value)];
  });
  if (changes.length < fewestPeriods) return null;
  const squares = changes.reduce((sum, change) => sum + change * change, 0);
  return { revision: Math.sqrt(squares / changes.length), periods: changes.length };
}

/** Variance in logs of a printed figure's own error; rounding is even over one step of it. */
export function errorVariance({ rounding, revision }: PrintedError, value: number): number {
  // below one step of the rounding nothing is known but the step
  const step = rounding === 0 ? 0 : rounding / Math.max(value, rounding);
  return revision * revision + (step * step) / 12;
}

/**
 * A value as it is printed.
 *
 * @param normal a standard normal value of the figure's own
 */
export function asPrinted({ rounding, revision }: PrintedError, value: number, normal: number): number {
  const revised = value * exp(revision * normal);
  return rounding === 0 ? revised : rounding * Math.floor(revised / rounding + 0.5);
}
