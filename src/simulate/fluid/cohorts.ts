// Stays that nothing but their own time ends, and in which clocks across stages start: people are kept by the
// step in which their stay began, and for whom a clock has run out is worked out as they leave.
import { met, NOT_RUNNING, OVERDUE } from "./packets.ts";
import { dust, endingIn } from "./packetHazards.ts";
import { goOn } from "./parcels.ts";
import type { FluidRun } from "./state.ts";

/** Ends the stays of a cell that end in this step. */
export function endStays(run: FluidRun, stage: number, cell: number): void {
  const { packets } = run;
  const list = run.listOf.inside + cell;
  if (packets.head[list] < 0) return;
  run.struck.fill(0);
  let before = -1;
  for (let p = packets.head[list]; p >= 0;) {
    const next = packets.next[p];
    endSome(run, stage, cell, p);
    markOver(run, stage, p);
    if (packets.amount[p] > 0) before = p;
    else packets.unlink(list, before, p);
    p = next;
  }
  leaveStruck(run, stage, cell);
}

/**
 * People for whom a clock ran out go on together, wherever it strikes them as they come and nothing else of them matters.
 */
function leaveStruck(run: FluidRun, stage: number, cell: number): void {
  const { packets, struck, plan } = run;
  if (plan.layout.anyStrikes[stage] === 0) return;
  for (const clock of plan.layout.liveClocks[stage]) {
    if (!(struck[clock] > 0)) continue;
    const packet = packets.take(struck[clock], run.now + 0.5);
    packets.stopClocks(packet);
    packets.met[packet] = met.half;
    packets.starts[clock * packets.capacity + packet] = OVERDUE;
    goOn(run, stage, cell, struck[clock], packet);
    packets.release(packet);
  }
}

/** Clocks that have run out for all of a packet's people are marked so, whenever they started. */
function markOver(run: FluidRun, stage: number, packet: number): void {
  const { packets, plan } = run;
  for (const clock of plan.layout.liveClocks[stage]) {
    const at = clock * packets.capacity + packet;
    if (!Number.isFinite(packets.starts[at]) || !isOver(run, clock, packet)) continue;
    const { fixed, gone } = plan.delays[packets.delays[at]];
    if (fixed >= 0 || gone[gone.length - 1] === 1) packets.starts[at] = OVERDUE;
  }
}

/** Whether a clock, in this step and all later ones, runs out for nobody of a packet. */
export function isOver(run: FluidRun, clock: number, packet: number): boolean {
  const { starts, spans, delays, capacity } = run.packets;
  const at = clock * capacity + packet;
  if (!Number.isFinite(starts[at]) || delays[at] < 0) return false;
  const { fixed, gone, nextEnd } = run.plan.delays[delays[at]];
  const age = run.now - 0.5 - starts[at];
  if (fixed >= 0) return age >= fixed + 0.5 * spans[at];
  const last = gone.length - 1;
  if (last < 0 || (age >= last && gone[last] === 1)) return true;
  return age >= 0 && nextEnd[Math.min(Math.floor(age), last)] === Infinity;
}

/** The same of a packet that has just come. */
export function endNew(run: FluidRun, stage: number, cell: number, packet: number): void {
  run.struck.fill(0);
  endSome(run, stage, cell, packet);
  leaveStruck(run, stage, cell);
}

/** Ends the stays of a packet's people that end in this step. */
function endSome(run: FluidRun, stage: number, cell: number, packet: number): void {
  const { packets, plan } = run;
  const own = plan.layout.clocks.length * packets.capacity + packet;
  if (packets.delays[own] < 0) return;
  const amount = packets.amount[packet];
  const share = endingIn(run, cell, packets.delays[own], packets.starts[own], packets.spans[own], "whole");
  if (!(share > 0)) return;
  const left = amount * (1 - share) > dust ? amount * (1 - share) : 0;
  packets.amount[packet] = left;
  run.content[cell] -= amount - left;
  // they have met half of the step, on average
  packets.met[packet] = met.half;
  if (run.plan.layout.anyStrikes[stage] === 1) leaveOrStrike(run, stage, cell, packet, amount - left);
  else leave(run, stage, cell, packet, amount - left, 0);
}

/** Sends people on for whom no clock has run out; the others are counted by the clock. */
function leaveOrStrike(run: FluidRun, stage: number, cell: number, packet: number, amount: number): void {
  const { packets, struck, plan } = run;
  let rest = amount;
  for (const clock of plan.layout.liveClocks[stage]) {
    const at = clock * packets.capacity + packet;
    const start = packets.starts[at];
    if (start === NOT_RUNNING) continue;
    const share = start === OVERDUE ? 1 : overBy(run, packets.delays[at], start, packets.spans[at]);
    if (!(share > 0)) continue;
    struck[clock] += rest * share;
    if (share >= 1) return;
    rest *= 1 - share;
  }
  goOn(run, stage, cell, rest, packet);
}

/**
 * Sends people on, those for whom a clock has run out apart from the others.
 * @param from place in the stage's live clocks of the first that is still to be asked
 */
function leave(run: FluidRun, stage: number, cell: number, packet: number, amount: number, from: number): void {
  const { packets, plan } = run;
  const live = plan.layout.liveClocks[stage];
  let rest = amount;
  for (let k = from; k < live.length; k++) {
    const at = live[k] * packets.capacity + packet;
    const start = packets.starts[at];
    if (!Number.isFinite(start)) continue;
    const share = overBy(run, packets.delays[at], start, packets.spans[at]);
    if (!(share > 0)) continue;
    packets.starts[at] = OVERDUE;
    leave(run, stage, cell, packet, rest * share, plan.layout.anyStrikes[stage] === 1 ? live.length : k + 1);
    // the lists may have grown meanwhile
    packets.starts[live[k] * packets.capacity + packet] = start;
    rest *= 1 - share;
  }
  goOn(run, stage, cell, rest, packet);
}

/** Share of the people leaving in the step for whom a duration that began before has ended. */
function overBy(run: FluidRun, delay: number, start: number, span: number): number {
  const { fixed, gone } = run.plan.delays[delay];
  const age = run.now + 0.5 - start;
  if (fixed >= 0) {
    const over = age - fixed + 0.5 * span;
    return over <= 0 ? 0 : over >= span ? 1 : over / span;
  }
  if (gone.length === 0 || age < 0) return 0;
  const low = Math.floor(age);
  const at = halfwayGone(gone, low);
  return at + (age - low) * (halfwayGone(gone, low + 1) - at);
}

/** Share gone, of people who came evenly over one step, by the middle of a later one. */
function halfwayGone(gone: Float64Array, age: number): number {
  const last = gone.length - 1;
  const before = age === 0 ? 0 : gone[age - 1 < last ? age - 1 : last];
  return before + 0.5 * (gone[age < last ? age : last] - before);
}
