// A Program in which a resource has more units wherever it has any: what is closed stays closed.
import type { Curves, Program } from "../../compile/program.ts";

/**
 * @param resources places in the Program's list; none of them unlimited or decided by stocks
 * @param more      whole units
 */
export function withMore(program: Program, resources: readonly number[], more: number): Program {
  let { curves } = program;
  const changed = [...program.resources];
  // equal curves are one in a Program: what else reads this one must not change
  for (const at of resources) {
    const { units } = changed[at];
    changed[at] = { ...changed[at], units: { ...units, curve: curves.offsets.length - 1 } };
    curves = withRaised(curves, units.curve, more);
  }
  return { ...program, curves, resources: changed };
}

/** With one more curve at the end: this one, raised where it is above 0. */
function withRaised(curves: Curves, curve: number, by: number): Curves {
  const { offsets, periods, periodIntegrals } = curves;
  const [from, to] = [offsets[curve], offsets[curve + 1]];
  const starts = curves.starts.slice(from, to);
  const slopes = curves.slopes.slice(from, to);
  const values = curves.values.slice(from, to).map((value) => (value > 0 ? value + by : value));
  const integrals = new Float64Array(to - from);
  const over = (piece: number, end: number): number => {
    const time = end - starts[piece];
    return time * (values[piece] + (slopes[piece] * time) / 2);
  };
  for (let piece = 1; piece < starts.length; piece++) {
    integrals[piece] = integrals[piece - 1] + over(piece - 1, starts[piece]);
  }
  const last = starts.length - 1;
  const period = periods[curve];
  return {
    offsets: Int32Array.from([...offsets, offsets[offsets.length - 1] + starts.length]),
    starts: joined(curves.starts, starts),
    values: joined(curves.values, values),
    slopes: joined(curves.slopes, slopes),
    integrals: joined(curves.integrals, integrals),
    periods: joined(periods, [period]),
    periodIntegrals: joined(periodIntegrals, [period > 0 ? integrals[last] + over(last, period) : 0]),
  };
}

function joined(all: Float64Array, more: ArrayLike<number>): Float64Array {
  const longer = new Float64Array(all.length + more.length);
  longer.set(all);
  longer.set(more, all.length);
  return longer;
}
