// What the dials of one stage say: the shares of its ways out, what hazards leave of its people, and which kernels their
// stays and clocks follow.
import type { ByClass, Program, StageId } from "../../compile/program.ts";
import { exp } from "../../quantity/portable.ts";
import type { DialBook } from "./dials.ts";
import { curvesOf } from "./kernelStore.ts";
import type { Edge, Layout } from "./layout.ts";
import { hasLine } from "./order.ts";

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
export const blockCount = 8;

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

export interface StageContext {
  readonly program: Program;
  readonly layout: Layout;
  readonly dials: DialBook;
  readonly stage: StageId;
  readonly keeping: Keeping;
  readonly h: number;
}

export function keepingOf(program: Program, layout: Layout, stage: StageId): Keeping {
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
export function planShares(ctx: StageContext, shareAt: Int32Array): void {
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
export function planHazards(ctx: StageContext, shareAt: Int32Array, partInAt: Int32Array): void {
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
export function planTimes(ctx: StageContext): void {
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

/** Kernels of the stage's clocks with a duration. */
export function planAfters(ctx: StageContext, afterAt: Int32Array): void {
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

export function followKernel(program: Program, dials: DialBook, samplers: ByClass, kind: number, place: number): void {
  const sampler = samplers[kind];
  if (sampler < 0) return;
  dials.follow(curvesOf(program, sampler), (step) => dials.set(step, place, dials.kernels.at(sampler, step)));
}
