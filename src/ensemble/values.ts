// An ensemble's numbers by what they are of: one number a point where points are set against each other, and every run
// with its weight where runs are.
import { stackName } from "../scenario/stack.ts";
import { holdsTogether } from "./comparedClaim.ts";
import type { ComparedClaim } from "./comparedClaim.ts";
import type { ChunkRun } from "./chunk.ts";
import type { EnsembleManifest } from "./manifest.ts";

type Shape = Pick<EnsembleManifest, "stacks" | "sources" | "paths" | "replications" | "measures">;

/** The value of one thing in the runs of one point: [source][path][replication]; null where a run has none. */
export type PointRuns = readonly (readonly (readonly (number | null)[])[])[];

/** The runs of some points, found by their places. */
export class RunValues {
  readonly #shape: Shape;
  readonly #column: ReadonlyMap<string, number>;
  readonly #row: ReadonlyMap<string, number>;
  /** by point, then place of the run in it */
  readonly #runs: ReadonlyMap<number, ReadonlyMap<number, ChunkRun>>;

  constructor(shape: Shape, runs: readonly ChunkRun[]) {
    this.#shape = shape;
    this.#column = new Map(shape.measures.map(({ name }, at) => [name, at]));
    this.#row = new Map(shape.stacks.map((stack, at) => [stackName(stack), at]));
    const byPoint = new Map<number, Map<number, ChunkRun>>();
    for (const run of runs) {
      const own = byPoint.get(run.point) ?? new Map<number, ChunkRun>();
      byPoint.set(run.point, own);
      own.set(this.#placeOf(run), run);
    }
    this.#runs = byPoint;
  }

  /** Points that have a run, in the order in which they were given. */
  get points(): readonly number[] {
    return [...this.#runs.keys()];
  }

  /** A measure under a stack. */
  measure(point: number, measure: string, stack: string): PointRuns {
    return this.#each((source, path, replication) => this.#value(point, measure, stack, source, path, replication));
  }

  /** Under one stack less under another, in runs with the same point, path and chances. */
  difference(point: number, measure: string, stack: string, against: string): PointRuns {
    return this.#each((source, path, replication) => {
      const value = this.#value(point, measure, stack, source, path, replication);
      const other = this.#value(point, measure, against, source, path, replication);
      return value === null || other === null ? null : value - other;
    });
  }

  /** 1 where a claim holds, 0 where it does not, null where it cannot be tested. */
  holds(point: number, claim: ComparedClaim): PointRuns {
    return this.#each((source, path, replication) => {
      const held = holdsTogether(claim, (measure, stack) =>
        this.#value(point, measure, stack, source, path, replication),
      );
      return held === null ? null : Number(held);
    });
  }

  #each(of: (source: number, path: number, replication: number) => number | null): PointRuns {
    const { sources, paths, replications } = this.#shape;
    return sources.map((_, source) =>
      Array.from({ length: paths }, (_unused, path) =>
        Array.from({ length: replications }, (_none, replication) => of(source, path, replication)),
      ),
    );
  }

  #value(
    point: number,
    measure: string,
    stack: string,
    source: number,
    path: number,
    replication: number,
  ): number | null {
    const [column, row] = [this.#column.get(measure), this.#row.get(stack)];
    if (column === undefined || row === undefined) return null;
    const place = this.#placeOf({ source, stack: row, path, replication });
    return this.#runs.get(point)?.get(place)?.values[column] ?? null;
  }

  #placeOf({ source, stack, path, replication }: Omit<ChunkRun, "point" | "values">): number {
    const { stacks, paths, replications } = this.#shape;
    return ((source * stacks.length + stack) * paths + path) * replications + replication;
  }
}

/** The mean over a point's runs, sources by their weights; null unless every one of them has a value. */
export function meanOfPoint(runs: PointRuns, { sources }: Pick<EnsembleManifest, "sources">): number | null {
  let mean = 0;
  for (const [source, { weight }] of sources.entries()) {
    const all = runs[source].flat();
    if (all.some((value) => value === null)) return null;
    mean += (weight * (all as number[]).reduce((sum, value) => sum + value, 0)) / all.length;
  }
  return mean;
}
