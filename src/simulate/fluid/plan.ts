// Everything about a Program that is known before the run, for one length of step: who can be where, in which order a step
// is gone through, the kernels of delays, and every rate, share and number of servers as it changes from step to step.
import type { ByClass, CurveId, Program, StageId } from "../../compile/program.ts";
import { exp } from "../../quantity/portable.ts";
import { planArrivals, type ArrivalSource, type FeedbackSource } from "./arrivals.ts";
import { CurveMeans } from "./curveMeans.ts";
import { DialBook, type Dials } from "./dials.ts";
import { rowsOf } from "./dueWheel.ts";
import type { Kernel } from "./kernel.ts";
import { curvesOf, KernelStore, nothingWorked, type Worked } from "./kernelStore.ts";
import { differsInFiguresOnly, sameCurves } from "./figuresOnly.ts";
import { layOut, type Edge, type Layout } from "./layout.ts";
import { timetablesOf, type Timetable } from "./timetable.ts";
import { wholeMean } from "./wholeMean.ts";
import { planLines, type DepartFamily, type RankOf } from "./lines.ts";
import { hasLine, orderWork, type Work } from "./order.ts";

/** Blocks of one number a cell, at the beginning of the dials: block × cells + cell. */
export const blocks = {
  /** share whom no hazard takes in a step, and in half of it; while waiting, or in a stay without a line */
  survive: 0,
  half: 1,
  /** share of those who end their stay in the step they came in whom no hazard takes before */
  same: 2,
  /** the same of those in service */
  surviveIn: 3,
  halfIn: 4,
  sameIn: 5,
  /** share that ends in the step in which it began; people in stays without end: mean of what hazards leave */
  first: 6,
  /** index into Plan.kernels of dwell or service */
  kernel: 7,
} as const;
const blockCount = 8;

/** Structures of a model for which a plan is remembered. */
const mostKin = 8;

/** What becomes of people of a cell whose wait is over. */
export const begins = {
  /** all who were taken go on together */
  together: 0,
  /** the same, out of a stage whose people are packets: no clock matters where they go */
  onBoard: 1,
  /** each packet by itself */
  packet: 2,
} as const;

/** How a stage's people are kept. */
export type Keeping =
  /** nobody stays: forks and outcomes */
  | "through"
  /** one number a cell: only hazards end the stay */
  | "pool"
  /** those due in each of the next steps */
  | "ring"
  /** packets in order, hazards applied to all at once; served from a ring */
  | "line"
  /** packets one by one, because how long they have been there, or a clock of theirs, matters */
  | "packets";

export interface Plan {
  readonly program: Program;
  readonly layout: Layout;
  /** groups whose levels are asked for one by one; null for all classes */
  readonly apart: readonly string[] | null;
  /** grid steps */
  readonly h: number;
  readonly steps: number;
  readonly means: CurveMeans;
  readonly works: readonly Work[];
  readonly late: readonly StageId[];
  readonly keeping: readonly Keeping[];
  readonly dials: Dials;
  /** where the dials come from, for plans of other draws */
  readonly book: DialBook;
  readonly kernels: readonly Kernel[];
  /** longest kernel of the stage's stays, and steps ahead that need rows of their own in a DueWheel; [stage] */
  readonly wheelLength: Int32Array;
  readonly wheelNear: Int32Array;
  /** dials of an edge's share by local cell; clocks: the part of what hazards take while waiting, and in service */
  readonly shareAt: Int32Array;
  readonly partInAt: Int32Array;
  /** dials of the kernels of stage clocks with a duration, by local cell; [edge]; -1 */
  readonly afterAt: Int32Array;
  /** dials by kind: kernel of a clock across stages, or the share its rate takes in a step; [cross clock] */
  readonly crossAt: Int32Array;
  /** dial of units; [resource] */
  readonly unitsAt: Int32Array;
  /** dials of the fewest who may leave together, and of the share of departures cancelled; [resource]; -1 */
  readonly minimumAt: Int32Array;
  readonly cancelledAt: Int32Array;
  readonly sources: readonly ArrivalSource[];
  readonly feedbackSources: readonly FeedbackSource[];
  readonly ranks: readonly (readonly RankOf[])[];
  readonly families: readonly DepartFamily[];
  /** resources whose departures carry one level: the ranks of each level; [resource][level] */
  readonly levelRanks: readonly (readonly (readonly RankOf[])[])[];
  /** cells whose people hold a unit; [resource] */
  readonly heldCells: readonly Int32Array[];
  /** what was worked out from figures alone, for this plan and for another before it; later runs and plans take it over */
  readonly worked: Worked;
  readonly earlier: Worked;
  /** learned from earlier runs: how many packets they needed */
  readonly hints: { packets: number };
  /** plans of the same model made anew, one for each structure that draws gave it */
  readonly kin: Plan[];
  /** kernels that make no run just now, with this plan or one like it in their memory; fast/fastRun.ts */
  readonly idle: object[];
  /** departures of each step and the instant of the last one, 0 … 1 of the step; null where they depend on stocks; [resource] */
  readonly timetables: readonly (Timetable | null)[];
  /** most clocks with a duration that a stage has */
  readonly afterColumns: number;
  /** of `begins`; [cell] */
  readonly beginsAs: Uint8Array;
  /** 1 where the newest of a cell's line are served first; [cell] */
  readonly lastCome: Uint8Array;
}

/** @param like a plan for the same model with other figures */
export function planRun(
  program: Program,
  h: number,
  steps: number,
  apart: readonly string[] | null,
  like: Plan | null,
): Plan {
  const other = like !== null && like.h === h && like.steps === steps ? like : null;
  for (const kin of other?.kin ?? []) {
    const plan = planAgain(program, apart, kin);
    if (plan !== null) return plan;
  }
  const plan = planAnew(program, h, steps, apart, other);
  if (plan.kin.length < mostKin) plan.kin.push(plan);
  return plan;
}

/** The plan of another draw: what figures have in common is taken over, and dials are turned where a curve is another. */
function planAgain(program: Program, apart: readonly string[] | null, like: Plan): Plan | null {
  const { h, steps, book } = like;
  if (!sameList(apart, like.apart) || !differsInFiguresOnly(program, like.program)) return null;
  const worked = nothingWorked();
  const means = new CurveMeans(program.curves, h, steps, like.means);
  const kernels = book.kernels.again(program, means, worked);
  const layout = { ...like.layout, program };
  const dials = book.again(means, kernels, sameCurves(program.curves, book.means.curves));
  if (dials === null) return null;
  return {
    ...like,
    program,
    layout,
    means,
    kernels: kernels.all,
    ...planWheels(program, layout, kernels),
    worked,
    earlier: like.worked,
    hints: { ...like.hints },
    timetables: timetablesOf(program, h, steps),
    dials,
  };
}

function sameList(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === b || (a !== null && b !== null && a.length === b.length && a.every((one, i) => one === b[i]));
}

function planAnew(
  program: Program,
  h: number,
  steps: number,
  apart: readonly string[] | null,
  like: Plan | null,
): Plan {
  const worked = nothingWorked();
  const earlier = like === null ? nothingWorked() : like.worked;
  const means = new CurveMeans(program.curves, h, steps);
  const layout = layOut(program, means, apart);
  const kernels = new KernelStore(program, means, worked, earlier);
  const dials = new DialBook(means, kernels);
  dials.reserve(blockCount * layout.cells);
  const keeping = program.stages.map((_, stage) => keepingOf(program, layout, stage));
  const shareAt = new Int32Array(layout.edges.length).fill(-1);
  const partInAt = new Int32Array(layout.edges.length).fill(-1);
  const afterAt = new Int32Array(layout.edges.length).fill(-1);
  program.stages.forEach((_, stage) => {
    const ctx: StageContext = { program, layout, dials, stage, keeping: keeping[stage], h };
    planShares(ctx, shareAt);
    planHazards(ctx, shareAt, partInAt);
    planTimes(ctx);
    planAfters(ctx, afterAt);
  });
  const crossAt = Int32Array.from(program.crossClocks, (clock) => planCross(program, dials, clock, h));
  const unitsAt = Int32Array.from(program.resources, (resource) => {
    const place = dials.reserve(1);
    if (resource.units.feedback === null) {
      const { curve } = resource.units;
      dials.follow([curve], (step, read) => dials.set(step, place, wholeMean(read(curve))));
    }
    return place;
  });
  const { sources, feedbackSources } = planArrivals(program, layout, dials);
  const { ranks, families, works: lineWorks } = planLines(program, layout);
  const { works, late } = orderWork(layout, lineWorks);
  return {
    program,
    layout,
    apart,
    h,
    steps,
    means,
    works,
    late,
    keeping,
    kernels: kernels.all,
    ...planWheels(program, layout, kernels),
    shareAt,
    partInAt,
    afterAt,
    crossAt,
    unitsAt,
    minimumAt: Int32Array.from(program.resources, ({ minimum }) => followValue(dials, minimum)),
    cancelledAt: Int32Array.from(program.resources, ({ cancelled }) => followValue(dials, cancelled)),
    sources,
    feedbackSources,
    ranks,
    families,
    levelRanks: program.resources.map(({ oneGroup }, resource) =>
      oneGroup < 0 ? [] : levelRanksOf(ranks[resource], program.groups[oneGroup].levels.length),
    ),
    heldCells: program.resources.map((_, resource) => heldCellsOf(program, layout, resource)),
    worked,
    earlier,
    hints: { packets: 4096 },
    kin: like?.kin ?? [],
    idle: like?.idle ?? [],
    timetables: timetablesOf(program, h, steps),
    afterColumns: Math.max(0, ...layout.afterEdges),
    beginsAs: Uint8Array.from(layout.stageOf, (stage) => {
      if (keeping[stage] !== "packets") return begins.together;
      const isPlain = layout.ownEdges[stage].every(({ to }) => layout.liveClocks[to].length === 0);
      return program.stages[stage].kind === "boards" && isPlain ? begins.onBoard : begins.packet;
    }),
    lastCome: Uint8Array.from(layout.stageOf, (stage, cell) => {
      const resource = program.stages[stage].lines[0]?.[layout.classOf[cell]] ?? -1;
      return resource >= 0 && program.resources[resource].discipline === "last come" ? 1 : 0;
    }),
    // everything else has been reserved and set by now
    dials: dials.finish(),
    book: dials,
  };
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

interface StageContext {
  readonly program: Program;
  readonly layout: Layout;
  readonly dials: DialBook;
  readonly stage: StageId;
  readonly keeping: Keeping;
  readonly h: number;
}

function keepingOf(program: Program, layout: Layout, stage: StageId): Keeping {
  const { kind } = program.stages[stage];
  if (layout.liveClocks[stage].length > 0 && kind !== "outcome") return "packets";
  if (kind === "outcome") return "through";
  if (kind === "passes") return layout.hasDoor[stage] ? "packets" : "through";
  if (layout.clockEdges[stage].some((edge) => isAfter(program, edge))) return "packets";
  if (hasLine(program, stage)) return "line";
  return kind === "dwell" ? "ring" : "pool";
}

export function isAfter(program: Program, edge: Edge): boolean {
  return edge.clock >= 0 && edge.cause === 1 && program.stages[edge.from].clocks[edge.clock].after !== null;
}

function cellsOf({ layout, stage }: StageContext): number[] {
  const cells: number[] = [];
  for (let cell = layout.firstCell[stage]; cell < layout.firstCell[stage + 1]; cell++) cells.push(cell);
  return cells;
}

/** Shares of those who leave by themselves; where no `rest` is named they add up to 1 already. */
function planShares(ctx: StageContext, shareAt: Int32Array): void {
  const { program, layout, dials, stage } = ctx;
  const { shares } = program.stages[stage].next;
  const edges = layout.ownEdges[stage];
  const cells = cellsOf(ctx);
  for (const edge of edges) shareAt[edge.index] = dials.reserve(cells.length);
  cells.forEach((cell, local) => {
    const kind = layout.kindOf[cell];
    const curves = shares.map((share) => (share === null ? -1 : share[kind]));
    dials.follow(curves, (step, read) => {
      const values = curves.map((curve) => (curve < 0 ? 0 : Math.max(0, read(curve))));
      // the last target takes what the others leave, as the draw of the individual engine does
      const last = values.length - 1;
      let left = 1;
      for (let i = 0; i < last; i++) {
        values[i] = Math.min(values[i], left);
        left -= values[i];
      }
      if (last >= 0) values[last] = left;
      const usable = edges.filter((edge) => layout.targets[edge.first + local] < 2 * layout.cells);
      const whole = usable.reduce((sum, edge) => sum + values[edge.place], 0);
      for (const edge of edges) {
        const share = usable.includes(edge) && whole > 0 ? values[edge.place] / whole : 0;
        dials.set(step, shareAt[edge.index] + local, share);
      }
    });
  });
}

/** What hazards leave in a step, and which clock takes which part of the rest. */
function planHazards(ctx: StageContext, shareAt: Int32Array, partInAt: Int32Array): void {
  const { program, layout, dials, stage, h } = ctx;
  const edges = layout.clockEdges[stage].filter((edge) => !isAfter(program, edge));
  if (edges.length === 0) return;
  const cells = cellsOf(ctx);
  for (const edge of edges) {
    shareAt[edge.index] = dials.reserve(cells.length);
    partInAt[edge.index] = dials.reserve(cells.length);
  }
  const { clocks, kind } = program.stages[stage];
  const noWaiting = kind === "dwell" && !layout.hasDoor[stage];
  const { cells: all } = layout;
  cells.forEach((cell, local) => {
    const curves = edges.map((edge) => clocks[edge.clock].rate![layout.kindOf[cell]]);
    dials.follow(curves, (step, read) => {
      const rates = curves.map((curve, i) => (noWaiting && clocks[edges[i].clock].whileWaiting ? 0 : read(curve)));
      const inside = rates.map((rate, i) => (clocks[edges[i].clock].whileWaiting ? 0 : rate));
      const total = rates.reduce((sum, rate) => sum + rate, 0);
      const totalIn = inside.reduce((sum, rate) => sum + rate, 0);
      dials.set(step, blocks.survive * all + cell, exp(-total * h));
      // packets meet their hazards one by one
      dials.set(step, blocks.half * all + cell, ctx.keeping === "packets" ? 1 : exp(-total * h * 0.5));
      dials.set(step, blocks.surviveIn * all + cell, exp(-totalIn * h));
      dials.set(step, blocks.halfIn * all + cell, exp(-totalIn * h * 0.5));
      if (ctx.keeping === "pool") {
        const x = total * h;
        dials.set(step, blocks.first * all + cell, x > 1e-6 ? (1 - exp(-x)) / x : 1 - 0.5 * x);
      }
      edges.forEach((edge, i) => {
        dials.set(step, shareAt[edge.index] + local, total > 0 ? rates[i] / total : 0);
        dials.set(step, partInAt[edge.index] + local, totalIn > 0 ? inside[i] / totalIn : 0);
      });
    });
  });
}

/** Kernels of dwell and service. */
function planTimes(ctx: StageContext): void {
  const { program, layout, dials, stage, h } = ctx;
  const { time, clocks } = program.stages[stage];
  if (time === null) return;
  const { cells: all } = layout;
  for (const cell of cellsOf(ctx)) {
    const kind = layout.kindOf[cell];
    const sampler = time[kind];
    if (sampler < 0) continue;
    const rates = layout.clockEdges[stage].flatMap((edge) =>
      isAfter(program, edge) || clocks[edge.clock].whileWaiting ? [] : [clocks[edge.clock].rate![kind]],
    );
    const own = curvesOf(program, sampler);
    dials.follow([...own, ...rates], (step, read) => {
      const index = dials.kernels.at(sampler, step);
      const kernel = dials.kernels.all[index];
      const rate = rates.reduce((sum, curve) => sum + read(curve), 0);
      const same = rate > 0 ? exp(-rate * h * kernel.sameStepStay) : 1;
      dials.set(step, blocks.kernel * all + cell, index);
      dials.set(step, blocks.first * all + cell, kernel.shares[0] ?? 0);
      dials.set(step, blocks.same * all + cell, same);
      dials.set(step, blocks.sameIn * all + cell, same);
    });
  }
}

/** Length of the longest kernel of a stage's stays, and the steps ahead that need rows of their own. */
function planWheels(
  { stages }: Program,
  layout: Layout,
  kernels: KernelStore,
): Pick<Plan, "wheelLength" | "wheelNear"> {
  const wheelLength = new Int32Array(stages.length);
  const wheelNear = new Int32Array(stages.length).fill(1);
  const rows = new Map<Kernel, number>();
  stages.forEach(({ time }, stage) => {
    if (time === null) return;
    const cells = layout.kindOf.subarray(layout.firstCell[stage], layout.firstCell[stage + 1]);
    const samplers = new Set(Array.from(cells, (kind) => time[kind]).filter((sampler) => sampler >= 0));
    wheelLength[stage] = 1;
    for (const kernel of [...samplers].flatMap((sampler) => kernels.of(sampler))) {
      const own = rows.get(kernel) ?? rowsOf(kernel);
      rows.set(kernel, own);
      wheelLength[stage] = Math.max(wheelLength[stage], kernel.shares.length);
      wheelNear[stage] = Math.max(wheelNear[stage], own);
    }
  });
  return { wheelLength, wheelNear };
}

/** Kernels of the stage's clocks with a duration. */
function planAfters(ctx: StageContext, afterAt: Int32Array): void {
  const { program, layout, dials, stage } = ctx;
  for (const edge of layout.clockEdges[stage]) {
    if (!isAfter(program, edge)) continue;
    const { after } = program.stages[stage].clocks[edge.clock];
    const cells = cellsOf(ctx);
    afterAt[edge.index] = dials.reserve(cells.length);
    cells.forEach((cell, local) =>
      followKernel(program, dials, after!, layout.kindOf[cell], afterAt[edge.index] + local),
    );
  }
}

function planCross(program: Program, dials: DialBook, clock: Program["crossClocks"][number], h: number): number {
  const kinds = program.classCount * (program.eras.length + 1);
  const first = dials.reserve(kinds);
  for (let kind = 0; kind < kinds; kind++) {
    if (clock.after !== null) followKernel(program, dials, clock.after, kind, first + kind);
    else {
      const curve = clock.rate![kind];
      if (curve >= 0) dials.follow([curve], (step, read) => dials.set(step, first + kind, 1 - exp(-read(curve) * h)));
    }
  }
  return first;
}

function followKernel(program: Program, dials: DialBook, samplers: ByClass, kind: number, place: number): void {
  const sampler = samplers[kind];
  if (sampler < 0) return;
  dials.follow(curvesOf(program, sampler), (step) => dials.set(step, place, dials.kernels.at(sampler, step)));
}
