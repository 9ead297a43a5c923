// What an ensemble says: of every measure, difference and claim the middle, the spread and how sure the mean is.
import { stackName } from "../scenario/stack.ts";
import { meanOf, standardErrorOf } from "../statistics/moments.ts";
import { weightedQuantile } from "../statistics/weightedQuantile.ts";
import type { FailedRun } from "./chunk.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import type { ComparedClaim } from "./comparedClaim.ts";
import { claimName } from "./comparedClaim.ts";
import { componentsOf } from "./components.ts";
import type { Component } from "./components.ts";
import type { EnsembleManifest, EnsembleMeasure } from "./manifest.ts";
import { pointCount } from "./manifest.ts";
import type { Ensemble } from "./mergeChunks.ts";
import { probabilityError } from "./probabilityError.ts";
import { meanOfPoint, RunValues } from "./values.ts";
import type { PointRuns } from "./values.ts";

export interface Spread {
  /** points all of whose runs have a value; the mean and its error are of these */
  readonly points: number;
  readonly mean: number | null;
  /** of the mean, by points, which are independent of each other; null with fewer than two */
  readonly standardError: number | null;
  /** over runs, each source with its weight; null of none */
  readonly p05: number | null;
  readonly p10: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
}

export interface MeasureSpread extends Spread {
  readonly stack: string;
  readonly measure: string;
  readonly title: string;
  readonly unit: string;
  /** where the spread of runs comes from; null with fewer than two points, and where they were designed */
  readonly components: readonly Component[] | null;
}

export interface DifferenceSpread extends MeasureSpread {
  readonly against: string;
  /** share of runs in which it is more than under `against`, and less */
  readonly more: number | null;
  readonly less: number | null;
}

export interface ClaimSpread {
  readonly claim: string;
  readonly words: string;
  readonly points: number;
  /** share of runs in which it holds; null where it could be tested in none */
  readonly probability: number | null;
  readonly standardError: number | null;
}

export interface FailedPoint {
  readonly points: readonly number[];
  readonly runs: number;
  /** of the first of them */
  readonly why: string;
}

export interface EnsembleSummary {
  readonly id: string;
  readonly model: EnsembleManifest["model"];
  readonly status: Ensemble["status"];
  readonly points: {
    readonly asked: number;
    readonly made: number;
    /** of them, those in which at least one run failed */
    readonly failed: number;
  };
  readonly runs: { readonly made: number; readonly failed: number };
  /** every failed point with its reason; those with the same one together */
  readonly failedPoints: readonly FailedPoint[];
  readonly measures: readonly MeasureSpread[];
  /** of every other stack against the first */
  readonly differences: readonly DifferenceSpread[];
  readonly claims: readonly ClaimSpread[];
}

export function summariseEnsemble(ensemble: Ensemble): EnsembleSummary {
  const { manifest, units, runs, points, failed, status } = ensemble;
  const values = new RunValues(manifest, runs);
  const titled = ({ name, title }: EnsembleMeasure) => ({
    measure: name,
    title,
    unit: units[manifest.measures.findIndex((one) => one.name === name)],
  });
  const stacks = manifest.stacks.map(stackName);
  const shown = manifest.measures.filter(({ of }) => of !== "claim");
  const [first, ...others] = stacks;
  const drawnBy = new Map(points.map(({ point, sources }) => [point, JSON.stringify(sources)]));
  const originsOf = (of: readonly PointRuns[], { recordOf }: EnsembleMeasure): readonly Component[] | null => {
    if (manifest.points.kind === "designed") return null;
    const own = of.map((runs, at) => ({ runs, drawn: drawnBy.get(values.points[at]) ?? "" }));
    const isSourceDrawn = new Set(own.map(({ drawn }) => drawn)).size > 1;
    return componentsOf(own, manifest, { isSourceDrawn, isDrifting: manifest.drifts, isChance: manifest.engine === "individual", recordOf }); // prettier-ignore
  };
  return {
    id: manifest.id,
    model: manifest.model,
    status,
    points: {
      asked: pointCount(manifest),
      made: points.length,
      failed: new Set(failed.map(({ point }) => point)).size,
    },
    runs: { made: runs.length, failed: failed.length },
    failedPoints: failedPointsOf(failed),
    measures: stacks.flatMap((stack) =>
      shown.flatMap((measure) => {
        if (measure.stack !== null && measure.stack !== stack) return [];
        const of = values.points.map((point) => values.measure(point, measure.name, stack));
        return [{ stack, ...titled(measure), ...spreadOf(of, manifest), components: originsOf(of, measure) }];
      }),
    ),
    differences: others.flatMap((stack) =>
      shown.flatMap((measure) => {
        if (measure.stack !== null) return [];
        const of = values.points.map((point) => values.difference(point, measure.name, stack, first));
        return [
          {
            stack,
            against: first,
            ...titled(measure),
            ...spreadOf(of, manifest),
            components: originsOf(of, measure),
            more: shareOf(of, manifest, (value) => value > 0),
            less: shareOf(of, manifest, (value) => value < 0),
          },
        ];
      }),
    ),
    claims: manifest.claims.map((claim) => claimSpread(claim, values, manifest)),
  };
}

/** Reasons are the same where they name the same place and expect the same: the number that came differs by draw. */
function failedPointsOf(failed: readonly FailedRun[]): readonly FailedPoint[] {
  const groups = groupedBy(failed, ({ why }) => why.replace(/; got [^\n]*/g, ""));
  return [...groups.values()].map((own) => ({
    points: [...new Set(own.map(({ point }) => point))],
    runs: own.length,
    why: own[0].why,
  }));
}

function claimSpread(claim: ComparedClaim, values: RunValues, manifest: EnsembleManifest): ClaimSpread {
  const means = values.points.flatMap((point) => meanOfPoint(values.holds(point, claim), manifest) ?? []);
  return {
    claim: claimName(claim),
    words: claim.words,
    points: means.length,
    probability: meanOf(means),
    standardError: probabilityError(means),
  };
}

interface WeightedValue {
  readonly value: number;
  readonly weight: number;
}

function weighted(of: readonly PointRuns[], { sources }: EnsembleManifest): readonly WeightedValue[] {
  return of.flatMap((point) =>
    point.flatMap((runs, source) =>
      runs.flat().flatMap((value) => (value === null ? [] : [{ value, weight: sources[source].weight }])),
    ),
  );
}

function spreadOf(of: readonly PointRuns[], manifest: EnsembleManifest): Spread {
  const means = of.flatMap((runs) => meanOfPoint(runs, manifest) ?? []);
  const all = weighted(of, manifest);
  const [p05, p10, median, p90, p95] = weightedQuantile(all, [0.05, 0.1, 0.5, 0.9, 0.95]);
  return {
    points: means.length,
    mean: meanOf(means),
    standardError: standardErrorOf(means),
    p05,
    p10,
    median,
    p90,
    p95,
  };
}

function shareOf(of: readonly PointRuns[], manifest: EnsembleManifest, is: (value: number) => boolean): number | null {
  const all = weighted(of, manifest);
  const weightOf = (values: readonly WeightedValue[]): number => values.reduce((sum, { weight }) => sum + weight, 0);
  return all.length === 0 ? null : weightOf(all.filter(({ value }) => is(value))) / weightOf(all);
}
