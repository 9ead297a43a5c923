// On which scale a series is scored. Errors of figures between 10 and a million are compared as factors.
import { exp, log } from "../quantity/portable.ts";

/**
 * identity: as published. log: log(max(x, least) + plus), so that neither a forecast nor an outcome of 0 leaves a
 * figure without a score; `least` is half of one counted where nothing is added, and 0 where something is.
 */
export type Scale =
  | { readonly kind: "identity" }
  | { readonly kind: "log"; readonly plus: number; readonly least: number };

export const identity: Scale = { kind: "identity" };
/** Counts of people or cases, printed as counted. */
export const logScale: Scale = { kind: "log", plus: 0, least: 0.5 };
/** Monthly counts that their publisher rounds to 10: a step of the rounding is small on this scale, near 0 too. */
export const logPlusTen: Scale = { kind: "log", plus: 10, least: 0 };

export function onScale(scale: Scale, value: number): number {
  return scale.kind === "identity" ? value : log((value > scale.least ? value : scale.least) + scale.plus);
}

/** The value whose place on the scale is given; what lies below the scale's least value becomes that value. */
export function fromScale(scale: Scale, place: number): number {
  if (scale.kind === "identity") return place;
  const value = exp(place) - scale.plus;
  return value > scale.least ? value : scale.least;
}
