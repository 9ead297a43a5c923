// Whether two Programs have the same people in the same places, whatever the figures. Programs of a study's draws share the
// parts that are the same (compile/drawCache.ts), so that looking at one reference is enough.
import type { Curves, Program } from "../../compile/program.ts";

/** Parts in which a draw changes nothing that matters here, or that are then another Program's. */
const wholes = [
  "classCount", "classLevels", "groups", "weights", "eras", "samplers", "stages", "holds", "crossClocks", "arrivals",
  "measures",
] as const satisfies readonly (keyof Program)[]; // prettier-ignore

/** Everybody who can come to a stage in one of them can in the other, and every value changes at the same instants. */
export function differsInFiguresOnly(one: Program, other: Program): boolean {
  return (
    wholes.every((part) => Object.is(one[part], other[part])) &&
    changeTogether(one.curves, other.curves) &&
    one.resources.length === other.resources.length &&
    one.resources.every((resource, i) => sameBut(resource, other.resources[i], "departures")) &&
    one.initial.length === other.initial.length &&
    one.initial.every(
      (entry, i) => sameBut(entry, other.initial[i], "counts") && sameSigns(entry.counts, other.initial[i].counts),
    )
  );
}

/** 1 for curves that are the same in both; [curve] */
export function sameCurves(one: Curves, other: Curves): Uint8Array {
  return Uint8Array.from({ length: one.offsets.length - 1 }, (_, curve) => {
    for (let piece = one.offsets[curve]; piece < one.offsets[curve + 1]; piece++) {
      if (!Object.is(one.values[piece], other.values[piece]) || !Object.is(one.slopes[piece], other.slopes[piece])) {
        return 0;
      }
    }
    return 1;
  });
}

/** In the same pieces; level, and above 0, in the same of them. */
function changeTogether(one: Curves, other: Curves): boolean {
  if (one.offsets !== other.offsets || one.starts !== other.starts || one.periods !== other.periods) return false;
  return sameSigns(one.values, other.values) && sameSigns(one.slopes, other.slopes);
}

function sameSigns(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one === other) return true;
  for (let i = 0; i < one.length; i++) {
    if (one[i] > 0 !== other[i] > 0 || one[i] < 0 !== other[i] < 0) return false;
  }
  return one.length === other.length;
}

function sameBut<T extends object>(one: T, other: T, but: keyof T): boolean {
  for (const name in one) if (name !== but && !Object.is(one[name], other[name])) return false;
  return true;
}
