// What a document says of how far a figure may be off: its ends, and its spread, by which distances are measured.
import { quantileOf } from "../../compile/drawParameters.ts";
import type { Documents } from "../../documents/documents.ts";
import { constantOf } from "../../model/constant.ts";
import type { Parameter, Uncertainty } from "../../parameters/parameter.ts";

export interface Prior {
  readonly how: Uncertainty["how"];
  /** what the figure has where nothing is moved: a factor 1, an addend 0, or its value */
  readonly own: number;
  /** the middle 99 of 100 of what may be drawn */
  readonly low: number;
  readonly high: number;
  /** standard deviation of what may be drawn */
  readonly spread: number;
}

/** So many equal parts of what may be drawn stand for all of it. */
const parts = 400;

/** Null where the figure has no range, or one of no width. */
export function priorOf(
  { name, uncertainty, source }: Pick<Parameter, "name" | "uncertainty" | "source">,
  { graph }: Pick<Documents, "graph">,
): Prior | null {
  if (uncertainty === null) return null;
  const { how, distribution } = uncertainty;
  const at = (share: number): number => quantileOf(distribution, share, `parameters.${name}.uncertainty`);
  const drawn = Array.from({ length: parts }, (_, nth) => at((nth + 0.5) / parts));
  const mean = drawn.reduce((sum, value) => sum + value, 0) / parts;
  const spread = Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / parts);
  const value = source?.value;
  const constant = value?.kind === "expression" ? constantOf(value, {}, graph) : null;
  const own = how === "times" ? 1 : how === "plus" ? 0 : (constant ?? at(0.5));
  const [low, high] = [at(0.005), at(0.995)];
  return spread > 0 && low < high ? { how, own, low, high, spread } : null;
}
