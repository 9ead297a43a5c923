// Arrivals whose instants are known beforehand: gaps of one length. Spread over the step in which they come, an arrival
// on the edge of two steps belongs to the second; at the instant at which the run ends it belongs to the last.
import type { CurveId, Program } from "../../compile/program.ts";

/** Part of a grid step by which sums of gaps may be off. */
const rounding = 1e-6;

/**
 * Instants at which a class's people come, grid steps, rising, the run's last included; null where gaps are drawn.
 * @param read value of a curve at an instant
 */
export function arrivalInstants(
  { samplers, time }: Program,
  gap: number,
  read: (curve: CurveId, time: number) => number,
): Float64Array | null {
  const { family, figures, atLeast, atMost } = samplers[gap];
  if (family !== "fixed" || atLeast >= 0 || atMost >= 0) return null;
  const instants: number[] = [];
  for (let at = read(figures[0], 0); at <= time.steps + rounding; at += read(figures[0], at)) {
    instants.push(Math.min(at, time.steps));
  }
  return Float64Array.from(instants);
}

/** The step, of those of length h, in which people who come at an instant are counted. */
export function stepOfInstant(at: number, h: number, steps: number): number {
  return Math.min(steps - 1, Math.floor((at + rounding) / h));
}
