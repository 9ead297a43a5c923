// Which of many factors move an output at all, from few runs: one factor is moved at a time, from many places.
import { meanOf, sampleVariance } from "../moments.ts";
import { shuffled, uniforms } from "./design.ts";
import type { UnitPoint } from "./design.ts";

/** Each trajectory begins somewhere and moves every factor once; `moved[step]` between its points step and step + 1. */
export interface Trajectory {
  readonly points: readonly UnitPoint[];
  readonly moved: readonly number[];
}

export interface ElementaryEffect {
  /** mean effect of the factor's whole range, as a straight line from each place would have it */
  readonly mean: number;
  /** mean of its sizes: near 0 only where it moves nothing */
  readonly meanSize: number;
  /** from place to place: large beside the size where it bends or depends on others; null of one trajectory */
  readonly deviation: number | null;
}

/**
 * @param levels even, of a grid on the unit interval; a move is half of them and one more part: levels ÷ 2 (levels − 1)
 * @source Morris (1991), Technometrics 33, 161
 */
export function trajectories(count: number, factors: number, seed: number, levels = 4): readonly Trajectory[] {
  const step = levels / (2 * (levels - 1));
  return Array.from({ length: count }, (_, nth) => {
    const at = uniforms(seed, nth, "trajectory");
    const moved = shuffled(factors, seed, nth, "order of moves");
    // every factor starts where it can move up by the step, or is mirrored so that it moves down
    let point = Array.from({ length: factors }, (_, factor) => {
      const low = Math.floor((at(factor, 0) * levels) / 2) / (levels - 1);
      return at(factor, 1) < 0.5 ? low : low + step;
    });
    const points: UnitPoint[] = [point];
    for (const factor of moved) {
      point = point.map((place, own) =>
        own !== factor ? place : place + step <= 1 + 1e-9 ? place + step : place - step,
      );
      points.push(point);
    }
    return { points, moved };
  });
}

/**
 * @param values at the points of each trajectory; [trajectory × point]
 * @returns one for each factor
 * @source mean of sizes: Campolongo, Cariboni and Saltelli (2007), Environ. Model. Softw. 22, 1509
 */
export function elementaryEffects(
  design: readonly Trajectory[],
  values: readonly (readonly number[])[],
): readonly ElementaryEffect[] {
  const factors = design[0]?.moved.length ?? 0;
  const effects = Array.from({ length: factors }, (): number[] => []);
  for (const [nth, { points, moved }] of design.entries()) {
    for (const [step, factor] of moved.entries()) {
      const by = points[step + 1][factor] - points[step][factor];
      effects[factor].push((values[nth][step + 1] - values[nth][step]) / by);
    }
  }
  return effects.map((own) => {
    const variance = sampleVariance(own);
    return {
      mean: meanOf(own) ?? 0,
      meanSize: meanOf(own.map(Math.abs)) ?? 0,
      deviation: variance === null ? null : Math.sqrt(variance),
    };
  });
}
