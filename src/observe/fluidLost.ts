// How long people had waited whom a hazard took from a line in expected numbers. In lines that are kept as one amount
// hazards take the same part of everybody, so that those taken had waited as long as those left.
import type { FluidView } from "../simulate/fluid/view.ts";

/** Part of a step that people had waited who came and went in it. */
const sameStepWait = 1 / 3;
/** Of those who came in the step, the part that hazards take beside others: they are there for half of it. */
const freshPart = 0.5;

export class FluidLost {
  readonly #cells: readonly number[];
  readonly #entered: Float64Array;
  readonly #waited: Float64Array;
  readonly #heard: Float64Array;

  /** @param cells those asked for; kept are those of lines that hazards take people from all at once */
  constructor(run: FluidView, cells: ReadonlySet<number>) {
    const { layout, keeping } = run.plan;
    this.#cells = [...cells].filter((cell) => {
      const stage = layout.stageOf[cell];
      return keeping[stage] === "line" && layout.clockEdges[stage].length > 0;
    });
    for (const cell of this.#cells) {
      const stage = layout.stageOf[cell];
      const full = layout.fullEdge[stage];
      if (full !== null) {
        run.movedBy[full.index] ??= new Float64Array(layout.firstCell[stage + 1] - layout.firstCell[stage]);
      }
    }
    this.#entered = run.entered.slice();
    this.#waited = run.waiting.slice();
    this.#heard = new Float64Array(layout.cells);
  }

  /** People taken from a door, who are told of one by one. */
  hear(cell: number, persons: number): void {
    this.#heard[cell] += persons;
  }

  /** @param tell called with people whom a hazard took in the step, and the steps they had waited */
  after(run: FluidView, tell: (cell: number, persons: number, wait: number) => void): void {
    for (const cell of this.#cells) {
      const lost = this.#waited[cell] + this.#came(run, cell) - run.taken[cell] - this.#heard[cell] - run.waiting[cell];
      const most = this.#waited[cell] + run.entered[cell] - this.#entered[cell];
      // what is left over by rounding is nobody
      if (lost > 1e-9 * most) tellAll(run, cell, lost, tell);
      this.#entered[cell] = run.entered[cell];
      this.#waited[cell] = run.waiting[cell];
      this.#heard[cell] = 0;
    }
  }

  /** People who came to the line or its door, and were not turned away. */
  #came(run: FluidView, cell: number): number {
    const { stageOf, firstCell, fullEdge } = run.plan.layout;
    const stage = stageOf[cell];
    const full = fullEdge[stage];
    const turned = full === null ? 0 : run.movedBy[full.index]![cell - firstCell[stage]];
    return run.entered[cell] - this.#entered[cell] - turned;
  }
}

function tellAll(
  run: FluidView,
  cell: number,
  lost: number,
  tell: (cell: number, persons: number, wait: number) => void,
): void {
  const isFresh = (since: number): boolean => since > run.now;
  let all = 0;
  run.eachInLine(cell, (persons, since) => (all += persons * (isFresh(since) ? freshPart : 1)));
  if (!(all > 0)) {
    tell(cell, lost, sameStepWait);
    return;
  }
  run.eachInLine(cell, (persons, since) => {
    const wait = isFresh(since) ? sameStepWait : run.now + 0.5 - since;
    if (persons > 0) tell(cell, (lost * persons * (isFresh(since) ? freshPart : 1)) / all, wait);
  });
}
