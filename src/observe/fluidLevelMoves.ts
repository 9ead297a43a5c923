// Who of the kept levels went where, by period, in a run of expected numbers: asked for only where a picture shows one.
import type { FluidView } from "../simulate/fluid/view.ts";
import type { Instant } from "./fluidInstants.ts";
import type { KeptLevels } from "./keptLevels.ts";
import type { LevelMoves } from "./observation.ts";

/** Cells of a way out whose level is kept, and the rows that their persons are added to. */
interface Way {
  readonly edge: number;
  readonly locals: Int32Array;
  readonly rows: Int32Array;
}

export class FluidLevelMoves {
  readonly #kept: KeptLevels;
  readonly #periods: number;
  #ways: readonly Way[] = [];
  #rows: LevelMoves[] = [];
  /** persons up to the step under way, up to an instant of it, and up to the last recorded edge; [row] */
  #before = new Float64Array(0);
  #now = new Float64Array(0);
  #atEdge = new Float64Array(0);

  constructor(kept: KeptLevels, periods: number) {
    this.#kept = kept;
    this.#periods = periods;
  }

  /** Asks the run for the persons of each step by cell. */
  start(run: FluidView): void {
    const { edges, firstCell, classOf } = run.plan.layout;
    const ways: Way[] = [];
    const found: Omit<LevelMoves, "persons">[] = [];
    for (const { index, from, to, cause } of edges) {
      const rowOf = new Map<number, number>();
      const cells = firstCell[from + 1] - firstCell[from];
      const locals: number[] = [];
      const rows: number[] = [];
      for (let local = 0; local < cells; local++) {
        const level = this.#kept.rowOfClass[classOf[firstCell[from] + local]];
        if (level <= 0) continue;
        const row = rowOf.get(level) ?? found.length;
        if (row === found.length) found.push({ from, to, cause, level });
        rowOf.set(level, row);
        locals.push(local);
        rows.push(row);
      }
      if (locals.length === 0) continue;
      run.movedBy[index] ??= new Float64Array(cells);
      ways.push({ edge: index, locals: Int32Array.from(locals), rows: Int32Array.from(rows) });
    }
    this.#ways = ways;
    const persons = new Float64Array(found.length * this.#periods);
    this.#rows = found.map((one, row) => ({
      ...one,
      persons: persons.subarray(row * this.#periods, (row + 1) * this.#periods),
    }));
    [this.#before, this.#now, this.#atEdge] = [1, 2, 3].map(() => new Float64Array(found.length));
  }

  /** Writes the period that ends within the step under way, at an instant of it. */
  write(run: FluidView, period: number, { gone }: Instant): void {
    const now = this.#now;
    now.set(this.#before);
    for (const { edge, locals, rows } of this.#ways) {
      const persons = run.movedBy[edge]!;
      const part = gone[edge];
      for (let i = 0; i < locals.length; i++) {
        if (persons[locals[i]] > 0) now[rows[i]] += persons[locals[i]] * part;
      }
    }
    for (let row = 0; row < now.length; row++) {
      this.#rows[row].persons[period] = Math.max(0, now[row] - this.#atEdge[row]);
    }
    [this.#now, this.#atEdge] = [this.#atEdge, now];
  }

  /** The step is over. */
  after(run: FluidView): void {
    const before = this.#before;
    for (const { edge, locals, rows } of this.#ways) {
      const persons = run.movedBy[edge]!;
      for (let i = 0; i < locals.length; i++) before[rows[i]] += persons[locals[i]];
    }
  }

  result(): readonly LevelMoves[] {
    return this.#rows.filter(({ persons }) => persons.some((count) => count > 0));
  }
}
