// Where the spread of a number comes from: the choice of publishers, parameters, drift, chance, and the sample followed.
import { moments, sampleVariance } from "../statistics/moments.ts";
import { nestedVariance } from "../statistics/nestedVariance.ts";
import type { NestedValues } from "../statistics/nestedVariance.ts";
import type { EnsembleManifest } from "./manifest.ts";
import type { PointRuns } from "./values.ts";

export type Origin = "source" | "parameter" | "drift" | "chance" | "sample";

/** A part of the variance of one run drawn by itself. */
export interface Component {
  /** several where this design cannot tell them apart */
  readonly of: readonly Origin[];
  /** in the number's unit, squared; an unbiased estimate, which may lie below 0 where the part is small */
  readonly variance: number;
  /** of that estimate, by leaving out a tenth of the points at a time; null with fewer than 20 points */
  readonly standardError: number | null;
  /** of all parts; null where nothing varies */
  readonly share: number | null;
}

/** What makes runs of this model differ at all. */
interface Varying {
  /** a disputed parameter whose source the cases do not fix */
  readonly isSourceDrawn: boolean;
  readonly isDrifting: boolean;
  /** false for expected numbers */
  readonly isChance: boolean;
  /** people that one record stands for; 1: everybody, null: it cannot be told */
  readonly recordOf: number | null;
}

/** One point: its runs, and the publishers that it drew where cases do not fix them. */
interface PointValues {
  readonly runs: PointRuns;
  readonly drawn: string;
}

/**
 * Parts add up to the variance of one run. Publishers come first, then what parameters add with the publisher fixed,
 * what drift adds with both fixed, and what chance adds last: what two of them do together belongs to the later one.
 *
 * @param points of which those without a value in some run are left out
 * @returns null with fewer than two points
 */
export function componentsOf(
  points: readonly PointValues[],
  { sources }: Pick<EnsembleManifest, "sources">,
  varying: Varying,
): readonly Component[] | null {
  const whole = points.flatMap(({ runs, drawn }) => (isWhole(runs) ? [{ runs, drawn }] : []));
  const weights = sources.map(({ weight }) => weight);
  const parts = partsOf(whole, weights, varying);
  if (parts === null) return null;
  const errors = jackknife(whole, (some) => partsOf(some, weights, varying), parts.length);
  const all = parts.reduce((sum, { variance }) => sum + variance, 0);
  return parts.map(({ of, variance }, at) => ({
    of,
    variance,
    standardError: errors?.[at] ?? null,
    share: all > 0 ? variance / all : null,
  }));
}

interface WholePoint {
  /** [source][path][run] */
  readonly runs: readonly NestedValues[];
  readonly drawn: string;
}

function isWhole(runs: PointRuns): runs is readonly NestedValues[] {
  return runs.every((paths) => paths.every((path) => path.every((value) => value !== null)));
}

type Part = Pick<Component, "of" | "variance">;

function partsOf(points: readonly WholePoint[], weights: readonly number[], varying: Varying): Part[] | null {
  if (points.length < 2) return null;
  const nested = weights.map((_, source) => nestedVariance(points.map(({ runs }) => runs[source])));
  if (nested.some((one) => one === null)) return null;
  const mean = (of: "points" | "paths" | "runs"): number =>
    weights.reduce((sum, weight, source) => sum + weight * (nested[source]?.[of] ?? 0), 0);
  const [ofPaths, ofRuns] = [nested[0]?.paths !== null, nested[0]?.runs !== null];
  const isCrossed = weights.length > 1;
  const pooled = isCrossed || !varying.isSourceDrawn ? null : pooledSource(points);
  const source = isCrossed ? crossedSource(points, weights) : pooled;
  // what has no level of its own in this design stays in the level above it
  const inPaths: Origin[] = varying.isDrifting ? ["drift"] : [];
  const inRuns: Origin[] = varying.isChance ? ["chance", ...(varying.recordOf === 1 ? [] : ["sample" as const])] : [];
  const ofPoint: Origin[] = [
    ...(varying.isSourceDrawn && source === null ? ["source" as const] : []),
    "parameter",
    ...(ofPaths ? [] : inPaths),
    ...(ofRuns || ofPaths ? [] : inRuns),
  ];
  const parts: Part[] = [];
  if (source !== null) parts.push({ of: ["source"], variance: source });
  parts.push({ of: ofPoint, variance: mean("points") - (pooled ?? 0) });
  // where nothing drifts, paths of one point differ in chance alone
  const pathWords = [...inPaths, ...(ofRuns ? [] : inRuns)];
  if (ofPaths && pathWords.length > 0) parts.push({ of: pathWords, variance: mean("paths") });
  if (ofRuns && inRuns.length > 0) parts.push(...splitOfSample(mean("runs"), inRuns, varying.recordOf));
  return parts;
}

/** Of a count, w records of one make w times the variance of following everybody; of another number it is unknown. */
function splitOfSample(variance: number, of: readonly Origin[], recordOf: number | null): readonly Part[] {
  if (recordOf === null || recordOf === 1) return [{ of, variance }];
  return [
    { of: ["chance"], variance: variance / recordOf },
    { of: ["sample"], variance: (variance * (recordOf - 1)) / recordOf },
  ];
}

/** Every point has every publisher: the spread of their means, without what points leave in it. */
function crossedSource(points: readonly WholePoint[], weights: readonly number[]): number {
  const meansOf = points.map(({ runs }) => runs.map((paths) => moments(paths.flat()).mean));
  const middle = (means: readonly number[]): number => means.reduce((sum, mean, at) => sum + weights[at] * mean, 0);
  const all = weights.map((_, source) => moments(meansOf.map((means) => means[source])).mean);
  const center = middle(all);
  return weights.reduce((sum, weight, source) => {
    const apart = sampleVariance(meansOf.map((means) => means[source] - middle(means))) ?? 0;
    return sum + weight * ((all[source] - center) * (all[source] - center) - apart / points.length);
  }, 0);
}

/** Each point drew its publishers: the spread of the means of those who drew alike; null where some drew alone. */
function pooledSource(points: readonly WholePoint[]): number | null {
  const groups = new Map<string, number[]>();
  for (const { runs, drawn } of points) {
    const own = groups.get(drawn) ?? [];
    groups.set(drawn, own);
    own.push(moments(runs[0].flat()).mean);
  }
  const all = [...groups.values()];
  if (all.length < 2 || all.some((group) => group.length < 2)) return null;
  const center = moments(all.flat()).mean;
  return all.reduce((sum, group) => {
    const share = group.length / points.length;
    const mean = moments(group).mean;
    const noise = (sampleVariance(group) ?? 0) / group.length;
    return sum + share * ((mean - center) * (mean - center) - noise * (1 - share));
  }, 0);
}

const parts = 10;

/** @source Tukey 1958, the grouped jackknife */
function jackknife(
  points: readonly WholePoint[],
  of: (some: readonly WholePoint[]) => readonly Part[] | null,
  count: number,
): readonly number[] | null {
  if (points.length < 2 * parts) return null;
  const without = Array.from({ length: parts }, (_, part) => of(points.filter((_point, at) => at % parts !== part)));
  if (without.some((one) => one === null || one.length !== count)) return null;
  return Array.from({ length: count }, (_, at) => {
    const { squares } = moments(without.map((one) => one?.[at].variance ?? 0));
    return Math.sqrt(((parts - 1) / parts) * squares);
  });
}
