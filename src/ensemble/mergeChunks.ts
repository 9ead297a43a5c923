// Chunks in any order → the ensemble: by their numbers, so that whoever made which, and when, is forgotten.
import type { Chunk, ChunkRun, FailedRun, PointGiven } from "./chunk.ts";
import { enoughAfter } from "./enoughAfter.ts";
import { chunkCount } from "./manifest.ts";
import type { EnsembleManifest } from "./manifest.ts";

export interface Ensemble {
  readonly manifest: EnsembleManifest;
  /** chunks 0 to before it are in it */
  readonly chunks: number;
  /** one a measure of the manifest */
  readonly units: readonly string[];
  readonly points: readonly PointGiven[];
  readonly runs: readonly ChunkRun[];
  readonly failed: readonly FailedRun[];
  /** whole: every point is in it. enough: the rule to stop was met. unfinished: chunks are missing */
  readonly status: "whole" | "enough" | "unfinished";
}

/**
 * As far as chunks are there without a gap, or until the rule to stop is met on them: later ones, which some worker made
 * meanwhile, are left aside.
 */
export function mergeChunks(manifest: EnsembleManifest, chunks: readonly Chunk[]): Ensemble {
  const byNumber = new Map(chunks.map((chunk) => [chunk.number, chunk]));
  const all: Chunk[] = [];
  for (let next = byNumber.get(0); next !== undefined; next = byNumber.get(all.length)) all.push(next);
  const enough = enoughAfter(manifest, all);
  const used = all.slice(0, enough ?? all.length);
  const status = enough !== null ? "enough" : used.length === chunkCount(manifest) ? "whole" : "unfinished";
  return {
    manifest,
    chunks: used.length,
    units: manifest.measures.map((_, at) => used.find(({ units }) => units[at] !== "")?.units[at] ?? ""),
    points: used.flatMap(({ points }) => points),
    runs: used.flatMap(({ runs }) => runs),
    failed: used.flatMap(({ failed }) => failed),
    status,
  };
}
