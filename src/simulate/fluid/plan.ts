// Everything about a Program that is known before the run, for one length of step: which people can be where,
// the order in which a step goes through the stages, the shares of delays, and every rate, share and number
// of servers as it changes from step to step.
import type { CurveId, Program, ResourceId, StageId } from "../../compile/program.ts";
import { serversAfterHours, servicesOf } from "./afterHours.ts";
import { slotsEach } from "./atDepartures.ts";
import { planArrivals, type ArrivalSource, type FeedbackSource } from "./arrivals.ts";
import { blockCount } from "./cellDials.ts";
import { CurveMeans } from "./curveMeans.ts";
import { DialBook, type Dials } from "./dials.ts";
import type { DelayShares } from "./delayShares.ts";
import { curvesOf, DelayStore, nothingWorked, type Worked } from "./delayStore.ts";
import { BY_PACKET, ON_BOARD, TOGETHER } from "./fast/contract.ts";
import { differsInFiguresOnly, sameCurves } from "./figuresOnly.ts";
import { keepingOf, type Keeping } from "./keeping.ts";
import { layOut, type Layout } from "./layout.ts";
import { timetablesOf, type Steps, type Timetable } from "./timetable.ts";
import { planLines, type DepartFamily, type RankOf } from "./lines.ts";
import { orderWork, type Work } from "./order.ts";
import { putFirst } from "../../reading/putFirst.ts";
import { setFreeOf } from "./setFree.ts";
import {
  planAfters,
  planCross,
  planCut,
  planHazards,
  planShares,
  planThere,
  planTimes,
  type StageContext,
} from "./planStages.ts";
import { planWheels } from "./planWheels.ts";

/** Structures of a model for which a plan is remembered. */
const mostKin = 12;

export interface Plan {
  readonly program: Program;
  readonly layout: Layout;
  /** groups whose levels are asked for one by one; null for all classes */
  readonly apart: readonly string[] | null;
  /** grid steps */
  readonly h: number;
  readonly steps: number;
  /** steps from the first that are planned; a run goes no further */
  readonly planned: number;
  /** most histories kept apart among people who come to a cell in one step */
  readonly histories: number;
  readonly means: CurveMeans;
  readonly works: readonly Work[];
  readonly late: readonly StageId[];
  readonly keeping: readonly Keeping[];
  readonly dials: Dials;
  /** where the dials come from, for plans of other draws */
  readonly book: DialBook;
  readonly delays: readonly DelayShares[];
  /**
   * length of the longest delay of the stage's stays in the whole run, and steps ahead that need rows of their own
   * in a wheel; 0 where there is none; [stage]
   */
  readonly wheelLength: Int32Array;
  readonly wheelNear: Int32Array;
  /**
   * dials of an edge's share by local cell; for a clock, its part of the people whom hazards take while
   * waiting, and in service
   */
  readonly shareAt: Int32Array;
  readonly partInAt: Int32Array;
  /** dials of the delays of stage clocks with a duration, by local cell; [edge]; -1 */
  readonly afterAt: Int32Array;
  /** dials by kind: delay of a clock across stages, or the share its rate takes in a step; [cross clock] */
  readonly crossAt: Int32Array;
  /** dial of units; [resource] */
  readonly unitsAt: Int32Array;
  /** dial of servers beyond those present, who finish people after the close; [resource]; -1 where none closes */
  readonly afterHoursAt: Int32Array;
  /** dials of the fewest who may leave together, and of the share of departures cancelled; [resource]; -1 */
  readonly minimumAt: Int32Array;
  readonly cancelledAt: Int32Array;
  readonly sources: readonly ArrivalSource[];
  readonly feedbackSources: readonly FeedbackSource[];
  readonly ranks: readonly (readonly RankOf[])[];
  readonly families: readonly DepartFamily[];
  /** resources whose departures carry one level: the ranks of each level; [resource][level] */
  readonly levelRanks: readonly (readonly (readonly RankOf[])[])[];
  /** held resources of which people of a cell need a unit; [cell] */
  readonly asks: readonly (readonly ResourceId[])[];
  /** 1 where the people at the cell's door are let in last come first; [cell] */
  readonly doorLast: Uint8Array;
  /** cells whose people hold a unit; [resource] */
  readonly heldCells: readonly Int32Array[];
  /**
   * ways on which people set a unit free whose number is known when the step begins: cell, dial of the way's share,
   * and `freed`, three numbers each; [resource]
   */
  readonly setFree: readonly Int32Array[];
  /**
   * results that follow from figures alone, of this plan and of the one before it; later runs and plans reuse
   * them
   */
  readonly worked: Worked;
  readonly earlier: Worked;
  /** plans made from scratch for the same model, one for each structure that draws gave it; the last used first */
  readonly kin: Plan[];
  /** idle kernels with this plan or one like it in their memory; fast/fastRun.ts */
  readonly idle: object[];
  /**
   * departures of each step planned and the instant of the last one, 0 … 1 of the step; null where they depend on
   * stocks; [resource]
   */
  readonly timetables: readonly (Timetable | null)[];
  /** part of the people in line who are for the departures of a resource and not of its rivals; [resource][step planned] */
  readonly parts: readonly (Float64Array | null)[];
  /** largest number of clocks with a duration in one stage */
  readonly afterColumns: number;
  /** how people go on when their wait is over: TOGETHER, ON_BOARD or BY_PACKET; [cell] */
  readonly beginsAs: Uint8Array;
  /** 1 where the cell's line is served last come first; [cell] */
  readonly lastCome: Uint8Array;
}

interface PlannedSteps extends Steps {
  readonly histories: number;
}

/** @param like a plan for the same model with other figures */
export function* planRunInSlices(
  program: Program,
  steps: PlannedSteps,
  apart: readonly string[] | null,
  like: Plan | null,
): Generator<void, Plan, void> {
  const isLike = like?.h === steps.h && like.steps === steps.steps && like.histories === steps.histories;
  const other = isLike ? like : null;
  for (const kin of other?.kin ?? []) {
    if (kin.planned !== steps.planned) continue;
    const plan = planAgain(program, apart, kin);
    if (plan === null) continue;
    putFirst(plan.kin, kin, mostKin);
    return plan;
  }
  const plan = yield* planAnew(program, steps, apart, other);
  putFirst(plan.kin, plan, mostKin);
  return plan;
}

/**
 * The plan of another draw: reuses everything that does not depend on figures, and rewrites dials whose
 * curves changed.
 */
function planAgain(program: Program, apart: readonly string[] | null, like: Plan): Plan | null {
  const { h, steps, planned, book } = like;
  if (!sameList(apart, like.apart) || !differsInFiguresOnly(program, like.program)) return null;
  const worked = nothingWorked(book.delays.worked);
  const isSame = sameCurves(program.curves, book.means.curves);
  const means = new CurveMeans(program.curves, h, steps, planned, book.means, isSame);
  const delays = book.delays.again(program, means, worked, isSame);
  const layout = { ...like.layout, program };
  const timetables = timetablesOf(program, like, book);
  const dials = book.again(program, means, delays, timetables, isSame);
  if (dials === null) return null;
  return {
    ...like,
    program,
    layout,
    means,
    delays: delays.all,
    ...planWheels(program, layout, delays, like.keeping),
    worked,
    earlier: like.worked,
    timetables,
    parts: book.partsOf(like.families, like),
    dials,
  };
}

function sameList(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === b || (a !== null && b !== null && a.length === b.length && a.every((one, i) => one === b[i]));
}

function* planAnew(
  program: Program,
  over: PlannedSteps,
  apart: readonly string[] | null,
  like: Plan | null,
): Generator<void, Plan, void> {
  const { h, steps, planned, histories } = over;
  const worked = nothingWorked();
  const earlier = like === null ? nothingWorked() : like.worked;
  const means = new CurveMeans(program.curves, h, steps, planned);
  const layout = yield* layOut(program, means, apart);
  yield;
  const delays = new DelayStore(program, means, worked, earlier);
  const sameSteps = like !== null && like.planned === planned ? like.book : null;
  const timetables = timetablesOf(program, over, sameSteps);
  const dials = new DialBook(program, means, delays, timetables, sameSteps);
  dials.reserve(blockCount * layout.cells);
  const keeping = program.stages.map((_, stage) => keepingOf(program, layout, stage));
  const shareAt = new Int32Array(layout.edges.length).fill(-1);
  const partInAt = new Int32Array(layout.edges.length).fill(-1);
  const afterAt = new Int32Array(layout.edges.length).fill(-1);
  for (let stage = 0; stage < program.stages.length; stage++) {
    const ctx: StageContext = { program, layout, dials, stage, keeping: keeping[stage], h };
    planShares(ctx, shareAt);
    planHazards(ctx, shareAt, partInAt);
    planTimes(ctx);
    planAfters(ctx, afterAt);
    planThere(ctx);
    planCut(ctx);
    yield;
  }
  const crossAt = Int32Array.from(layout.clocks, (clock) => planCross(program, dials, clock, h));
  const unitsAt = Int32Array.from(program.resources, (resource, index) => {
    const place = dials.reserve(1);
    if (resource.units.feedback === null) {
      const { curve } = resource.units;
      const isSlots = resource.kind === "slots";
      const fill = (step: number): void => {
        const each = isSlots ? slotsEach(dials, index, step) : NaN;
        dials.set(step, place, Number.isNaN(each) ? dials.means.meanOfWhole(curve, step) : each);
      };
      dials.follow([curve], fill, isSlots ? [index] : []);
    }
    return place;
  });
  yield;
  const afterHoursAt = Int32Array.from(program.resources, (_, index) => planAfterHours(dials, layout, index));
  const { sources, feedbackSources } = planArrivals(program, layout, dials);
  yield;
  const { ranks, families, works: lineWorks } = planLines(program, layout);
  const { works, late } = orderWork(layout, lineWorks);
  yield;
  const asks = Array.from(layout.stageOf, (stage, cell) =>
    program.stages[stage].holds
      .map((hold) => program.holds[hold].resource[layout.classOf[cell]])
      .filter((resource) => resource >= 0),
  );
  return {
    program,
    layout,
    apart,
    h,
    steps,
    planned,
    histories,
    means,
    works,
    late,
    keeping,
    delays: delays.all,
    ...planWheels(program, layout, delays, keeping),
    shareAt,
    partInAt,
    afterAt,
    crossAt,
    unitsAt,
    afterHoursAt,
    minimumAt: Int32Array.from(program.resources, ({ minimum }) => followValue(dials, minimum)),
    cancelledAt: Int32Array.from(program.resources, ({ cancelled }) => followValue(dials, cancelled)),
    sources,
    feedbackSources,
    ranks,
    families,
    levelRanks: program.resources.map(({ oneGroup }, resource) =>
      oneGroup < 0 ? [] : levelRanksOf(ranks[resource], program.groups[oneGroup].levels.length),
    ),
    asks,
    doorLast: Uint8Array.from(asks, ([first = -1]) =>
      first >= 0 && program.resources[first].discipline === "last come" ? 1 : 0,
    ),
    heldCells: program.resources.map((_, resource) => heldCellsOf(program, layout, resource)),
    setFree: program.resources.map((_, r) => setFreeOf(program, layout, keeping, { shareAt, partInAt }, r)),
    worked,
    earlier,
    kin: like?.kin ?? [],
    idle: like?.idle ?? [],
    timetables,
    parts: dials.partsOf(families, over),
    afterColumns: Math.max(0, ...layout.afterEdges),
    beginsAs: Uint8Array.from(layout.stageOf, (stage) => {
      if (keeping[stage] !== "packets") return TOGETHER;
      const isPlain = layout.ownEdges[stage].every(({ to }) => layout.liveClocks[to].length === 0);
      return program.stages[stage].kind === "boards" && isPlain ? ON_BOARD : BY_PACKET;
    }),
    lastCome: Uint8Array.from(layout.stageOf, (stage, cell) => {
      const resource = program.stages[stage].lines[0]?.[layout.classOf[cell]] ?? -1;
      return resource >= 0 && program.resources[resource].discipline === "last come" ? 1 : 0;
    }),
    // last, because every dial must have been reserved and set
    dials: dials.finish(),
    book: dials,
  };
}

/** @returns the dial of servers who finish people after the close; -1 where nobody closes */
function planAfterHours(dials: DialBook, layout: Layout, resource: number): number {
  const { kind, units } = dials.program.resources[resource];
  if (kind !== "servers" || units.feedback !== null) return -1;
  const changes = dials.means.changes(units.curve);
  if (changes.length === 1) return -1;
  const place = dials.reserve(1);
  const { planned } = dials.means;
  const set = new Set(Array.from(changes).flatMap((step) => [step - 1, step, step + 1]));
  const near = Int32Array.from(set)
    .filter((step) => step >= 0 && step < planned)
    .sort();
  const write = (): void => {
    const more = serversAfterHours(dials.program, layout, dials.means, resource);
    for (const step of near) dials.set(step, place, more[step]);
  };
  const samplers = servicesOf(dials.program, layout, resource);
  dials.enter([units.curve, ...samplers.flatMap((sampler) => curvesOf(dials.program, sampler))], write);
  return place;
}

/** @returns the dial of a curve's mean over each step; -1 without a curve */
function followValue(dials: DialBook, curve: CurveId): number {
  if (curve < 0) return -1;
  const place = dials.reserve(1);
  dials.follow([curve], (step, read) => dials.set(step, place, read(curve)));
  return place;
}

function levelRanksOf(ranks: readonly RankOf[], levels: number): RankOf[][] {
  return Array.from({ length: levels }, (_, level) =>
    ranks.map(({ rank, cells, levels: of }) => {
      const own = cells.filter((__, m) => of[m] === level);
      return { rank, cells: own, levels: new Int32Array(own.length).fill(level) };
    }),
  );
}

function heldCellsOf(program: Program, layout: Layout, resource: number): Int32Array {
  const cells: number[] = [];
  if (program.resources[resource].kind !== "held") return Int32Array.from(cells);
  for (let cell = 0; cell < layout.cells; cell++) {
    const { holds } = program.stages[layout.stageOf[cell]];
    if (holds.some((hold) => program.holds[hold].resource[layout.classOf[cell]] === resource)) cells.push(cell);
  }
  return Int32Array.from(cells);
}
