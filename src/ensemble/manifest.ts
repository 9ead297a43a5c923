// What an ensemble is, as plain JSON: all that decides its numbers, so that any machine makes the same chunk of it.
import type { Documents } from "../documents/documents.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import type { SampleRule } from "../model/sampleRule.ts";
import { filesOfRuns } from "../documents/modelFiles.ts";
import { withoutPlaces } from "../study/measuredIn.ts";
import { sha256 } from "../study/sha256.ts";
import type { FluidMade } from "../study/study.ts";
import { inOneOrder, writtenIn } from "../study/studyId.ts";
import type { MeasuresAsked } from "../study/studyRequest.ts";
import type { MeasureOf } from "../summarise/summary.ts";
import type { ComparedClaim } from "./comparedClaim.ts";
import type { StopRule } from "./stopRule.ts";

export const manifestVersion = "ensemble v1";

/**
 * A point that somebody designs: what it leaves out is as in draw `draw` of the ensemble's seed, or, without one, as
 * the documents have it.
 */
export interface DesignedPoint {
  /** number of the draw, from 0, that holds for all that is left out here; null: nothing is drawn */
  readonly draw: number | null;
  /** parameter > share of its uncertainty that lies below its value, above 0 and below 1 */
  readonly shares?: Readonly<Record<string, number>>;
  /** parameter > alternative */
  readonly sources?: Readonly<Record<string, string>>;
  /** parameter > a number from 0 to 1, as in Point.chances */
  readonly chances?: Readonly<Record<string, number>>;
  /** whose paths drifting parameters go, as in Point.drift; null: none drifts. Left out: its own */
  readonly path?: number | null;
  /** which chances its first run has; left out: its own. Points with the same number share their chances */
  readonly chance?: number;
  /** parameter > value as a document writes it, from the start of the run on */
  readonly set?: Readonly<Record<string, string>>;
}

export type Points =
  /** draw k is the k-th of the seed, so that the first n of a longer ensemble are the ensemble of n */
  | { readonly kind: "drawn"; readonly count: number }
  | { readonly kind: "designed"; readonly points: readonly DesignedPoint[] };

/** Conflicting publishers, one for each parameter that is named; every point is run with each of the cases. */
export interface SourceCase {
  readonly name: string;
  readonly sources: Readonly<Record<string, string>>;
  /** cases' weights add up to 1 */
  readonly weight: number;
}

export interface EnsembleManifest {
  readonly pendency: typeof manifestVersion;
  /**
   * of all that decides a number of it. How many points there are and when it stops does not: a longer ensemble goes on
   * from the chunks of a shorter one
   */
  readonly id: string;
  readonly engineVersion: string;
  readonly model: { readonly id: string; readonly title: string };
  /** of the documents' texts and the figures they name, on the day they stand on */
  readonly documentsHash: string;
  readonly asOf: AsOf | null;
  readonly engine: "individual" | "fluid";
  /** how expected numbers are made; null where single persons are followed */
  readonly fluid: FluidMade | null;
  readonly seed: number;
  readonly points: Points;
  readonly stacks: readonly (readonly string[])[];
  /** one case with no sources: each point has its own */
  readonly sources: readonly SourceCase[];
  /** paths that drifting parameters and changing regimes go from each point; 1 where nothing drifts */
  readonly paths: number;
  /** runs on each path that differ in chance alone; 1 for expected numbers */
  readonly replications: number;
  /** values given from outside in every run: parameter and text, and the instant from which they hold; null: none */
  readonly given: { readonly values: readonly (readonly [string, string])[]; readonly from: string | null } | null;
  readonly sample: SampleRule | null;
  readonly warmUpDays: number | null;
  /** events one run may have before it is stopped */
  readonly eventLimit: number;
  readonly asked: MeasuresAsked;
  /** what `asked` comes to, in the order of a chunk's columns */
  readonly measures: readonly EnsembleMeasure[];
  readonly claims: readonly ComparedClaim[];
  /** whether paths differ: a parameter drifts, or a regime changes by odds */
  readonly drifts: boolean;
  readonly pointsPerChunk: number;
  /** null: every point is run */
  readonly until: StopRule | null;
}

export interface EnsembleMeasure {
  readonly name: string;
  readonly title: string;
  readonly of: MeasureOf;
  /** the one stack it is taken under; null: all */
  readonly stack: string | null;
  /** people that one record stands for among those it counts; 1: everybody; null: no count, sampled all the same */
  readonly recordOf: number | null;
}

export function manifestId(manifest: Omit<EnsembleManifest, "id">): string {
  const { model: _model, measures: _measures, claims: _claims, drifts: _drifts, until: _until, points, fluid, ...rest } = manifest; // prettier-ignore
  const made = { step: fluid?.step ?? null, points: points.kind === "drawn" ? "drawn" : points.points };
  return sha256(inOneOrder(withoutPlaces({ ...rest, ...made }))).slice(0, 16);
}

export function pointCount({ points }: Pick<EnsembleManifest, "points">): number {
  return points.kind === "drawn" ? points.count : points.points.length;
}

export function chunkCount(manifest: Pick<EnsembleManifest, "points" | "pointsPerChunk">): number {
  return Math.ceil(pointCount(manifest) / manifest.pointsPerChunk);
}

/** The points of a chunk: from the first to before the last. */
export function pointsOfChunk(
  manifest: Pick<EnsembleManifest, "points" | "pointsPerChunk">,
  number: number,
): { readonly from: number; readonly to: number } {
  const from = number * manifest.pointsPerChunk;
  return { from, to: Math.min(from + manifest.pointsPerChunk, pointCount(manifest)) };
}

/**
 * Of the documents as a run reads them: their texts, and the figures of publications they name on the day they stand on.
 */
export function documentsHashOf({ files, facts }: Pick<Documents, "files" | "facts">): string {
  return sha256(inOneOrder(writtenIn(filesOfRuns(files), facts))).slice(0, 16);
}

/** Runs of one point. */
export function runsOfPoint({
  stacks,
  sources,
  paths,
  replications,
}: Pick<EnsembleManifest, "stacks" | "sources" | "paths" | "replications">): number {
  return stacks.length * sources.length * paths * replications;
}
