// Stocks at every recorded edge of a run of expected numbers, and flows between them, by stage and kept level. Every edge goes
// through all cells: what is read of them lies in plain lists, one edge after another, and is turned round in the end.
import type { Program } from "../compile/program.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import type { FluidSnapshot } from "./fluidSnapshot.ts";
import type { KeptLevels } from "./keptLevels.ts";
import type { MoveSeries, SeriesBlock } from "./observation.ts";
import { withoutDust } from "./roundingDust.ts";
import { turned } from "./turned.ts";

export class FluidSeries {
  readonly #kept: KeptLevels;
  readonly #edges: Float64Array;
  readonly #rows: number;
  /** persons by edge, then row: there, waiting, and those who entered in the period that ends with the edge */
  readonly #stock: Float64Array;
  readonly #waiting: Float64Array;
  readonly #entries: Float64Array;
  /** by row: persons at the first instant; who entered up to the edge under way, and up to the one before */
  readonly #atStart: Float64Array;
  #entered: Float64Array;
  #enteredBefore: Float64Array;
  /** persons by edge, then way out, in the period that ends with the edge; and who went up to the last edge */
  #moves = new Float64Array(0);
  #moved = new Float64Array(0);
  /** the row of each cell's level; -1 where it is not kept */
  #levelRow = new Int32Array(0);
  #ways: FluidView["plan"]["layout"]["edges"] = [];
  /** the next recorded edge */
  #edge = 0;

  constructor({ time, stages }: Program, kept: KeptLevels) {
    this.#kept = kept;
    this.#edges = time.periodEdges;
    this.#rows = stages.length * kept.levels.length;
    const room = this.#rows * this.#edges.length;
    [this.#stock, this.#waiting, this.#entries] = [room, room, room].map((count) => new Float64Array(count));
    [this.#atStart, this.#entered, this.#enteredBefore] = [1, 2, 3].map(() => new Float64Array(this.#rows));
  }

  start(run: FluidView, before: FluidSnapshot): void {
    const { edges, stageOf, classOf } = run.plan.layout;
    const width = this.#kept.levels.length;
    this.#levelRow = Int32Array.from(stageOf, (stage, cell) => {
      const own = this.#kept.rowOfClass[classOf[cell]];
      return own <= 0 ? -1 : stage * width + own;
    });
    this.#ways = edges;
    this.#moves = new Float64Array(edges.length * this.#edges.length);
    if (run.now > 0) this.#goOnFrom(run);
    else {
      this.#moved = new Float64Array(edges.length);
      this.#write(run, 0, before);
      this.#edge = 1;
    }
  }

  /** Heard from a later step on: nothing is written of recorded edges before it. */
  #goOnFrom(run: FluidView): void {
    const from = run.now * run.plan.h;
    while (this.#edge < this.#edges.length && this.#edges[this.#edge] <= from * (1 + 1e-9)) this.#edge++;
    if (this.#edge === 0) this.#edge = 1;
    this.#moved = run.moved.slice();
    const { stageOf } = run.plan.layout;
    const width = this.#kept.levels.length;
    for (let cell = 0; cell < stageOf.length; cell++) {
      this.#entered[stageOf[cell] * width] += run.entered[cell];
      if (this.#levelRow[cell] >= 0) this.#entered[this.#levelRow[cell]] += run.entered[cell];
    }
  }

  /** Whether a recorded edge that is still to be written lies in a step, or before it. */
  hasEdgeBy({ now, plan: { h } }: FluidView): boolean {
    return this.#edge < this.#edges.length && this.#edges[this.#edge] <= (now + 1) * h + 1e-9 * h;
  }

  /**
   * Writes the next recorded edge, which lies in the step under way.
   * @returns the part of the step at which it lies
   */
  write(run: FluidView, before: FluidSnapshot): number {
    const { h } = run.plan;
    const part = Math.min(1, Math.max(0, (this.#edges[this.#edge] - run.now * h) / h));
    this.#write(run, part, before);
    this.#edge++;
    return part;
  }

  /** The recorded edge to be written next. */
  get next(): number {
    return this.#edge;
  }

  #write(run: FluidView, part: number, before: FluidSnapshot): void {
    const rows = this.#rows;
    const from = this.#edge * rows;
    const stock = this.#stock.subarray(from, from + rows);
    const waiting = this.#waiting.subarray(from, from + rows);
    const entries = this.#entries.subarray(from, from + rows);
    const entered = this.#enteredBefore.fill(0);
    this.#enteredBefore = this.#entered;
    this.#entered = entered;
    this.#addUp(run, part, before, { stock, waiting, entered });
    if (this.#edge === 0) this.#atStart.set(stock);
    for (let row = 0; row < rows; row++) {
      const flowed = this.#atStart[row] + entered[row];
      stock[row] = withoutDust(stock[row], flowed);
      waiting[row] = withoutDust(waiting[row], flowed);
      entries[row] = entered[row] - this.#enteredBefore[row];
    }
    if (this.#edge > 0) this.#writeMoves(run, part, before);
  }

  #writeMoves(run: FluidView, part: number, before: FluidSnapshot): void {
    const { gone } = before.at(run, part, "before");
    const moved = this.#moved;
    const from = this.#edge * moved.length;
    for (let way = 0; way < moved.length; way++) {
      const now = before.moved[way] + gone[way] * (run.moved[way] - before.moved[way]);
      this.#moves[from + way] = Math.max(0, now - moved[way]);
      moved[way] = now;
    }
  }

  /**
   * Of every cell, added up by rows in the order of cells: who is there, who of these waits, and who entered. A stage's cells lie
   * side by side, so that everybody's row is a sum under way.
   */
  #addUp(
    run: FluidView,
    part: number,
    before: FluidSnapshot,
    to: Record<"stock" | "waiting" | "entered", Float64Array>,
  ): void {
    const at = before.at(run, part, "at");
    const by = before.at(run, part, "before");
    const { firstCell } = run.plan.layout;
    const { entered: entered0, content: content0, waiting: waiting0 } = before;
    const { entered: entered1, content: content1, waiting: waiting1 } = run;
    const { stock, waiting, entered } = to;
    const width = this.#kept.levels.length;
    const levelRow = this.#levelRow;
    const { isUneven } = at;
    for (let stage = 0; stage + 1 < firstCell.length; stage++) {
      const come = at.come[stage];
      const left = at.left[stage];
      const comeBy = by.come[stage];
      let [allStock, allWaiting, allEntered] = [0, 0, 0];
      for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) {
        const came = entered1[cell] - entered0[cell];
        const more = content1[cell] - content0[cell];
        const moreWait = waiting1[cell] - waiting0[cell];
        const there = isUneven ? content0[cell] + came * come - (came - more) * left : content0[cell] + part * more;
        const wait = isUneven
          ? waiting0[cell] + came * come - (came - moreWait) * left
          : waiting0[cell] + part * moreWait;
        const waits = wait > 0 ? wait : 0;
        const enters = entered0[cell] + came * comeBy;
        allStock += there;
        allWaiting += waits;
        allEntered += enters;
        const row = levelRow[cell];
        if (row < 0) continue;
        stock[row] += there;
        waiting[row] += waits;
        entered[row] += enters;
      }
      stock[stage * width] = allStock;
      waiting[stage * width] = allWaiting;
      entered[stage * width] = allEntered;
    }
  }

  series(): SeriesBlock {
    const { group, levels } = this.#kept;
    const edges = this.#edges.length;
    return {
      group,
      levels,
      stock: turned(this.#stock, this.#rows, 0, edges),
      waiting: turned(this.#waiting, this.#rows, 0, edges),
      entries: turned(this.#entries, this.#rows, 1, edges),
    };
  }

  /** Ways that somebody went. */
  moves(): MoveSeries[] {
    const edges = this.#edges.length;
    const all = turned(this.#moves, this.#ways.length, 1, edges);
    return this.#ways.flatMap(({ index, from, to, cause }) => {
      const persons = all.subarray(index * (edges - 1), (index + 1) * (edges - 1));
      return persons.some((count) => count > 0) ? [{ from, to, cause, persons }] : [];
    });
  }
}
