// The dials of a stage that change from step to step: shares of its ways out, hazards, lengths of stays,
// clocks.
import type { ByClass, CurveId, Program, ResourceId, SamplerId, StageId } from "../../compile/program.ts";
import { exp } from "../../quantity/portable.ts";
import { instantOfDepartures, readAtDepartures, spansOfDepartures } from "./atDepartures.ts";
import { blocks } from "./cellDials.ts";
import type { FluidClock } from "./clocks.ts";
import type { DialBook } from "./dials.ts";
import { isAfter, type Keeping } from "./keeping.ts";
import { curvesOf, numberAt } from "./delayStore.ts";
import { durationOf } from "./duration.ts";
import type { Layout } from "./layout.ts";

export interface StageContext {
  readonly program: Program;
  readonly layout: Layout;
  readonly dials: DialBook;
  readonly stage: StageId;
  readonly keeping: Keeping;
  readonly h: number;
}

function cellsOf({ layout, stage }: StageContext): number[] {
  const cells: number[] = [];
  for (let cell = layout.firstCell[stage]; cell < layout.firstCell[stage + 1]; cell++) cells.push(cell);
  return cells;
}

/** Cells of which every value is worked out from the same, by local number: it is worked out once for all of them. */
function cellsAlike(
  ctx: StageContext,
  keyOf: (cell: number, local: number) => string,
): readonly { readonly first: number; readonly locals: readonly number[] }[] {
  const groups = new Map<string, { readonly first: number; readonly locals: number[] }>();
  cellsOf(ctx).forEach((cell, local) => {
    const key = keyOf(cell, local);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: cell, locals: [local] });
    else group.locals.push(local);
  });
  return [...groups.values()];
}

/** Shares of people who leave by themselves; where no `rest` is named they add up to 1 already. */
export function planShares(ctx: StageContext, shareAt: Int32Array): void {
  const { program, layout, dials, stage } = ctx;
  const { shares } = program.stages[stage].next;
  const edges = layout.ownEdges[stage];
  const count = cellsOf(ctx).length;
  for (const edge of edges) shareAt[edge.index] = dials.reserve(count);
  const curvesFor = (cell: number): CurveId[] =>
    shares.map((share) => (share === null ? -1 : share[layout.kindOf[cell]]));
  const boardsFor = (cell: number): ResourceId[] =>
    program.stages[stage].kind === "boards" ? linesOf(program, stage, layout.classOf[cell]) : [];
  const usableFor = (local: number): Uint8Array =>
    Uint8Array.from(edges, (edge) => Number(layout.targets[edge.first + local] < 2 * layout.cells));
  const keyOf = (cell: number, local: number): string =>
    `${curvesFor(cell).join(",")}|${boardsFor(cell).join(",")}|${usableFor(local).join("")}`;
  for (const { first, locals } of cellsAlike(ctx, keyOf)) {
    const curves = curvesFor(first);
    const boards = boardsFor(first);
    const isUsable = usableFor(locals[0]);
    const fill = (step: number, read: (curve: CurveId) => number): void => {
      const atDepartures = boards.length > 0 ? readAtDepartures(dials, boards, step) : null;
      const reader = atDepartures ?? read;
      const values = curves.map((curve) => (curve < 0 ? 0 : Math.max(0, reader(curve))));
      // the last target takes what the others leave, as the draw of the individual engine does
      const last = values.length - 1;
      let left = 1;
      for (let i = 0; i < last; i++) {
        values[i] = Math.min(values[i], left);
        left -= values[i];
      }
      if (last >= 0) values[last] = left;
      let whole = 0;
      for (let e = 0; e < edges.length; e++) if (isUsable[e] === 1) whole += values[edges[e].place];
      for (let e = 0; e < edges.length; e++) {
        const share = isUsable[e] === 1 && whole > 0 ? values[edges[e].place] / whole : 0;
        for (const local of locals) dials.set(step, shareAt[edges[e].index] + local, share);
      }
    };
    dials.follow(curves, fill, boards);
  }
}

function linesOf(program: Program, stage: StageId, caseClass: number): ResourceId[] {
  return program.stages[stage].lines.map((line) => line[caseClass]).filter((resource) => resource >= 0);
}

/**
 * Most that hazards may add up to in a step. Amounts in line are divided by the share that stays, which must
 * not become 0: e^−180 of a step's people are nobody.
 */
const mostRisk = 180;

function partOfAll(rates: readonly number[], i: number): number {
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  return total > 0 ? rates[i] / total : 0;
}

/** The share that hazards leave in a step, and each clock's part of the rest. */
export function planHazards(ctx: StageContext, shareAt: Int32Array, partInAt: Int32Array): void {
  const { program, layout, dials, stage, h } = ctx;
  const edges = layout.clockEdges[stage].filter((edge) => !isAfter(program, edge));
  if (edges.length === 0) return;
  const count = cellsOf(ctx).length;
  for (const edge of edges) {
    shareAt[edge.index] = dials.reserve(count);
    partInAt[edge.index] = dials.reserve(count);
  }
  const { clocks, kind } = program.stages[stage];
  const noWaiting = kind === "dwell" && !layout.hasDoor[stage];
  const { cells: all } = layout;
  const curvesFor = (cell: number): CurveId[] => edges.map((edge) => clocks[edge.clock].rate![layout.kindOf[cell]]);
  const from = layout.firstCell[stage];
  for (const { first, locals } of cellsAlike(ctx, (cell) => curvesFor(cell).join(","))) {
    const curves = curvesFor(first);
    dials.follow(curves, (step, read) => {
      const rates = curves.map((curve, i) => (noWaiting && clocks[edges[i].clock].whileWaiting ? 0 : read(curve)));
      const inside = rates.map((rate, i) => (clocks[edges[i].clock].whileWaiting ? 0 : rate));
      const total = Math.min(
        mostRisk / h,
        rates.reduce((sum, rate) => sum + rate, 0),
      );
      const totalIn = Math.min(
        mostRisk / h,
        inside.reduce((sum, rate) => sum + rate, 0),
      );
      const x = total * h;
      const left = exp(-x);
      const leftIn = exp(-totalIn * h);
      // packets meet their hazards one by one
      const half = ctx.keeping === "packets" ? 1 : exp(-total * h * 0.5);
      const halfIn = exp(-totalIn * h * 0.5);
      const mean = x > 1e-6 ? (1 - left) / x : 1 - 0.5 * x;
      for (const local of locals) {
        const cell = from + local;
        dials.set(step, blocks.survive * all + cell, left);
        dials.set(step, blocks.half * all + cell, half);
        dials.set(step, blocks.surviveIn * all + cell, leftIn);
        dials.set(step, blocks.halfIn * all + cell, halfIn);
        if (ctx.keeping === "pool") dials.set(step, blocks.first * all + cell, mean);
      }
      edges.forEach((edge, i) => {
        const [part, partIn] = [partOfAll(rates, i), partOfAll(inside, i)];
        for (const local of locals) {
          dials.set(step, shareAt[edge.index] + local, part);
          dials.set(step, partInAt[edge.index] + local, partIn);
        }
      });
    });
  }
}

/** Part of the people coming before a departure who may lose patience before it, unless each span is looked at. */
const few = 1e-3;

/**
 * People who come before a departure and lose patience before it: where patience is shorter than a step, hardly
 * anybody of the step is there.
 */
export function planThere(ctx: StageContext): void {
  const { program, layout, dials, stage } = ctx;
  const clocks = layout.clockEdges[stage].map((edge) => program.stages[stage].clocks[edge.clock]);
  if (program.stages[stage].kind !== "boards" || clocks.length === 0) return;
  const boardsFor = (cell: number): ResourceId[] => linesOf(program, stage, layout.classOf[cell]);
  const ratesFor = (kind: number): CurveId[] =>
    clocks.flatMap(({ rate }) => (rate !== null && rate[kind] >= 0 ? [rate[kind]] : []));
  const aftersFor = (kind: number): SamplerId[] =>
    clocks.flatMap(({ after }) => (after !== null && after[kind] >= 0 ? [after[kind]] : []));
  const keyOf = (cell: number): string =>
    [boardsFor(cell), ratesFor(layout.kindOf[cell]), aftersFor(layout.kindOf[cell])].join("|");
  const from = layout.firstCell[stage];
  for (const { first, locals } of cellsAlike(ctx, keyOf)) {
    const boards = boardsFor(first);
    const rates = ratesFor(layout.kindOf[first]);
    const afters = aftersFor(layout.kindOf[first]);
    const curves = [...rates, ...afters.flatMap((sampler) => curvesOf(program, sampler))];
    const tables = new Map();
    /** people still there, of those who came evenly over a span before its end; in grid steps */
    const stillThere = (span: number, read: (curve: CurveId) => number): number => {
      let there = span;
      for (const rate of rates) {
        const x = Math.max(0, read(rate)) * span;
        there *= x > 1e-6 ? (1 - exp(-x)) / x : 1 - 0.5 * x;
      }
      for (const after of afters) {
        if (span > 0) there *= Math.min(1, durationOf(dials.program.samplers, after, read, tables).within(span) / span);
      }
      return there;
    };
    // departures may leave each step at other instants, so every step is gone through, whatever its curves
    dials.enter(
      curves,
      () => {
        const { means } = dials;
        for (let step = 0; step < means.planned; step++) {
          const read = (curve: CurveId): number => means.mean(curve, step);
          let there = 0;
          let all = 0;
          for (const span of spansOfDepartures(
            dials,
            boards,
            step,
            (one) => one - stillThere(one, read) <= few * one,
          )) {
            there += stillThere(span, read);
            all += span;
          }
          const part = all > 0 ? there / all : 1;
          // in every step, so that draws with other figures change the same dials
          for (const local of locals) dials.set(step, blocks.there * layout.cells + from + local, part);
        }
      },
      boards,
    );
  }
}

/** Where clocks that run out at an instant are followed, the instant of boarding within the step. */
export function planCut(ctx: StageContext): void {
  const { program, layout, dials, stage, keeping } = ctx;
  if (program.stages[stage].kind !== "boards" || keeping !== "packets") return;
  const boardsFor = (cell: number): ResourceId[] => linesOf(program, stage, layout.classOf[cell]);
  const from = layout.firstCell[stage];
  for (const { first, locals } of cellsAlike(ctx, (cell) => boardsFor(cell).join(","))) {
    const boards = boardsFor(first);
    const write = (): void => {
      // in every step, so that draws whose departures leave at other instants change the same dials
      for (let step = 0; step < dials.means.planned; step++) {
        const instant = instantOfDepartures(dials, boards, step);
        for (const local of locals) dials.set(step, blocks.cut * layout.cells + from + local, instant);
      }
    };
    dials.enter([], write, boards);
  }
}

/** Rates that people in a stay, or in service, meet all through it. */
export function ratesInside(program: Program, layout: Layout, stage: StageId, kind: number): CurveId[] {
  const { clocks } = program.stages[stage];
  return layout.clockEdges[stage].flatMap((edge) =>
    isAfter(program, edge) || clocks[edge.clock].whileWaiting ? [] : [clocks[edge.clock].rate![kind]],
  );
}

/**
 * The rates that the delays of the stage's stays include; in other forms they are applied packet by packet,
 * or where a stay begins.
 */
export const besideDelay = (keeping: Keeping, rates: readonly CurveId[]): readonly CurveId[] =>
  keeping === "ring" ? rates : [];

/** Delays of dwell and service. */
export function planTimes(ctx: StageContext): void {
  const { program, layout, dials, stage, keeping, h } = ctx;
  const { time } = program.stages[stage];
  if (time === null) return;
  const { cells: all } = layout;
  const ratesFor = (cell: number): CurveId[] => ratesInside(program, layout, stage, layout.kindOf[cell]);
  const from = layout.firstCell[stage];
  for (const { first, locals } of cellsAlike(
    ctx,
    (cell) => `${time[layout.kindOf[cell]]}@${ratesFor(cell).join(",")}`,
  )) {
    const sampler = time[layout.kindOf[first]];
    if (sampler < 0) continue;
    const rates = ratesFor(first);
    const course = dials.delays.courseOf(sampler, besideDelay(keeping, rates));
    dials.follow([...curvesOf(program, sampler), ...rates], (step, read) => {
      const index = numberAt(course, step);
      const delay = dials.delays.all[index];
      const rate = rates.reduce((sum, curve) => sum + read(curve), 0);
      const same = rate > 0 ? exp(-Math.min(mostRisk, rate * h * delay.sameStepStay)) : 1;
      for (const local of locals) {
        const cell = from + local;
        dials.set(step, blocks.delay * all + cell, index);
        dials.set(step, blocks.first * all + cell, delay.shares[0] ?? 0);
        dials.set(step, blocks.later * all + cell, delay.later);
        dials.set(step, blocks.same * all + cell, same);
        dials.set(step, blocks.sameIn * all + cell, same);
      }
    });
  }
}

/** Delays of the stage's clocks with a duration. */
export function planAfters(ctx: StageContext, afterAt: Int32Array): void {
  const { program, layout, dials, stage } = ctx;
  for (const edge of layout.clockEdges[stage]) {
    if (!isAfter(program, edge)) continue;
    const { after } = program.stages[stage].clocks[edge.clock];
    const cells = cellsOf(ctx);
    afterAt[edge.index] = dials.reserve(cells.length);
    cells.forEach((cell, local) =>
      followDelay(program, dials, after!, layout.kindOf[cell], afterAt[edge.index] + local),
    );
  }
}

export function planCross(program: Program, dials: DialBook, clock: FluidClock, h: number): number {
  const kinds = program.classCount * (program.eras.length + 1);
  const first = dials.reserve(kinds);
  for (let kind = 0; kind < kinds; kind++) {
    if (clock.after !== null) followDelay(program, dials, clock.after, kind, first + kind);
    else {
      const curve = clock.rate![kind];
      if (curve >= 0) dials.follow([curve], (step, read) => dials.set(step, first + kind, 1 - exp(-read(curve) * h)));
    }
  }
  return first;
}

function followDelay(program: Program, dials: DialBook, samplers: ByClass, kind: number, place: number): void {
  const sampler = samplers[kind];
  if (sampler < 0) return;
  const course = dials.delays.courseOf(sampler);
  dials.follow(curvesOf(program, sampler), (step) => dials.set(step, place, numberAt(course, step)));
}
