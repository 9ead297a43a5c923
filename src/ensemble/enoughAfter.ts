// When the rule to stop is met: after some chunks in the order of their numbers, whatever order they came in.
import { meanOf, standardErrorOf } from "../statistics/moments.ts";
import type { Chunk } from "./chunk.ts";
import { claimName } from "./comparedClaim.ts";
import type { EnsembleManifest } from "./manifest.ts";
import { probabilityError } from "./probabilityError.ts";
import type { StopRule, Wanted } from "./stopRule.ts";
import { meanOfPoint, RunValues } from "./values.ts";
import type { PointRuns } from "./values.ts";

/** Hears chunks one after the other, from the first on. */
export class EnoughWatch {
  readonly #manifest: EnsembleManifest;
  /** by the rule's wanted numbers: one a point that has it */
  readonly #means: number[][];
  #points = 0;

  constructor(manifest: EnsembleManifest) {
    this.#manifest = manifest;
    this.#means = (manifest.until?.of ?? []).map(() => []);
  }

  /** @returns whether enough is known with this chunk and those before it */
  add(chunk: Chunk): boolean {
    const { until } = this.#manifest;
    if (until === null) return false;
    const values = new RunValues(this.#manifest, chunk.runs);
    this.#points += chunk.points.length;
    for (const [at, wanted] of until.of.entries()) {
      for (const point of values.points) {
        const mean = meanOfPoint(runsOf(wanted, values, point, this.#manifest), this.#manifest);
        if (mean !== null) this.#means[at].push(mean);
      }
    }
    return this.#points >= until.leastPoints && until.of.every((wanted, at) => isKnown(wanted, this.#means[at], until));
  }
}

/** @returns null where the rule is not met by these, or there is none */
export function enoughAfter(manifest: EnsembleManifest, chunks: readonly Chunk[]): number | null {
  const watch = new EnoughWatch(manifest);
  const at = chunks.findIndex((chunk) => watch.add(chunk));
  return at < 0 ? null : at + 1;
}

function runsOf(wanted: Wanted, values: RunValues, point: number, { claims }: EnsembleManifest): PointRuns {
  switch (wanted.kind) {
    case "mean":
      return values.measure(point, wanted.measure, wanted.stack);
    case "difference":
      return values.difference(point, wanted.measure, wanted.stack, wanted.against);
    case "probability": {
      const claim = claims.find((one) => claimName(one) === wanted.claim);
      return claim === undefined ? [] : values.holds(point, claim);
    }
  }
}

function isKnown(wanted: Wanted, means: readonly number[], { error, isRelative, leastPoints }: StopRule): boolean {
  if (means.length < leastPoints) return false;
  if (wanted.kind === "probability") return (probabilityError(means) ?? Infinity) <= error;
  const own = standardErrorOf(means) ?? Infinity;
  return own <= (isRelative ? error * Math.abs(meanOf(means) ?? 0) : error);
}
