// Whether a study's parameters drifted: its numbers are then read by medians and quantiles, and not by means, which
// the few largest paths pull up.
import type { Study } from "./study.ts";

export function isDrifting({ draws }: Pick<Study, "draws">): boolean {
  return draws.some(({ how }) => how === "drift");
}
