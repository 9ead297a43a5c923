// A measure under way in a run of expected numbers: where it looks, when, and what it has counted so far.
import type { MeasureProgram, Program } from "../compile/program.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import type { DurationTally } from "./counting/durationTally.ts";
import { tallyOf } from "./durationValue.ts";
import { FluidBand } from "./fluidBand.ts";

/** One measure under way. */
export interface Watch {
  readonly measure: MeasureProgram;
  /** cells counted */
  readonly cells: Int32Array;
  /** ways out counted, each with the cells of its stage that count */
  readonly edges: readonly { readonly index: number; readonly locals: readonly number[] }[];
  /** null where no durations are counted */
  readonly tally: DurationTally | null;
  readonly band: FluidBand | null;
  /** [resource]: part of its departures of step `partsIn` that lie in the window; NaN where nobody asked yet */
  readonly parts: Float64Array;
  partsIn: number;
  from: number;
  to: number;
  total: number;
  offered: number;
  /** persons of these cells at the first instant */
  readonly atStart: number;
  /** persons; of a sojourn, those still in the stages */
  stillWaiting: number;
}

/** Kinds of measures that count durations. */
const durations: ReadonlySet<MeasureProgram["kind"]> = new Set(["wait", "sojourn", "age"]);
const none = new Float64Array(0);
/** @param run at its first instant: it is asked for what the measure reads of it */
export function watchOf(run: FluidView, program: Program, measure: MeasureProgram): Watch {
  const { layout } = run.plan;
  const { steps } = program.time;
  const cells = cellsOf(run, measure);
  const isOfWays = measure.kind === "moves" || measure.kind === "strikes";
  const counted = (isOfWays ? layout.edges : []).filter(({ from, to, cause, clock }) => {
    if (measure.kind === "moves") return measure.stages[from] === 1 && to === measure.toStage;
    if (cause === 2) return clock === measure.crossClock;
    return cause === 1 && measure.stageClocks.some((one) => one.stage === from && one.clock === clock);
  });
  const edges = counted.map(({ index, from }) => {
    const count = layout.firstCell[from + 1] - layout.firstCell[from];
    run.movedBy[index] ??= new Float64Array(count);
    const locals = Array.from({ length: count }, (_, i) => i).filter(
      (i) => measure.classes[layout.classOf[layout.firstCell[from] + i]] === 1,
    );
    return { index, locals };
  });
  return {
    measure,
    cells,
    edges,
    tally: durations.has(measure.kind) ? tallyOf(measure.statistic) : null,
    band: FluidBand.of(run, program, measure),
    atStart: cells.reduce((sum, cell) => sum + run.content[cell], 0),
    parts:
      durations.has(measure.kind) || measure.kind === "boardings" ? new Float64Array(program.resources.length) : none,
    partsIn: -1,
    from: Math.max(0, measure.from),
    to: Math.min(steps, measure.to),
    total: 0,
    offered: 0,
    stillWaiting: 0,
  };
}

/** Cells of a measure's stages and classes. */
function cellsOf({ plan: { layout } }: FluidView, { stages, classes }: MeasureProgram): Int32Array {
  const cells: number[] = [];
  for (let stage = 0; stage < stages.length; stage++) {
    if (stages[stage] !== 1) continue;
    for (let cell = layout.firstCell[stage]; cell < layout.firstCell[stage + 1]; cell++) {
      if (classes[layout.classOf[cell]] === 1) cells.push(cell);
    }
  }
  return Int32Array.from(cells);
}

/** Those that read something of a step, or may: edges of steps are calculated. Each list in the order of the measures. */
export function byStep({ plan: { h, planned } }: FluidView, watches: readonly Watch[]): Watch[][] {
  const steps = Array.from({ length: planned }, (): Watch[] => []);
  for (const watch of watches) {
    const { at } = watch.measure;
    const first = Math.floor((at >= 0 ? at : watch.from) / h) - 1;
    const last = Math.ceil((at >= 0 ? at : watch.to) / h);
    for (let step = Math.max(0, first); step <= Math.min(planned - 1, last); step++) steps[step].push(watch);
  }
  return steps;
}
