// Who of the kept levels went where, by period, in a run of expected numbers: asked for only where a picture shows one.
import type { FluidView } from "../simulate/fluid/view.ts";
import type { FluidDepartures } from "./fluidDepartures.ts";
import type { KeptLevels } from "./keptLevels.ts";
import type { LevelMoves } from "./observation.ts";

/** One cell of a way out: where its persons of a step stand, and the row that they are added to. */
interface Place {
  readonly edge: number;
  readonly local: number;
  readonly row: number;
}

export class FluidLevelMoves {
  readonly #kept: KeptLevels;
  readonly #periods: number;
  #places: readonly Place[] = [];
  #rows: LevelMoves[] = [];
  /** persons up to the step under way, and of these up to the last recorded edge; [row] */
  #before = new Float64Array(0);
  #atEdge = new Float64Array(0);

  constructor(kept: KeptLevels, periods: number) {
    this.#kept = kept;
    this.#periods = periods;
  }

  /** Asks the run for the persons of each step by cell. */
  start(run: FluidView): void {
    const { edges, firstCell, classOf } = run.plan.layout;
    const places: Place[] = [];
    const rows: LevelMoves[] = [];
    for (const { index, from, to, cause } of edges) {
      const rowOf = new Map<number, number>();
      const cells = firstCell[from + 1] - firstCell[from];
      for (let local = 0; local < cells; local++) {
        const level = this.#kept.rowOfClass[classOf[firstCell[from] + local]];
        if (level <= 0) continue;
        if (!rowOf.has(level)) rowOf.set(level, rows.length);
        const row = rowOf.get(level)!;
        if (row === rows.length) rows.push({ from, to, cause, level, persons: new Float64Array(this.#periods) });
        places.push({ edge: index, local, row });
      }
      if (rowOf.size > 0) run.movedBy[index] ??= new Float64Array(cells);
    }
    this.#places = places;
    this.#rows = rows;
    this.#before = new Float64Array(rows.length);
    this.#atEdge = new Float64Array(rows.length);
  }

  /** Writes the period that ends within the step under way, at the part of it that `departures` has read last. */
  write(run: FluidView, period: number, departures: FluidDepartures): void {
    const now = this.#before.slice();
    for (const { edge, local, row } of this.#places) {
      const persons = run.movedBy[edge]![local];
      if (persons > 0) now[row] += persons * departures.gone(edge);
    }
    this.#rows.forEach(({ persons }, row) => (persons[period] = Math.max(0, now[row] - this.#atEdge[row])));
    this.#atEdge = now;
  }

  /** The step is over. */
  after(run: FluidView): void {
    for (const { edge, local, row } of this.#places) this.#before[row] += run.movedBy[edge]![local];
  }

  result(): readonly LevelMoves[] {
    return this.#rows.filter(({ persons }) => persons.some((count) => count > 0));
  }
}
