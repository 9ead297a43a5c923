// A chunk: some points of an ensemble with all their runs, as one text that says whose it is and that it is whole.
import { PendencyError, problem } from "../errors.ts";
import { sha256 } from "../study/sha256.ts";
import { chunkCount, pointsOfChunk } from "./manifest.ts";
import type { EnsembleManifest } from "./manifest.ts";

export const chunkVersion = "ensemble chunk v1";

/** A run by its places, each from 0: point, source case, stack, path, and replication on it. */
export interface RunPlace {
  readonly point: number;
  readonly source: number;
  readonly stack: number;
  readonly path: number;
  readonly replication: number;
}

export interface ChunkRun extends RunPlace {
  /** one a measure of the manifest; null where there was nothing to measure, or it is of another stack */
  readonly values: readonly (number | null)[];
}

/** A run that the documents refuse at this point, or that met a limit. */
export interface FailedRun extends RunPlace {
  readonly why: string;
}

/** What a point gave the runs: as in Point, numbers in base units. */
export interface PointGiven {
  readonly point: number;
  /** parameter > factor, addend or value drawn */
  readonly draws: Readonly<Record<string, number>>;
  /** parameter > alternative, where the source cases do not say */
  readonly sources: Readonly<Record<string, string>>;
  readonly chances: Readonly<Record<string, number>>;
}

export interface Chunk {
  readonly pendency: typeof chunkVersion;
  /** the manifest's id */
  readonly ensemble: string;
  readonly number: number;
  /** points from `from` to before `to` */
  readonly from: number;
  readonly to: number;
  /** of each measure of the manifest; "" where no run measured it */
  readonly units: readonly string[];
  readonly points: readonly PointGiven[];
  /** in the order of their places */
  readonly runs: readonly ChunkRun[];
  readonly failed: readonly FailedRun[];
}

/** One entry a line; the last line says the hash of all before it. */
export function chunkText({ points, runs, failed, ...head }: Chunk): string {
  const lists = Object.entries({ points, runs, failed }).map(([name, entries]) => {
    const lines = entries.map((entry) => `\n    ${JSON.stringify(entry)}`);
    return `  ${JSON.stringify(name)}: [${lines.join(",")}${lines.length === 0 ? "" : "\n  "}]`;
  });
  const first = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  const body = `{\n${[...first, ...lists].join(",\n")},\n`;
  return `${body}  "sha256": "${sha256(body)}"\n}\n`;
}

/**
 * @param called how messages name the text: a file
 * @returns null for a text that is cut short or was changed: its chunk is made again
 * @throws PendencyError (usage) for a chunk of another ensemble, or of other points
 */
export function readChunk(text: string, manifest: EnsembleManifest, number: number, called: string): Chunk | null {
  const end = /\n {2}"sha256": "([0-9a-f]{64})"\n\}\n$/.exec(text);
  if (end === null || sha256(text.slice(0, end.index + 1)) !== end[1]) return null;
  const read = JSON.parse(text) as Partial<Chunk> & { readonly sha256?: string };
  if (read.pendency !== chunkVersion || read.number !== number) {
    const isChunk = read.pendency === chunkVersion;
    const got = isChunk ? `chunk ${String(read.number)}` : String(read.pendency ?? "something else");
    refuseChunk(called, `chunk ${number} of ensemble ${manifest.id}`, got);
  }
  if (read.ensemble !== manifest.id) {
    refuseChunk(called, `a chunk of ensemble ${manifest.id}`, `one of ensemble ${String(read.ensemble)}`);
  }
  const { sha256: _hash, ...chunk } = read as Chunk & { readonly sha256: string };
  return upTo(pointsOfChunk(manifest, number).to, chunk);
}

/** Without the points that a longer ensemble had made. */
function upTo(to: number, chunk: Chunk): Chunk {
  if (chunk.to <= to) return chunk;
  const isBefore = ({ point }: { readonly point: number }): boolean => point < to;
  const { points, runs, failed } = chunk;
  return {
    ...chunk,
    to,
    points: points.filter(isBefore),
    runs: runs.filter(isBefore),
    failed: failed.filter(isBefore),
  };
}

/** Whether it has all the points that the manifest wants of it: a longer ensemble wants more of the last one. */
export function isWhole(chunk: Chunk, manifest: EnsembleManifest): boolean {
  if (chunk.number >= chunkCount(manifest)) return false;
  return chunk.to >= pointsOfChunk(manifest, chunk.number).to;
}

function refuseChunk(called: string, expected: string, got: string): never {
  const hint = "nothing was changed; name a folder of its own, or move that file away";
  throw new PendencyError([problem("usage", null, called, expected, got, hint)]);
}
