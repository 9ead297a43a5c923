// What a stage's people meet as it changes from step to step: shares of the ways out, hazards, lengths of stays, clocks.
import type { ByClass, Program, ResourceId, StageId } from "../../compile/program.ts";
import { exp } from "../../quantity/portable.ts";
import { readAtDepartures } from "./atDepartures.ts";
import { blocks } from "./blocks.ts";
import type { CurveMeans } from "./curveMeans.ts";
import type { DialWriter } from "./dials.ts";
import { rowsOf } from "./dueWheel.ts";
import { isAfter, type Keeping } from "./keeping.ts";
import { curvesOf, type KernelStore } from "./kernelStore.ts";
import type { Layout } from "./layout.ts";

export interface StageContext {
  readonly program: Program;
  readonly layout: Layout;
  readonly means: CurveMeans;
  readonly dials: DialWriter;
  readonly kernels: KernelStore;
  readonly stage: StageId;
  readonly keeping: Keeping;
  readonly h: number;
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
    const boards = program.stages[stage].kind === "boards" ? linesOf(program, stage, layout.classOf[cell]) : [];
    dials.follow(curves, (step, read) => {
      const reader = (boards.length > 0 ? readAtDepartures(program, ctx.means, boards, step) : null) ?? read;
      const values = curves.map((curve) => (curve < 0 ? 0 : Math.max(0, reader(curve))));
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

function linesOf(program: Program, stage: StageId, caseClass: number): ResourceId[] {
  return program.stages[stage].lines.map((line) => line[caseClass]).filter((resource) => resource >= 0);
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

/** Kernels of dwell and service. @returns length of the longest, and steps ahead that need rows of their own */
export function planTimes(ctx: StageContext): { length: number; near: number } {
  const { program, layout, dials, kernels, stage, h } = ctx;
  const { time, clocks } = program.stages[stage];
  if (time === null) return { length: 0, near: 1 };
  const { cells: all } = layout;
  let longest = 1;
  let near = 1;
  const seen = new Set<number>();
  for (const cell of cellsOf(ctx)) {
    const kind = layout.kindOf[cell];
    const sampler = time[kind];
    if (sampler < 0) continue;
    const rates = layout.clockEdges[stage].flatMap((edge) =>
      isAfter(program, edge) || clocks[edge.clock].whileWaiting ? [] : [clocks[edge.clock].rate![kind]],
    );
    const own = curvesOf(program, sampler);
    dials.follow([...own, ...rates], (step, read) => {
      const rate = rates.reduce((sum, curve) => sum + read(curve), 0);
      const index = kernels.of(sampler, read, ctx.keeping === "ring" ? rate * h : 0);
      const kernel = kernels.all[index];
      if (!seen.has(index)) {
        seen.add(index);
        longest = Math.max(longest, kernel.shares.length);
        near = Math.max(near, rowsOf(kernel));
      }
      const same = rate > 0 ? exp(-rate * h * kernel.sameStepStay) : 1;
      dials.set(step, blocks.kernel * all + cell, index);
      dials.set(step, blocks.first * all + cell, kernel.shares[0] ?? 0);
      dials.set(step, blocks.later * all + cell, kernel.later);
      dials.set(step, blocks.same * all + cell, same);
      dials.set(step, blocks.sameIn * all + cell, same);
    });
  }
  return { length: longest, near };
}

/** Kernels of the stage's clocks with a duration. */
export function planAfters(ctx: StageContext, afterAt: Int32Array): void {
  const { program, layout, dials, kernels, stage } = ctx;
  for (const edge of layout.clockEdges[stage]) {
    if (!isAfter(program, edge)) continue;
    const { after } = program.stages[stage].clocks[edge.clock];
    const cells = cellsOf(ctx);
    afterAt[edge.index] = dials.reserve(cells.length);
    cells.forEach((cell, local) =>
      followKernel(program, dials, kernels, after!, layout.kindOf[cell], afterAt[edge.index] + local),
    );
  }
}

export function planCross(
  program: Program,
  dials: DialWriter,
  kernels: KernelStore,
  clock: Program["crossClocks"][number],
  h: number,
): number {
  const kinds = program.classCount * (program.eras.length + 1);
  const first = dials.reserve(kinds);
  for (let kind = 0; kind < kinds; kind++) {
    if (clock.after !== null) followKernel(program, dials, kernels, clock.after, kind, first + kind);
    else {
      const curve = clock.rate![kind];
      if (curve >= 0) dials.follow([curve], (step, read) => dials.set(step, first + kind, 1 - exp(-read(curve) * h)));
    }
  }
  return first;
}

function followKernel(
  program: Program,
  dials: DialWriter,
  kernels: KernelStore,
  samplers: ByClass,
  kind: number,
  place: number,
): void {
  const sampler = samplers[kind];
  if (sampler < 0) return;
  dials.follow(curvesOf(program, sampler), (step, read) => dials.set(step, place, kernels.of(sampler, read)));
}
