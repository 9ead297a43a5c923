// Listening to the fluid engine: the same figures as of a run person by person, as far as expected numbers
// can give them.
import type { Program } from "../compile/program.ts";
import type { FluidListener } from "../simulate/fluid/run.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import type { BandSize } from "./fluidBand.ts";
import { FluidLevelMoves } from "./fluidLevelMoves.ts";
import { FluidMeasures } from "./fluidMeasures.ts";
import { FluidResources } from "./fluidResources.ts";
import { FluidSnapshot } from "./fluidSnapshot.ts";
import { keptLevels } from "./keptLevels.ts";
import { withoutDust } from "./roundingDust.ts";
import type { MoveSeries, Observation, SeriesBlock } from "./observation.ts";

export interface FluidObserveOptions {
  readonly seriesGroup: string;
  readonly seriesLevels: readonly string[];
  readonly series: boolean;
  /** with the series, who of the kept levels went where; left out: no */
  readonly levelMoves?: boolean;
  /** measures whose values are read; left out: all. Others that cost much are left aside */
  readonly only?: ReadonlySet<string>;
}

export interface FluidObserver {
  readonly listener: FluidListener;
  /** the observation; what expected numbers cannot give is null */
  result(): Observation;
  /** measure > why it has no value */
  reasons(): Readonly<Record<string, string>>;
  /** measure > how far it may be off because expected numbers are served bit by bit */
  bands(): ReadonlyMap<string, BandSize>;
  /** what listening cost, in cohorts of people gone through beside the run */
  work(): number;
}

/** Within a step flows are even, so that what lies between two steps is read on a straight line. */
export function observeFluid(program: Program, options: FluidObserveOptions): FluidObserver {
  const kept = keptLevels(program, options.seriesGroup, options.seriesLevels);
  const { periodEdges } = program.time;
  const periods = periodEdges.length - 1;
  const width = kept.levels.length;
  const rows = program.stages.length * width;
  const series: SeriesBlock = {
    group: kept.group,
    levels: kept.levels,
    stock: new Float64Array(rows * (periods + 1)),
    waiting: new Float64Array(rows * (periods + 1)),
    entries: new Float64Array(rows * periods),
  };
  /** everybody's row, and the row of the level; [2 × cell] */
  let rowsOf = new Int32Array(0);
  let moves: MoveSeries[] = [];
  const sums = { entered: new Float64Array(rows), content: new Float64Array(rows), waiting: new Float64Array(rows) };
  const enteredBefore = new Float64Array(rows);
  const atStart = new Float64Array(rows);
  let moved: Float64Array = new Float64Array(0);
  let edge = 0;
  let initial: Float64Array = new Float64Array(0);
  let last: FluidView | null = null;
  const now = new FluidSnapshot(program);
  const measures = new FluidMeasures(program, options.only ?? null);
  const resources = new FluidResources(program);
  const levelMoves = options.series && options.levelMoves === true ? new FluidLevelMoves(kept, periods) : null;

  /** Writes the recorded edge that lies at part `part` of the step. */
  const write = (run: FluidView, part: number): void => {
    enteredBefore.set(sums.entered);
    for (const list of Object.values(sums)) list.fill(0);
    now.addUp(run, part, rowsOf, sums);
    for (let row = 0; row < rows; row++) {
      if (edge === 0) atStart[row] = sums.content[row];
      const flowed = atStart[row] + sums.entered[row];
      series.stock[row * (periods + 1) + edge] = withoutDust(sums.content[row], flowed);
      series.waiting[row * (periods + 1) + edge] = withoutDust(sums.waiting[row], flowed);
      if (edge > 0) series.entries[row * periods + edge - 1] = sums.entered[row] - enteredBefore[row];
    }
    if (edge === 0) return;
    const movedBefore = moved;
    moved = now.moved(run, part);
    for (const move of moves) move.persons[edge - 1] = 0;
    run.plan.layout.edges.forEach(({ index }) => {
      moves[index].persons[edge - 1] = Math.max(0, moved[index] - movedBefore[index]);
    });
  };

  /** Heard from a later step on: nothing is written of recorded edges before it. */
  const goOnFrom = (run: FluidView): void => {
    const from = run.now * run.plan.h;
    while (edge <= periods && periodEdges[edge] <= from * (1 + 1e-9)) edge++;
    if (edge === 0) edge = 1;
    moved = run.moved.slice();
    for (let i = 0; i < rowsOf.length; i++) if (rowsOf[i] >= 0) sums.entered[rowsOf[i]] += run.entered[i >> 1];
  };

  const listener: FluidListener = {
    start(run, atStart) {
      initial = atStart.slice();
      const { stageOf, classOf } = run.plan.layout;
      rowsOf = Int32Array.from({ length: 2 * stageOf.length }, (_, i) => {
        const own = kept.rowOfClass[classOf[i >> 1]];
        if (i % 2 === 1 && own <= 0) return -1;
        return stageOf[i >> 1] * width + (i % 2 === 1 ? own : 0);
      });
      moves = run.plan.layout.edges.map(({ from, to, cause }) => ({
        from,
        to,
        cause,
        persons: new Float64Array(periods),
      }));
      moved = new Float64Array(run.plan.layout.edges.length);
      measures.start(run);
      levelMoves?.start(run);
      now.take(run);
      if (run.now > 0) return goOnFrom(run);
      if (options.series) write(run, 0);
      edge = 1;
    },
    before(run) {
      const { h } = run.plan;
      const end = (run.now + 1) * h;
      const hasEdge = options.series && edge <= periods && periodEdges[edge] <= end + 1e-9 * h;
      // most steps hold no instant that anybody asks about
      if (hasEdge || measures.wants(run.now * h, end)) now.take(run);
    },
    after(run) {
      last = run;
      const { h } = run.plan;
      const end = (run.now + 1) * h;
      measures.after(run, now);
      resources.after(run, now.departures);
      while (options.series && edge <= periods && periodEdges[edge] <= end + 1e-9 * h) {
        write(run, Math.min(1, Math.max(0, (periodEdges[edge] - run.now * h) / h)));
        levelMoves?.write(run, edge - 1, now.departures);
        edge++;
      }
      levelMoves?.after(run);
    },
  };

  return {
    listener,
    reasons: () => measures.reasons,
    bands: () => measures.bands(),
    work: () => measures.work,
    result() {
      if (last === null) throw new Error("observation › expected a finished run; got one that has not begun");
      return {
        measures: measures.result(last),
        series: options.series ? series : null,
        moves: options.series ? moves.filter(({ persons }) => persons.some((count) => count > 0)) : [],
        ...(levelMoves === null ? {} : { levelMoves: levelMoves.result() }),
        resources: options.series ? resources.result() : [],
        waits: [],
        timelines: [],
        ledger: ledgerOf(program, last, initial),
        digest: "",
        events: 0,
      };
    },
  };
}

function ledgerOf(program: Program, run: FluidView, initial: Float64Array): Observation["ledger"] {
  const inside = new Float64Array(program.classCount);
  const exited = new Float64Array(program.classCount);
  const { classOf, stageOf, cells } = run.plan.layout;
  for (let cell = 0; cell < cells; cell++) {
    const isOut = program.stages[stageOf[cell]].kind === "outcome";
    (isOut ? exited : inside)[classOf[cell]] += run.content[cell] + run.inbox[cell] + run.inbox[cells + cell];
  }
  return { initial, arrived: run.arrived.slice(), inside, exited };
}
