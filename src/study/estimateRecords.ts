// How many people a run will have to follow, estimated from its program before it starts.
import type { ArrivalsProgram, Curves, CurveId, Program } from "../compile/program.ts";

/**
 * Records (sampled persons) one run is expected to create: initial stock and expected arrivals. Rates that
 * depend on stocks cannot be known before the run and count as nothing; gaps drawn from a distribution count
 * by their first figures.
 */
export function estimateRecords(program: Program): number {
  const initial = program.initial.reduce(
    (sum, { counts }) => sum + counts.reduce((total, count) => total + count, 0),
    0,
  );
  const arrivals = program.arrivals.reduce((sum, entry) => sum + arrivalsOf(entry, program), 0);
  return initial + arrivals;
}

function arrivalsOf(entry: ArrivalsProgram, program: Program): number {
  const size = meanBatch(entry);
  if (entry.kind === "exact") return size * entry.periods.counts.reduce((sum, count) => sum + count, 0);
  const { steps } = program.time;
  let instants = 0;
  if (entry.kind === "every") {
    for (const [caseClass, sampler] of entry.gaps.entries()) {
      if (sampler < 0) continue;
      const [from, to] = [entry.partFrom[caseClass], entry.partTo[caseClass]];
      const share =
        from < 0 ? 1 : (integral(program.curves, to, steps) - integral(program.curves, from, steps)) / steps;
      instants += (share * steps) / Math.max(1e-9, meanGap(sampler, program));
    }
  } else {
    for (const curve of entry.rates) if (curve >= 0) instants += integral(program.curves, curve, steps);
  }
  return instants * size;
}

function meanBatch({ batchSizes, batchCumulative }: ArrivalsProgram): number {
  let mean = 0;
  for (const [index, size] of batchSizes.entries()) {
    mean += size * (batchCumulative[index] - (index === 0 ? 0 : batchCumulative[index - 1]));
  }
  return batchSizes.length === 0 ? 1 : mean;
}

/** Grid steps; a coarse middle of the distribution is enough to tell thousands from millions. */
function meanGap(sampler: number, program: Program): number {
  const { family, figures, parts } = program.samplers[sampler];
  const first = (index: number): number => program.curves.values[program.curves.offsets[figures[index]]];
  switch (family) {
    case "gamma":
    case "triangular":
      return first(1);
    case "uniform":
      return (first(0) + first(1)) / 2;
    case "quantiles":
      return figures.reduce((sum, _, index) => sum + first(index), 0) / figures.length;
    case "mix":
      return parts.reduce((sum, part) => sum + meanGap(part, program), 0) / parts.length;
    case "lognormal":
      // a lognormal's figures are logarithms: count one per step rather than guess
      return 1;
    default:
      return first(0);
  }
}

/** Expected events of a rate from the first instant to `steps`. */
function integral(curves: Curves, curve: CurveId, steps: number): number {
  const [first, last] = [curves.offsets[curve], curves.offsets[curve + 1]];
  const period = curves.periods[curve];
  if (period > 0) return (curves.periodIntegrals[curve] * steps) / period;
  let sum = 0;
  for (let piece = first; piece < last; piece++) {
    const from = Math.max(0, piece === first ? 0 : curves.starts[piece]);
    const to = Math.min(steps, piece + 1 < last ? curves.starts[piece + 1] : steps);
    if (to <= from) continue;
    const middle = (from + to) / 2 - curves.starts[piece];
    const value =
      piece === first && curves.starts[piece] > 0
        ? curves.values[piece]
        : curves.values[piece] + curves.slopes[piece] * middle;
    sum += value * (to - from);
  }
  return sum;
}
