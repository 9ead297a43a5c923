// Where in a forecast its outcome fell.
import { hubLevels } from "./forecast.ts";

/**
 * The probability integral transform: the share of the forecast below the outcome, and half of what lies on it.
 * Outcomes of a forecast that says what happens fall evenly between 0 and 1.
 */
export function pitOfSamples(samples: readonly number[], y: number): number {
  let below = 0;
  for (const value of samples) below += value < y ? 1 : value === y ? 0.5 : 0;
  return below / samples.length;
}

/** The same of quantiles with straight lines between them and lumps on the outermost. */
export function pitOfQuantiles(quantiles: readonly number[], y: number): number {
  return (shareUpTo(quantiles, y, (value) => value < y) + shareUpTo(quantiles, y, (value) => value <= y)) / 2;
}

/**
 * From −1 (all of the forecast lies below the outcome) to 1 (all of it above): P(x > y) − P(x < y).
 *
 * @param pit of the same forecast and outcome
 */
export function biasOf(pit: number): number {
  return 1 - 2 * pit;
}

/** @param counts whether a quantile counts as passed: those below y, or those on it too */
function shareUpTo(quantiles: readonly number[], y: number, counts: (value: number) => boolean): number {
  const passed = quantiles.filter(counts).length;
  if (passed === 0) return 0;
  if (passed === quantiles.length) return 1;
  const [from, to] = [quantiles[passed - 1], quantiles[passed]];
  const [low, high] = [hubLevels[passed - 1], hubLevels[passed]];
  return low + ((high - low) * (y - from)) / (to - from);
}
