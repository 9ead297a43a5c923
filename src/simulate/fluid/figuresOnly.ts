// Whether two Programs differ in figures only, with the same people in the same places. Programs of a study's
// draws share their equal parts (compile/drawCache.ts), so comparing references is enough.
import type { Curves, Program } from "../../compile/program.ts";

/** Parts that must be the same object in both Programs. */
const wholes = [
  "classCount", "classLevels", "groups", "weights", "eras", "samplers", "stages", "holds", "crossClocks", "arrivals",
  "measures",
] as const satisfies readonly (keyof Program)[]; // prettier-ignore

/**
 * True when the same kinds of people can come to the same stages in both, and every value changes at the same
 * instants.
 */
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

/** 1 for each curve that is the same in both; [curve] */
export function sameCurves(one: Curves, other: Curves): Uint8Array {
  const isSame = new Uint8Array(one.offsets.length - 1);
  for (let curve = 0; curve < isSame.length; curve++) {
    let piece = one.offsets[curve];
    const end = one.offsets[curve + 1];
    while (
      piece < end &&
      Object.is(one.values[piece], other.values[piece]) &&
      Object.is(one.slopes[piece], other.slopes[piece])
    )
      piece++;
    isSame[curve] = piece === end ? 1 : 0;
  }
  return isSame;
}

/** True when curves have the same pieces, and the same of them are level, and above or below 0. */
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
