// Listening to the fluid engine: the same figures as of a run person by person, as far as expected numbers
// can give them.
import type { Program } from "../compile/program.ts";
import type { FluidListener } from "../simulate/fluid/run.ts";
import type { FluidView } from "../simulate/fluid/view.ts";
import type { BandSize } from "./fluidBand.ts";
import { FluidLevelMoves } from "./fluidLevelMoves.ts";
import { FluidMeasures } from "./fluidMeasures.ts";
import { FluidResources } from "./fluidResources.ts";
import { FluidSeries } from "./fluidSeries.ts";
import { FluidSnapshot } from "./fluidSnapshot.ts";
import { keptLevels } from "./keptLevels.ts";
import type { Observation } from "./observation.ts";

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
  let initial: Float64Array = new Float64Array(0);
  let last: FluidView | null = null;
  const now = new FluidSnapshot(program);
  const measures = new FluidMeasures(program, now.departures, options.only ?? null);
  const series = options.series ? new FluidSeries(program, kept) : null;
  const resources = options.series ? new FluidResources(program) : null;
  const periods = program.time.periodEdges.length - 1;
  const levelMoves = options.series && options.levelMoves === true ? new FluidLevelMoves(kept, periods) : null;

  const listener: FluidListener = {
    start(run, atStart) {
      initial = atStart.slice();
      measures.start(run);
      levelMoves?.start(run);
      now.take(run);
      series?.start(run, now);
    },
    before(run) {
      // most steps hold no instant that anybody asks about
      if (series?.hasEdgeBy(run) === true || measures.wants(run.now)) now.take(run);
    },
    after(run) {
      last = run;
      measures.after(run, now);
      resources?.after(run, now.departures);
      while (series?.hasEdgeBy(run) === true) {
        const period = series.next - 1;
        const part = series.write(run, now);
        levelMoves?.write(run, period, now.at(run, part, "before"));
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
        series: series?.series() ?? null,
        moves: series?.moves() ?? [],
        ...(levelMoves === null ? {} : { levelMoves: levelMoves.result() }),
        resources: resources?.result() ?? [],
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
