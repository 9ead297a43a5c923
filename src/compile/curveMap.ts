// What belongs to a curve, found again under an equal one.
import { sameCurve } from "../quantity/curve.ts";
import type { Curve } from "../quantity/curve.ts";
import { addTo } from "../reading/groupedBy.ts";

export class CurveMap<T> {
  readonly #entries = new Map<number, { readonly curve: Curve; readonly of: T }[]>();

  get(curve: Curve): T | undefined {
    return this.#entries.get(markOf(curve))?.find((entry) => sameCurve(entry.curve, curve))?.of;
  }

  set(curve: Curve, of: T): void {
    addTo(this.#entries, markOf(curve), { curve, of });
  }
}

/** A number that equal curves have in common, and others seldom. */
function markOf({ starts, values, slopes, period }: Curve): number {
  let mark = period + starts.length;
  for (let piece = 0; piece < starts.length; piece++) {
    mark = 0.7548776662466927 * (mark + values[piece]) + slopes[piece] + 0.0001 * starts[piece];
  }
  return mark;
}
