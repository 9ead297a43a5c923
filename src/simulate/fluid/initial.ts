// The people present at the first instant, spread over the ages that their document gives: up to 256 equally
// likely ages.
import type { InitialProgram, SamplerId } from "../../compile/program.ts";
import { durationOf } from "./duration.ts";
import { figuresOf } from "./delayStore.ts";
import { leavingBy, remainingDelay, type Leaving } from "./delayShares.ts";
import { put } from "./dueWheel.ts";
import type { Packet } from "./packetRows.ts";
import { appendAt, insideList, stopClocks, take } from "./packets.ts";
import type { FluidRun } from "./state.ts";

/**
 * Number of ages over which a line is spread, a dwell, people whose clocks are followed, and such a clock's
 * time run so far.
 */
const agesOf = { line: 256, ring: 32, packets: 48, elapsed: 16 };

/** Of a clock's times run so far, how many go with each of many ages; those of ages one after another are others. */
const elapsedPerAge = 4;

/** Puts the initial stock in its places. @returns persons by class */
export function placeInitial(run: FluidRun): Float64Array {
  const { program, layout } = run.plan;
  const came = new Float64Array(program.classCount);
  for (const entry of program.initial) {
    // classes that share a cell have the same ages there
    const byCell = new Map<number, { caseClass: number; persons: number }>();
    for (let c = 0; c < program.classCount; c++) {
      const persons = entry.counts[c] * program.weights[c];
      if (persons <= 0) continue;
      came[c] += persons;
      const cell = layout.cellAt[entry.stage * layout.kinds + c];
      const found = byCell.get(cell);
      if (found === undefined) byCell.set(cell, { caseClass: c, persons });
      else found.persons += persons;
    }
    for (const [cell, { caseClass, persons }] of byCell) place(run, entry, cell, caseClass, persons);
  }
  return came;
}

function place(run: FluidRun, entry: InitialProgram, cell: number, caseClass: number, persons: number): void {
  const { keeping, layout } = run.plan;
  const { stage } = entry;
  const kept = keeping[stage];
  const ages = (count: number): readonly number[] => quantilesOf(run, entry.age[caseClass], count);
  const here = run.plan.program.stages[stage];
  if (here.kind === "passes") {
    // they go on in the first step, and were never seen to enter
    run.inbox[here.holds.length > 0 ? layout.cells + cell : cell] += persons;
    run.entered[cell] -= persons;
    return;
  }
  run.content[cell] += persons;
  if (here.kind === "outcome" || kept === "pool") return;
  if (kept === "ring") placeRing(run, stage, cell, caseClass, entry.age[caseClass], persons);
  else if (kept === "line") placeLine(run, cell, ages(agesOf.line), persons);
  else placePackets(run, entry, cell, caseClass, ages(agesOf.packets), persons);
}

/** The middles of equally likely parts of a distribution of ages, youngest first; made once for a plan. */
function quantilesOf(run: FluidRun, sampler: SamplerId, count: number): readonly number[] {
  if (sampler < 0) return [0];
  const { program, means, worked, earlier } = run.plan;
  const atStart = (curve: number): number => means.valueAt(curve, 0);
  const key = `${figuresOf(program, sampler, atStart)}|${count}`;
  const known = worked.ages.get(key) ?? earlier.ages.get(key);
  if (known !== undefined) {
    worked.ages.set(key, known);
    return known;
  }
  const parts = program.samplers[sampler].family === "fixed" ? 1 : count;
  const duration = durationOf(program.samplers, sampler, atStart, worked.tables);
  const middles = Array.from({ length: parts }, (_, i) => duration.quantile((i + 0.5) / parts));
  worked.ages.set(key, middles);
  return middles;
}

function placeRing(
  run: FluidRun,
  stage: number,
  cell: number,
  caseClass: number,
  ageSampler: SamplerId,
  persons: number,
): void {
  const { layout, wheelLength } = run.plan;
  const most = wheelLength[stage];
  const leaving = remainingShares(run, run.plan.program.stages[stage].time![caseClass], ageSampler, most);
  const local = cell - layout.firstCell[stage];
  run.due[local] = persons;
  put(run.wheels[stage], 0, local, local + 1, run.due, leaving, 0);
  run.bulkIn[cell] += persons;
}

/**
 * Share gone by the end of each step, made once for a plan: the same stays and ages are shared by many
 * classes.
 */
function remainingShares(run: FluidRun, sampler: SamplerId, ageSampler: SamplerId, most: number): Leaving {
  const { program, means, h, worked, earlier, steps } = run.plan;
  const atStart = (curve: number): number => means.valueAt(curve, 0);
  const ofAge = ageSampler < 0 ? "" : figuresOf(program, ageSampler, atStart);
  const key = `${figuresOf(program, sampler, atStart)}|${ofAge}|${most}`;
  const known = worked.remaining.get(key) ?? earlier.remaining.get(key);
  if (known !== undefined) {
    worked.remaining.set(key, known);
    return known;
  }
  const duration = durationOf(program.samplers, sampler, atStart, worked.tables);
  const { gone } = remainingDelay(duration, quantilesOf(run, ageSampler, agesOf.ring), h, most);
  // a delay is cut where hardly anybody is left, and people who have been there long may lie beyond the cut
  if (most <= steps) gone[gone.length - 1] = 1;
  const leaving = leavingBy(gone);
  worked.remaining.set(key, leaving);
  return leaving;
}

function placeLine(run: FluidRun, cell: number, ages: readonly number[], persons: number): void {
  const { plan } = run;
  const newestFirst = run.plan.lastCome[cell] === 1;
  // people whose ages lie in one step stand in line together
  for (let i = 0; i < ages.length;) {
    const step = Math.ceil(ageAt(ages, i, newestFirst) / plan.h);
    let sum = 0;
    let count = 0;
    while (i < ages.length && Math.ceil(ageAt(ages, i, newestFirst) / plan.h) === step) {
      sum += ageAt(ages, i++, newestFirst);
      count++;
    }
    appendAt(run, cell, take(run, (persons * count) / ages.length, -sum / count / plan.h));
  }
  run.bulk[cell] += persons;
  run.waiting[cell] += persons;
}

function ageAt(ages: readonly number[], i: number, newestFirst: boolean): number {
  return ages[newestFirst ? i : ages.length - 1 - i];
}

function placePackets(
  run: FluidRun,
  entry: InitialProgram,
  cell: number,
  caseClass: number,
  ages: readonly number[],
  persons: number,
): void {
  const { plan, dials } = run;
  const { program, layout, h } = plan;
  const { stage } = entry;
  const here = program.stages[stage];
  const queues = here.kind === "service" || here.kind === "boards";
  const newestFirst = queues && run.plan.lastCome[cell] === 1;
  const brought = entry.elapsed
    .map(({ clock, sampler }) => ({ clock: layout.clockOf[clock], sampler }))
    .filter(({ clock, sampler }) => sampler[caseClass] >= 0 && layout.clocks[clock].startsIn[stage] === 0)
    .filter(({ clock }) => layout.liveClocks[stage].includes(clock))
    .map(({ clock, sampler }) => ({ clock, ran: quantilesOf(run, sampler[caseClass], agesOf.elapsed) }));
  const each = Math.max(1, ...brought.map(({ ran }) => ran.length));
  const variants = ages.length < each ? each : Math.min(each, elapsedPerAge);
  for (let i = 0; i < ages.length; i++) {
    const age = ages[newestFirst ? i : ages.length - 1 - i];
    for (let v = 0; v < variants; v++) {
      const packet = take(run, persons / ages.length / variants, -age / h);
      // people of one age came at one instant
      packet.width = ages.length === 1 ? 0 : 1;
      stopClocks(run, packet);
      const start = (clock: number, time: number, span: number): void => {
        packet.starts[clock] = time;
        packet.spans[clock] = span;
        packet.delays[clock] =
          layout.clocks[clock].after === null ? -1 : dials[plan.crossAt[clock] + layout.kindOf[cell]];
      };
      for (const clock of layout.liveClocks[stage]) {
        if (layout.clocks[clock].startsIn[stage] === 1) start(clock, -age / h, packet.width);
      }
      for (const { clock, ran } of brought)
        start(clock, -ran[(i + (v * each) / variants) % ran.length] / h, ran.length === 1 ? 0 : 1);
      startTimes(run, stage, cell, packet, -age / h, !queues);
      appendAt(run, queues ? cell : insideList(run, cell), packet);
    }
  }
  if (queues) {
    run.bulk[cell] += persons;
    run.waiting[cell] += persons;
  }
}

/** Starts the stay and the stage's clocks at the instant the person came. */
function startTimes(run: FluidRun, stage: number, cell: number, packet: Packet, since: number, begins: boolean): void {
  const { plan, dials } = run;
  const { layout, program } = plan;
  const start = (column: number, delay: number): void => {
    packet.starts[column] = since;
    packet.spans[column] = packet.width;
    packet.delays[column] = delay;
  };
  let column = layout.clocks.length;
  if (begins && program.stages[stage].time !== null) start(column, run.delayIndex[cell]);
  else packet.delays[column] = -1;
  for (const edge of layout.clockEdges[stage]) {
    if (plan.afterAt[edge.index] >= 0)
      start(++column, dials[plan.afterAt[edge.index] + cell - layout.firstCell[stage]]);
  }
}
